import { UNSPLIT } from '../../words/compound-parts.ts';
import type { Language } from '../../words/languages.ts';
import { countTerms } from '../embed/counted-terms.ts';
import { keysOverlap } from '../phrases/characteristic-phrases.ts';
import type { Phrase, PhraseIndex } from '../phrases/phrase-index.ts';
import type { Attribution } from '../topics/attribution.ts';
import { topicTermReader } from '../topics/topic-terms.ts';

/** Reasons listed: more would not be read. */
const REASONS = 5;
/** A reason that counts for less than this is not worth reading. */
const MIN_SHARE = 0.02;
/** Reasons two papers are related by. */
const SHARED = 3;
/** What two papers share with a quarter of the corpus does not relate them. */
const COMMON = 1 / 4;
/** What tells something less surely explains nothing; where there is nothing better, less will do. */
const INFORMATIVE = 0.65;
const INFORMATIVE_ALONE = 0.4;

interface Reason {
  readonly phrase: string;
  /** Share of all that speaks for the topic, 0–1. */
  readonly weight: number;
}

/** Which phrases each paper has, and what they say. */
export interface Explainer {
  /** Phrases of paper `i` that put it in `topic`, weightiest first. */
  readonly why: (paper: number, topic: number) => readonly Reason[];
  /**
   * What two papers share and few others have: phrases, or else words, or the `group` that both are in, or what tells
   * little; none inside another.
   */
  readonly shared: (a: number, b: number, group: string | null) => readonly string[];
}

/** Prepares the reasons of `paperCount` papers; `attribution` says what their topics were decided by. */
export function explainer(
  index: PhraseIndex,
  attribution: (paper: number, topic: number) => Attribution,
  paperCount: number,
  language: Language = 'en',
  split = UNSPLIT,
): Explainer {
  const read = topicTermReader(language, split);
  const phrasesOf: Phrase[][] = Array.from({ length: paperCount }, () => []);
  const wordsOf: Phrase[][] = Array.from({ length: paperCount }, () => []);
  for (const [phrases, of] of [
    [index.phrases, phrasesOf],
    [index.words, wordsOf],
  ] as const)
    for (const phrase of phrases) for (const paper of phrase.papers) of[paper]!.push(phrase);
  const readings = new Map<string, Reading>();
  const readingOf = (printed: string) => {
    const known = readings.get(printed) ?? {
      spelled: read(printed).join(''),
      terms: [...countTerms(printed, read).keys()],
    };
    readings.set(printed, known);
    return known;
  };
  return {
    why(paper, topic) {
      const printed = new Map(
        phrasesOf[paper]!.map((phrase) => [phrase.printed, phrase.informativeness]),
      );
      return reasons(attribution(paper, topic), printed, readingOf);
    },
    shared(a, b, group) {
      const phrases = inBoth(phrasesOf, a, b);
      const named = mostInformative(phrases, paperCount, INFORMATIVE_ALONE);
      if (named.length > 0) return named;
      const words = inBoth(wordsOf, a, b);
      const told = mostInformative(words, paperCount, INFORMATIVE);
      if (told.length > 0) return told;
      return group === null ? mostInformative([...phrases, ...words], paperCount, 0) : [group];
    },
  };
}

function inBoth(phrasesOf: readonly (readonly Phrase[])[], a: number, b: number): Phrase[] {
  const others = new Set(phrasesOf[b]);
  return phrasesOf[a]!.filter((phrase) => others.has(phrase));
}

/** The first has to tell something by `least`, what stands beside it more surely. */
function mostInformative(shared: Phrase[], paperCount: number, least: number): readonly string[] {
  const worth = ({ papers, length, informativeness }: Phrase) =>
    informativeness * Math.log(paperCount / papers.length) * Math.sqrt(length);
  const kept: Phrase[] = [];
  for (const phrase of shared.sort((x, y) => worth(y) - worth(x) || (x.key < y.key ? -1 : 1))) {
    if (kept.length === SHARED) break;
    if (phrase.papers.length >= COMMON * paperCount) continue;
    if (phrase.informativeness < (kept.length > 0 ? INFORMATIVE : least)) continue;
    if (!kept.some(({ key }) => keysOverlap(key, phrase.key))) kept.push(phrase);
  }
  return kept.map(({ printed }) => printed);
}

