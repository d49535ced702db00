// Runs in the browser too. Where the terms of papers stand.
import { type CompoundSplitter, UNSPLIT } from '../words/compound-parts.ts';
import { foldText } from './folding.ts';
import { placedTerms, searchTerms } from './terms.ts';
import {
  IN_ABSTRACT,
  IN_OTHER,
  IN_TITLE,
  MAX_LETTERS,
  PAPER_BITS,
  WHERE_BITS,
} from './words-index.ts';

/** A text field of a paper. */
export interface IndexedPaper {
  readonly title: string;
  readonly abstract: string;
  readonly other: string;
}

/** Of each term of papers in a row, the first of which is the `from`th of all, its postings; `split` says what words are made of. */
export function termPostings(
  papers: readonly IndexedPaper[],
  split = UNSPLIT,
  from = 0,
): ReadonlyMap<string, readonly number[]> {
  const lists = new Map<string, number[]>();
  for (const [i, paper] of papers.entries())
    for (const [term, place] of placesOf(paper, split))
      addTo(lists, term, (from + i) * 2 ** PAPER_BITS + place);
  return lists;
}

/** Puts a number at the end of the list of a key. */
export function addTo(lists: Map<string, number[]>, key: string, number: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [number]);
  else list.push(number);
}

/** Where each term of a paper stands: a posting without the paper. */
function placesOf(
  { title, abstract, other }: IndexedPaper,
  split: CompoundSplitter,
): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const term of searchTerms(foldText(abstract)))
    for (const one of [term, ...split(term)]) places.set(one, IN_ABSTRACT);
  for (const term of searchTerms(foldText(other))) places.set(term, IN_OTHER);
  const titled = placedTerms(foldText(title));
  const inTitle = (letters: number) => (Math.min(letters, MAX_LETTERS) << WHERE_BITS) | IN_TITLE;
  for (const [term, letters] of titled)
    for (const part of split(term))
      places.set(part, inTitle(letters + Math.max(0, term.indexOf(part))));
  for (const [term, letters] of titled) places.set(term, inTitle(letters));
  return places;
}
