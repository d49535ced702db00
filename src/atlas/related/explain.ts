import { UNSPLIT } from '../../words/compound-parts.ts';
import type { Language } from '../../words/languages.ts';
import { countTerms } from '../embed/counted-terms.ts';
import type { Phrase, PhraseIndex } from '../phrases/phrase-index.ts';
import type { Attribution } from '../topics/attribution.ts';
import { topicTermReader } from '../topics/topic-terms.ts';
import { type SharedReasons, sharedReasons } from './shared-reasons.ts';

/** Reasons listed: more would not be read. */
const REASONS = 5;
/** A reason that counts for less than this is not worth reading. */
const MIN_SHARE = 0.02;
/** What tells something less surely explains nothing; where there is nothing better, less will do. */
const INFORMATIVE = 0.65;
const INFORMATIVE_ALONE = 0.4;

/** A phrase that puts a paper in its topic. */
export interface Reason {
  readonly phrase: string;
  /** Share of all that speaks for the topic, 0–1. */
  readonly weight: number;
}

/** Which phrases each paper has, and what they say. */
export interface Explainer {
  /** Phrases of paper `i` that put it in `topic`, weightiest first. */
  readonly why: (paper: number, topic: number) => readonly Reason[];
  /** The names that a paper has. */
  readonly phrasesAt: (paper: number) => readonly Phrase[];
  readonly shared: SharedReasons;
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
  for (const phrase of index.phrases)
    for (const paper of phrase.papers) phrasesOf[paper]!.push(phrase);
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
        phrasesOf[paper]!.map((phrase) => [phrase.printed, roundedInformativeness(phrase)]),
      );
      return reasons(attribution(paper, topic), printed, readingOf);
    },
    phrasesAt: (paper) => phrasesOf[paper]!,
    shared: sharedReasons(index, paperCount),
  };
}

/** To hundredths: the reasons of all papers that have a phrase don't change with every other paper that speaks of it. */
export function roundedInformativeness({ informativeness }: Phrase): number {
  return Math.round(100 * informativeness) / 100;
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
