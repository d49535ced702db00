import { growing } from '../growing-list.ts';
import { pairTable } from '../pair-table.ts';

/** A title says more of a paper than a sentence of its abstract: its words count as if they stood there this often. */
const TITLE_COUNT = 2;

/** A text that becomes a row. */
export interface TextPair {
  readonly title: string;
  readonly abstract: string;
}

/** The mark before a term that is a part of the word read before it: it stands in no pair. */
export const PART = '+';

/** The terms of a text in order; an empty one stands for a stop word, one behind `PART` for a part of the word before it. */
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

/** Terms and pairs of neighbours in one text with their counts; pairs don't reach over stop words. */
export function countTerms(text: string, read: TermReader): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (term: string) => counts.set(term, (counts.get(term) ?? 0) + 1);
  let before = '';
  for (const term of read(text)) {
    if (term.startsWith(PART)) {
      add(term.slice(PART.length));
      continue;
    }
    if (term !== '') add(term);
    if (term !== '' && before !== '') add(`${before} ${term}`);
    before = term;
  }
  return counts;
}

/** Counts terms and pairs of many texts as `countTerms` does those of one, a title's more than once. */
export function countAllTerms(texts: readonly TextPair[], read: TermReader): CountedTerms {
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
  const addText = (text: string, times: number, first: number) => {
    let before = -1;
    for (const word of read(text)) {
      if (word.startsWith(PART)) {
        add(book.single(word.slice(PART.length)), times, first);
        continue;
      }
      const term = word === '' ? -1 : book.single(word);
      if (term !== -1) add(term, times, first);
      if (term !== -1 && before !== -1) add(book.pair(before, term), times, first);
      before = term;
    }
  };
  for (const [i, { title, abstract }] of texts.entries()) {
    addText(title, TITLE_COUNT, starts[i]!);
    addText(abstract, 1, starts[i]!);
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
