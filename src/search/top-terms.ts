import { searchTerms } from './terms.ts';

/** Words kept of an abstract: what its own summary would name. */
const TELLING_WORDS = 24;
/** A word of one abstract is as often a slip as a term; in a title it is kept all the same. */
const MIN_PAPERS = 2;

/**
 * The most telling words of each abstract, by how often it has them and how few others do. An index of these alone is
 * a quarter of the whole: what a map of very many papers can ask a phone to load.
 */
export function topTerms(abstracts: readonly string[]): readonly string[] {
  const counted = countTerms(abstracts);
  return abstracts.map((_, i) =>
    tellingTerms(counted, i, (term) => counted.papersWith[term]!, abstracts.length),
  );
}

/** The most telling words of the `i`th of counted abstracts, of `papers` in all; `papersWith` says how many have a term, by its number. */
export function tellingTerms(
  { terms, starts, held, counts }: CountedTerms,
  i: number,
  papersWith: (term: number) => number,
  papers: number,
): string {
  const start = starts[i]!;
  const kept: number[] = [];
  const weights: number[] = [];
  for (let at = start; at < starts[i + 1]!; at++) {
    const others = papersWith(held[at]!);
    weights.push((1 + Math.log(counts[at]!)) * Math.log(1 + papers / others));
    if (others >= MIN_PAPERS) kept.push(at);
  }
  const order = (a: number, b: number) =>
    weights[b - start]! - weights[a - start]! || (terms[held[a]!]! < terms[held[b]!]! ? -1 : 1);
  return kept
    .sort(order)
    .slice(0, TELLING_WORDS)
    .map((at) => terms[held[at]!]!)
    .join(' ');
}

/** Terms of all abstracts in one row, by number: a map for each abstract took most of the time that is spent here. */
export interface CountedTerms {
  readonly terms: readonly string[];
  /** Terms: abstracts that have each. */
  readonly papersWith: readonly number[];
  /** Abstracts + 1: where its terms begin among `held`. */
  readonly starts: readonly number[];
  /** The terms of one abstract after the other, each once. */
  readonly held: readonly number[];
  /** How often it stands there. */
  readonly counts: readonly number[];
}

/** Counts the terms of abstracts. */
export function countTerms(abstracts: readonly string[]): CountedTerms {
  const numbers = new Map<string, number>();
  const terms: string[] = [];
  const papersWith: number[] = [];
  /** Terms: where each was put among `held` last. */
  const lastAt: number[] = [];
  const [held, counts]: [number[], number[]] = [[], []];
  const starts = [0];
  for (const abstract of abstracts) {
    const start = held.length;
    for (const term of searchTerms(abstract)) {
      let number = numbers.get(term);
      if (number === undefined) {
        number = terms.length;
        numbers.set(term, number);
        terms.push(term);
        papersWith.push(0);
        lastAt.push(-1);
      }
      if (lastAt[number]! >= start) counts[lastAt[number]!]!++;
      else {
        lastAt[number] = held.length;
        held.push(number);
        counts.push(1);
        papersWith[number]!++;
      }
    }
    starts.push(held.length);
  }
  return { terms, papersWith, starts, held, counts };
}
