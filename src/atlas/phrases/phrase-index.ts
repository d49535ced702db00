import type { Language } from '../../words/languages.ts';
import type { TextPair } from '../embed/tfidf.ts';
import type { Concept } from './concepts.ts';
import {
  type Counts,
  conceptsAt,
  countGrams,
  firstLevel,
  type Level,
  longest,
  nextLevel,
  resolveBoundNames,
} from './grams.ts';
import { mergeTokens } from './merge-tokens.ts';
import { formPrinter } from './printed-form.ts';
import { readTokens, type Tokens } from './tokens.ts';
import { withoutVerbs } from './verbs.ts';
import { isIdleHead } from './word-classes.ts';

/** Phrases of a corpus: in which papers each stands, and how it is printed. */
export interface PhraseIndex {
  /** Whole names only, no attributes and no parts of longer names; sorted by key. */
  readonly phrases: readonly Phrase[];
  /** Single words that are no names: where papers share no name, they may share one of these. */
  readonly words: readonly Phrase[];
  /** The corpus as the phrases were read from it. */
  readonly tokens: Tokens;
}

export interface Phrase {
  /** Word keys joined by spaces: the forms of a phrase share it. */
  readonly key: string;
  /** Words. */
  readonly length: number;
  /** The commonest printed form. */
  readonly printed: string;
  /** Word families of its parts, each once: what a sentence must have to speak of it. */
  readonly families: readonly string[];
  /** The same with acronyms written out: what another name may not have inside. */
  readonly parts: readonly string[];
  /** Indices of papers that have it, rising. */
  readonly papers: Uint32Array;
  /** Those of them that have it in the title. */
  readonly titles: Uint32Array;
  /** How many of them come back to it. */
  readonly repeated: number;
  /** Share of its places at which no word of a longer name leads it. */
  readonly alone: number;
  /** How surely it tells something of a paper's matter, 0–1; 1 before that is weighed. */
  readonly informativeness: number;
}

/** What hardly stands by itself is cut out of longer names: (urinary, respiratory) tract infection. */
const MIN_ALONE = 0.1;

/** Whether a phrase is a name of its own, not the end of others. */
export function isWhole({ length, alone }: Phrase): boolean {
  return length === 1 || alone >= MIN_ALONE;
}

/** A phrase that goes on in this share of its papers is a part of the longer one: neural machine (translation). */
const MOSTLY_LONGER = 0.6;
/** A name ends its group of words at this share of its places at least; adjectives and verbs do so less. */
const MIN_CLOSING = 0.35;
type Printer = ReturnType<typeof formPrinter>;

/** Places looked at to learn how a phrase is printed. */
const PLACES_SEEN = 200;

/**
 * Collects phrases of one to four words that stand in at least `least` papers. Built level by level: a phrase is
 * as common as its parts at most.
 */
export function collectPhrases(
  texts: readonly TextPair[],
  least: number,
  language: Language = 'en',
): PhraseIndex {
  const tokens = withoutVerbs(mergeTokens(readTokens(texts, language)));
  const print = formPrinter(tokens);
  const phrases: Phrase[] = [];
  let level = firstLevel(tokens);
  let counts = countGrams(tokens, level);
  const words = othersOf(tokens, level, counts, least, print);
  while (level.size > 0) {
    const next = nextLevel(tokens, level, counts, least);
    const nextCounts = countGrams(tokens, next);
    resolveBoundNames(next, nextCounts, level, counts);
    phrases.push(
      ...phrasesOf(tokens, level, counts, longest(level, next, nextCounts, least), least, print),
    );
    level = next;
    counts = nextCounts;
  }
  phrases.sort((a, b) => (a.key < b.key ? -1 : 1));
  return { phrases, words, tokens };
}

/** The single words that make no name: adjectives, and what needs another word beside it. */
function othersOf(
  tokens: Tokens,
  level: Level,
  counts: Counts,
  least: number,
  print: Printer,
): readonly Phrase[] {
  const kept = tokens.concepts.flatMap(({ filler }, gram) =>
    counts.papers[gram]! >= least && counts.shaped[gram] === 0 && !filler ? gram : [],
  );
  return describe(tokens, level, counts, kept, print);
}

function phrasesOf(
  tokens: Tokens,
  level: Level,
  counts: Counts,
  longer: Uint32Array,
  least: number,
  print: Printer,
): readonly Phrase[] {
  const kept = Array.from({ length: level.size }, (_, gram) => gram).filter(
    (gram) =>
      counts.papers[gram]! >= least &&
      counts.shaped[gram] === 1 &&
      longer[gram]! < MOSTLY_LONGER * counts.papers[gram]! &&
      counts.closing[gram]! >= MIN_CLOSING * counts.places[gram]!,
  );
  return describe(tokens, level, counts, kept, print);
}

/** Goes through the corpus once for all that is to be known of some grams. */
function describe(
  tokens: Tokens,
  { length, grams, size }: Level,
  counts: Counts,
  kept: readonly number[],
  print: Printer,
): readonly Phrase[] {
  const slot = new Int32Array(size).fill(-1);
  for (const [k, gram] of kept.entries()) slot[gram] = k;
  const seen = kept.map((gram) => ({
    papers: eachOnce(counts.papers[gram]!),
    titles: eachOnce(counts.titles[gram]!),
    again: eachOnce(counts.papers[gram]!),
    places: [] as number[],
  }));
  for (let s = 0; s + 1 < tokens.sentenceStarts.length; s++) {
    const paper = tokens.sentencePaper[s]!;
    for (let t = tokens.sentenceStarts[s]!; t < tokens.sentenceStarts[s + 1]!; t++) {
      const own = grams[t] === -1 ? undefined : seen[slot[grams[t]!]!];
      if (own === undefined) continue;
      if (own.places.length < PLACES_SEEN) own.places.push(t);
      if (!own.papers.add(paper)) own.again.add(paper);
      if (tokens.sentenceIsTitle[s] === 1) own.titles.add(paper);
    }
  }
  return kept.map((gram, k) => {
    const concepts = conceptsAt(tokens, counts.example[gram]!, length);
    const { papers, titles, again, places } = seen[k]!;
    return {
      key: concepts.map(({ key }) => key).join(' '),
      length,
      printed: print(places, length),
      families: [...new Set(distinctiveFamilies(concepts))],
      parts: [...new Set(concepts.flatMap(({ parts }) => parts))],
      papers: papers.values(),
      titles: titles.values(),
      repeated: again.values().length,
      alone: counts.alone[gram]! / counts.places[gram]!,
      informativeness: 1,
    };
  });
}

/** A list of at most so many papers that come in order: `add` says whether a paper is new. */
function eachOnce(most: number) {
  const papers = new Uint32Array(most);
  let length = 0;
  return {
    add(paper: number): boolean {
      if (length > 0 && papers[length - 1] === paper) return false;
      papers[length++] = paper;
      return true;
    },
    values: (): Uint32Array => papers.subarray(0, length),
  };
}

/** Families that have to be there; idle heads say nothing behind a compound: self-supervised learning. */
function distinctiveFamilies(concepts: readonly Concept[]): readonly string[] {
  const compound = concepts.some((concept) => concept.compound && !concept.head);
  const own = compound ? concepts.filter(({ key }) => !isIdleHead(key)) : concepts;
  return own.flatMap(({ families }) => families);
}
