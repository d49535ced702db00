// Runs in the browser too.
import type { Expansion } from './expansions.ts';
import type { QueryTerm } from './query-terms.ts';
import {
  IN_OTHER,
  IN_TITLE,
  PAPER_BITS,
  WHERE_MASK,
  type WordsIndex,
  whereIn,
} from './words-index.ts';

/** A word of the title says what a paper is about; names, venues and years are as good as one. */
const WHERE_WEIGHT = [0.95, 1, 1];
/** A word stands where it stands. */
const ANYWHERE = [1, 1, 1];
/** A paper says what is asked if it has at least this share of the question's weight. */
const SAYS_IT = 0.5;
/** What only counts in titles. */
export const TITLES_ALONE = [0, 0, 1];

/**
 * How much of a question each paper covers, 0–1: the share of the question's idf mass that the paper matches, each
 * word by the best that stands for it. On an absolute scale, so that a full match is known as one.
 */
export function coverageOf(
  terms: readonly QueryTerm[],
  index: WordsIndex,
  whereWeight: readonly number[] = WHERE_WEIGHT,
): Float64Array {
  const coverage = new Float64Array(index.paperCount);
  const best = new Float64Array(index.paperCount);
  const touched: number[] = [];
  let mass = 0;
  for (const { expansions, idf } of terms) {
    mass += idf;
    for (const expansion of expansions) addBest(expansion, index, whereWeight, best, touched);
    for (const paper of touched) {
      coverage[paper]! += idf * best[paper]!;
      best[paper] = 0;
    }
    touched.length = 0;
  }
  if (mass > 0) for (let paper = 0; paper < coverage.length; paper++) coverage[paper]! /= mass;
  return coverage;
}

/** Tells the papers in which at least half of the question stands, by weight of its words; the others are near in meaning at best. */
export function sayingIt(
  terms: readonly QueryTerm[],
  index: WordsIndex,
): (paper: number) => boolean {
  const said = terms.map((term) => ({
    ...term,
    expansions: term.expansions
      .filter(({ kind }) => kind !== 'near')
      .map((expansion) => ({ ...expansion, weight: 1 })),
  }));
  const shares = coverageOf(said, index, ANYWHERE);
  return (paper) => shares[paper]! >= SAYS_IT;
}

function addBest(
  { rows, weight }: Expansion,
  index: WordsIndex,
  whereWeight: readonly number[],
  best: Float64Array,
  touched: number[],
): void {
  const [first, ...rest] = rows.map((row) => index.postings(row));
  for (const posting of first!) {
    const paper = posting >>> PAPER_BITS;
    let value = weight * whereWeight[posting & WHERE_MASK]!;
    for (const postings of rest) {
      const where = whereIn(postings, paper);
      value = where === -1 ? 0 : Math.min(value, weight * whereWeight[where]!);
    }
    if (value <= best[paper]!) continue;
    if (best[paper] === 0) touched.push(paper);
    best[paper] = value;
  }
}

/** What of a paper stands for a word of the question. */
export interface Match {
  readonly word: string;
  /** Terms of the paper. */
  readonly terms: readonly string[];
  readonly kind: Expansion['kind'];
  /** 0–1: how much of the word they stand for. */
  readonly weight: number;
  readonly where: 'title' | 'abstract' | 'other';
}

/** How much a place tells a reader of why a paper answers, by where a term stands: keywords are not shown. */
const TOLD_FIRST = [1, 0, 2];

/** For each word of the question that the paper matches, the worthiest match; of several as worthy the one in the title. */
export function matchesIn(terms: readonly QueryTerm[], index: WordsIndex, paper: number): Match[] {
  const matches: Match[] = [];
  for (const { word, expansions } of terms) {
    const best = worthiestIn(expansions, index, paper);
    if (best === null) continue;
    const { expansion, where } = best;
    matches.push({
      word,
      terms: expansion.rows.map((row) => index.termOf(row)),
      kind: expansion.kind,
      weight: Number(expansion.weight.toFixed(2)),
      where: where === IN_TITLE ? 'title' : where === IN_OTHER ? 'other' : 'abstract',
    });
  }
  return matches;
}

function worthiestIn(
  expansions: readonly Expansion[],
  index: WordsIndex,
  paper: number,
): { readonly expansion: Expansion; readonly where: number } | null {
  let best: { readonly expansion: Expansion; readonly where: number } | null = null;
  for (const expansion of expansions) {
    if (best !== null && expansion.weight < best.expansion.weight) break;
    const places = expansion.rows.map((row) => whereIn(index.postings(row), paper));
    if (places.includes(-1)) continue;
    const where = Math.min(...places);
    if (best === null || TOLD_FIRST[where]! > TOLD_FIRST[best.where]!) best = { expansion, where };
  }
  return best;
}
