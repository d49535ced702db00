import type { Language } from '../../words/languages.ts';
import { countTerms, type TermReader } from '../embed/tfidf.ts';
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

interface Reason {
  readonly phrase: string;
  /** Share of all that speaks for the topic, 0–1. */
  readonly weight: number;
}

/** Which phrases each paper has, and what they say. */
export interface Explainer {
  /** Phrases of paper `i` that put it in `topic`, weightiest first. */
  readonly why: (paper: number, topic: number) => readonly Reason[];
  /** Phrases that two papers share, rarest first; none inside another. */
  readonly shared: (a: number, b: number) => readonly string[];
}

/** Prepares the reasons of `paperCount` papers; `attribution` says what their topics were decided by. */
export function explainer(
  index: PhraseIndex,
  attribution: (paper: number, topic: number) => Attribution,
  paperCount: number,
  language: Language = 'en',
): Explainer {
  const read = topicTermReader(language);
  const phrasesOf: Phrase[][] = Array.from({ length: paperCount }, () => []);
  for (const phrase of index.phrases)
    for (const paper of phrase.papers) phrasesOf[paper]!.push(phrase);
  const termsOf = new Map<string, readonly string[]>();
  const terms = (printed: string) => {
    const known = termsOf.get(printed) ?? [...countTerms('', printed, read).keys()];
    termsOf.set(printed, known);
    return known;
  };
  return {
    why(paper, topic) {
      const printed = phrasesOf[paper]!.map((phrase) => phrase.printed);
      return reasons(attribution(paper, topic), printed, terms, read);
    },
    shared(a, b) {
      const others = new Set(phrasesOf[b]);
      const common = phrasesOf[a]!.filter(
        (phrase) => others.has(phrase) && phrase.papers.length < COMMON * paperCount,
      );
      const rarity = ({ papers, length }: Phrase) =>
        Math.log(paperCount / papers.length) * Math.sqrt(length);
      const kept: Phrase[] = [];
      for (const phrase of common.sort(
        (x, y) => rarity(y) - rarity(x) || (x.key < y.key ? -1 : 1),
      )) {
        if (kept.length === SHARED) break;
        if (!kept.some(({ key }) => keysOverlap(key, phrase.key))) kept.push(phrase);
      }
      return kept.map((phrase) => phrase.printed);
    },
  };
}

/**
 * Names what an attribution is made of: each phrase, however written, takes the parts of its terms that none before took,
 * the weightiest a word first, so that no part counts twice.
 */
function reasons(
  { terms, phrases }: Attribution,
  printed: readonly string[],
  termsOf: (printed: string) => readonly string[],
  read: TermReader,
): readonly Reason[] {
  const open = new Map([...terms].filter(([, part]) => part !== 0));
  const total = [...terms.values(), ...phrases.values()].reduce(
    (sum, part) => sum + Math.max(0, part),
    0,
  );
  const apart = writtenApart(terms.keys());
  const speaking = [...phrases].filter(([, part]) => part > 0).map(([phrase]) => phrase);
  const candidates = candidatesOf(new Set([...speaking, ...printed]), phrases, read, (phrase) =>
    termsOf(phrase).flatMap((term) => [term, ...(apart.get(term) ?? [])]),
  );
  const chosen: Reason[] = [];
  while (chosen.length < REASONS) {
    const best = weightiest(candidates, open, MIN_SHARE * total);
    if (best === null) break;
    chosen.push({ phrase: best.candidate.phrase, weight: best.part / total });
    for (const term of best.candidate.terms) open.delete(term);
    candidates.splice(candidates.indexOf(best.candidate), 1);
  }
  return chosen.sort((a, b) => b.weight - a.weight || (a.phrase < b.phrase ? -1 : 1));
}

/** A phrase that may be a reason, and what speaks through it: itself and its terms. */
interface Candidate {
  readonly phrase: string;
  own: number;
  readonly terms: Set<string>;
}

/** Phrases that read as the same terms are one candidate, printed as the first of them. */
function candidatesOf(
  printed: Iterable<string>,
  phrases: ReadonlyMap<string, number>,
  read: TermReader,
  termsOf: (phrase: string) => readonly string[],
): Candidate[] {
  const byTerms = new Map<string, Candidate>();
  for (const phrase of printed) {
    const terms = read(phrase).join('');
    const known = byTerms.get(terms) ?? { phrase, own: 0, terms: new Set<string>() };
    known.own += Math.max(0, phrases.get(phrase) ?? 0);
    for (const term of termsOf(phrase)) known.terms.add(term);
    byTerms.set(terms, known);
  }
  return [...byTerms.values()];
}

/** The candidate that takes most a word of what is open, with its part; null where none takes `least`. */
function weightiest(
  candidates: readonly Candidate[],
  open: ReadonlyMap<string, number>,
  least: number,
): { readonly candidate: Candidate; readonly part: number } | null {
  let best: { readonly candidate: Candidate; readonly part: number } | null = null;
  let most = 0;
  for (const candidate of candidates) {
    let part = candidate.own;
    for (const term of candidate.terms) part += open.get(term) ?? 0;
    const words = [...candidate.terms].filter((term) => !term.includes(' ')).length;
    const perWord = part / Math.sqrt(Math.max(1, words));
    if (part >= least && perWord > most) {
      best = { candidate, part };
      most = perWord;
    }
  }
  return best;
}

/** What others write as one word: pretrain → pre train, pre, train. */
function writtenApart(terms: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const apart = new Map<string, readonly string[]>();
  for (const term of terms)
    if (term.includes(' ')) apart.set(term.replace(' ', ''), [term, ...term.split(' ')]);
  return apart;
}
