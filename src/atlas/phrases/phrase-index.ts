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
} from './grams.ts';
import { mergeTokens } from './merge-tokens.ts';
import { formPrinter } from './printed-form.ts';
import { readTokens, type Tokens } from './tokens.ts';
import { isIdleHead } from './word-classes.ts';

/** Phrases of a corpus: in which papers each stands, and how it is printed. */
export interface PhraseIndex {
  /** Whole names only, no attributes and no parts of longer names; sorted by key. */
  readonly phrases: readonly Phrase[];
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
}

/** A phrase that goes on in this share of its papers is a part of the longer one: neural machine (translation). */
const MOSTLY_LONGER = 0.6;
/** A name ends its group of words at this share of its places at least; adjectives and verbs do so less. */
const MIN_CLOSING = 0.35;
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
  const tokens = mergeTokens(readTokens(texts, language));
  const print = formPrinter(tokens);
  const phrases: Phrase[] = [];
  let level = firstLevel(tokens);
  let counts = countGrams(tokens, level);
  while (level.size > 0) {
    const next = nextLevel(tokens, level, counts, least);
    const nextCounts = countGrams(tokens, next);
    phrases.push(
      ...phrasesOf(tokens, level, counts, longest(level, next, nextCounts, least), least, print),
    );
    level = next;
    counts = nextCounts;
  }
  phrases.sort((a, b) => (a.key < b.key ? -1 : 1));
  return { phrases, tokens };
}

function phrasesOf(
  tokens: Tokens,
  { length, grams, size }: Level,
  counts: Counts,
  longer: Uint32Array,
  least: number,
  print: (places: readonly number[], length: number) => string,
): readonly Phrase[] {
  const kept = Array.from({ length: size }, (_, gram) => gram).filter(
    (gram) =>
      counts.papers[gram]! >= least &&
      counts.shaped[gram] === 1 &&
      longer[gram]! < MOSTLY_LONGER * counts.papers[gram]! &&
      counts.closing[gram]! >= MIN_CLOSING * counts.places[gram]!,
  );
  const { papers, titles, places } = occurrences(tokens, grams, kept, counts);
  return kept.map((gram, k) => {
    const concepts = conceptsAt(tokens, counts.example[gram]!, length);
    return {
      key: concepts.map(({ key }) => key).join(' '),
      length,
      printed: print(places[k]!, length),
      families: [...new Set(distinctiveFamilies(concepts))],
      parts: [...new Set(concepts.flatMap(({ parts }) => parts))],
      papers: papers[k]!,
      titles: titles[k]!,
    };
  });
}

/** Of each kept gram the papers that have it, those that have it in the title, and the first of its places. */
function occurrences(tokens: Tokens, grams: Int32Array, kept: readonly number[], counts: Counts) {
  const slot = new Int32Array(counts.papers.length).fill(-1);
  for (const [k, gram] of kept.entries()) slot[gram] = k;
  const papers = kept.map((gram) => new Uint32Array(counts.papers[gram]!));
  const titles = kept.map((gram) => new Uint32Array(counts.titles[gram]!));
  const places = kept.map((): number[] => []);
  const filled = new Uint32Array(kept.length);
  const titled = new Uint32Array(kept.length);
  for (let s = 0; s + 1 < tokens.sentenceStarts.length; s++) {
    const paper = tokens.sentencePaper[s]!;
    for (let t = tokens.sentenceStarts[s]!; t < tokens.sentenceStarts[s + 1]!; t++) {
      const k = grams[t] === -1 ? -1 : slot[grams[t]!]!;
      if (k === -1) continue;
      if (places[k]!.length < PLACES_SEEN) places[k]!.push(t);
      addOnce(papers[k]!, filled, k, paper);
      if (tokens.sentenceIsTitle[s] !== 0) addOnce(titles[k]!, titled, k, paper);
    }
  }
  return { papers, titles, places };
}

/** Adds a paper to list `k`, which is filled so far, unless it was the last one added. */
function addOnce(list: Uint32Array, filled: Uint32Array, k: number, paper: number): void {
  if (filled[k] === 0 || list[filled[k]! - 1] !== paper) list[filled[k]!++] = paper;
}

/** Families that have to be there; idle heads say nothing behind a compound: self-supervised learning. */
function distinctiveFamilies(concepts: readonly Concept[]): readonly string[] {
  const compound = concepts.some((concept) => concept.compound && !concept.head);
  const own = compound ? concepts.filter(({ key }) => !isIdleHead(key)) : concepts;
  return own.flatMap(({ families }) => families);
}
