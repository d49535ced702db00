import { growing } from '../growing-list.ts';
import { pairTable } from '../pair-table.ts';

/** A text that becomes a row. */
export interface TextPair {
  readonly title: string;
  readonly abstract: string;
}

/** The terms of a text in order; an empty one stands for a stop word. */
export type TermReader = (text: string) => readonly string[];

/** The terms and pairs of texts by numbers: as one map a text those of a large corpus would fill the memory. */
export interface CountedTerms {
  /** Text `i` has the places from `starts[i]` up to `starts[i + 1]`, its terms in the order in which each first comes. */
  readonly starts: Int32Array;
  /** Places: the number of a term. */
  readonly terms: Int32Array;
  /** Places: how often the text has it. */
  readonly counts: Int32Array;
  /** How many terms there are. */
  readonly size: number;
  /** The term of a number, or two joined by a space. */
  readonly printed: (term: number) => string;
}

/** Counts terms and pairs as `countTerms` does, of titles `titleCount` times. */
export function countAllTerms(
  texts: readonly TextPair[],
  read: TermReader,
  titleCount: number,
): CountedTerms {
  const book = termBook();
  const starts = new Int32Array(texts.length + 1);
  const terms = growing();
  const counts = growing();
  const add = (term: number, times: number, first: number) => {
    const place = book.placeOf(term);
    if (place >= first) counts.set(place, counts.at(place) + times);
    else {
      book.setPlace(term, terms.length());
      terms.push(term);
      counts.push(times);
    }
  };
  for (const [i, { title, abstract }] of texts.entries()) {
    for (const [text, times] of [
      [title, titleCount],
      [abstract, 1],
    ] as const) {
      let before = -1;
      for (const word of read(text)) {
        const term = word === '' ? -1 : book.single(word);
        if (term !== -1) add(term, times, starts[i]!);
        if (term !== -1 && before !== -1) add(book.pair(before, term), times, starts[i]!);
        before = term;
      }
    }
    starts[i + 1] = terms.length();
  }
  return {
    starts,
    terms: terms.values(),
    counts: counts.values(),
    size: book.size(),
    printed: book.printed,
  };
}

/** Numbers for terms and pairs, given out as they come, each with the last place at which it was counted. */
function termBook() {
  const singles = new Map<string, number>();
  const pairs = pairTable();
  const pairNumbers = growing();
  const words: string[] = [];
  /** Numbers: the place of a word in `words` and −1, or the numbers of two words. */
  const lefts = growing();
  const rights = growing();
  const places = growing();
  const give = (left: number, right: number): number => {
    lefts.push(left);
    rights.push(right);
    places.push(-1);
    return lefts.length() - 1;
  };
  const printed = (term: number): string =>
    rights.at(term) === -1
      ? words[lefts.at(term)]!
      : `${printed(lefts.at(term))} ${printed(rights.at(term))}`;
  return {
    single(word: string): number {
      const known = singles.get(word);
      if (known !== undefined) return known;
      const number = give(words.push(word) - 1, -1);
      singles.set(word, number);
      return number;
    },
    pair(left: number, right: number): number {
      const known = pairs.size();
      const pair = pairs.add(left, right);
      if (pair === known) pairNumbers.push(give(left, right));
      return pairNumbers.at(pair);
    },
    placeOf: places.at,
    setPlace: places.set,
    size: lefts.length,
    printed,
  };
}