/** A phrase as it is read. */
interface Reading {
  /** The same for all that is written alike. */
  readonly spelled: string;
  readonly terms: readonly string[];
}

/** A phrase that may be a reason, however written. */
interface Candidate {
  readonly phrase: string;
  readonly informativeness: number;
  /** What it says by itself, beside what its terms say. */
  own: number;
  readonly terms: Set<string>;
}

/**
 * Names what an attribution is made of: each phrase, however written, takes the parts of its terms that none before took,
 * the weightiest a word first, so that no part counts twice.
 */
function reasons(
  { terms, phrases }: Attribution,
  printed: ReadonlyMap<string, number>,
  readingOf: (printed: string) => Reading,
): readonly Reason[] {
  const open = new Map<string, number>();
  let total = 0;
  for (const [term, part] of terms) {
    if (part !== 0) open.set(term, part);
    total += Math.max(0, part);
  }
  for (const part of phrases.values()) total += Math.max(0, part);
  const apart = writtenApart(terms.keys());
  const speaking = [...phrases].filter(([, part]) => part > 0).map(([phrase]) => phrase);
  const bySpelling = new Map<string, Candidate>();
  for (const phrase of new Set([...speaking, ...printed.keys()])) {
    const informativeness = speaking.includes(phrase) ? 1 : printed.get(phrase)!;
    if (informativeness < INFORMATIVE_ALONE) continue;
    const { spelled, terms } = readingOf(phrase);
    const known = bySpelling.get(spelled) ?? {
      phrase,
      informativeness,
      own: 0,
      terms: new Set<string>(),
    };
    known.own += Math.max(0, phrases.get(phrase) ?? 0);
    for (const term of terms)
      for (const one of [term, ...(apart.get(term) ?? [])]) known.terms.add(one);
    bySpelling.set(spelled, known);
  }
  return heaviest([...bySpelling.values()], open, total);
}

/** Chooses reasons one by one, each for what those before leave of the parts in `open`. */
function heaviest(
  candidates: readonly Candidate[],
  open: Map<string, number>,
  total: number,
): readonly Reason[] {
  const chosen: Reason[] = [];
  const taken = new Set<Candidate>();
  while (chosen.length < REASONS) {
    let best: { readonly candidate: Candidate; readonly part: number } | null = null;
    let most = 0;
    for (const candidate of candidates) {
      if (taken.has(candidate) || (chosen.length > 0 && candidate.informativeness < INFORMATIVE))
        continue;
      const { part, perWord } = worthOf(candidate, open);
      if (part < MIN_SHARE * total || perWord <= most) continue;
      best = { candidate, part };
      most = perWord;
    }
    if (best === null) break;
    chosen.push({ phrase: best.candidate.phrase, weight: best.part / total });
    taken.add(best.candidate);
    for (const term of best.candidate.terms) open.delete(term);
  }
  return chosen.sort((a, b) => b.weight - a.weight || (a.phrase < b.phrase ? -1 : 1));
}

/** What a candidate says, and a word of it, the more telling the more. */
function worthOf({ informativeness, own, terms }: Candidate, open: ReadonlyMap<string, number>) {
  let part = own;
  let words = 0;
  for (const term of terms) {
    part += open.get(term) ?? 0;
    if (!term.includes(' ')) words++;
  }
  return { part, perWord: (informativeness * part) / Math.sqrt(Math.max(1, words)) };
}

/** What others write as one word: pretrain → pre train, pre, train. */
function writtenApart(terms: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const apart = new Map<string, readonly string[]>();
  for (const term of terms)
    if (term.includes(' ')) apart.set(term.replace(' ', ''), [term, ...term.split(' ')]);
  return apart;
}
