import { dotRows } from '../embed/vector-rows.ts';
import { type OnStep, UNWATCHED } from '../on-step.ts';
import type { Located } from './landmarks.ts';
import { insert, type Neighbours } from './neighbour-lists.ts';

/** So many papers are found at one landmark at most, the first: more are as good as equal, and all would be compared with all. */
export const MAX_FOUND = 1000;

/** Landmarks → the papers found there: those of landmark `l` from `starts[l]` up to `starts[l + 1]`, rising. */
export interface Postings {
  readonly starts: Int32Array;
  readonly papers: Int32Array;
}

/** The papers that have a landmark among their nearest `most`, of all landmarks. */
export function postingsOf({ count, width, nearest }: Located, most: number): Postings {
  const own = Math.min(most, width);
  const starts = new Int32Array(count + 1);
  const n = nearest.length / width;
  for (let i = 0; i < n; i++)
    for (let at = i * width; at < i * width + own; at++) starts[nearest[at]! + 1]!++;
  for (let landmark = 0; landmark < count; landmark++) starts[landmark + 1]! += starts[landmark]!;
  const next = starts.slice();
  const papers = new Int32Array(starts[count]!);
  for (let i = 0; i < n; i++)
    for (let at = i * width; at < i * width + own; at++) papers[next[nearest[at]!]!++] = i;
  return { starts, papers };
}

/** Fills rows of lists. */
export interface ListFiller {
  /** Finds the neighbours of a paper whose row is empty; whether it had to be compared with all papers. */
  readonly fill: (paper: number) => boolean;
}

/**
 * Prepares to fill the lists of single papers: with those of the papers found at its landmarks that are nearest
 * (vectors: n × d, unit rows), or with those of all papers where fewer are found than its row takes.
 */
export function listFiller(
  vectors: Float32Array,
  dimensions: number,
  { width, nearest }: Located,
  { starts, papers }: Postings,
  lists: Neighbours,
): ListFiller {
  const n = vectors.length / dimensions;
  const comparedWith = new Int32Array(n).fill(-1);
  const compare = (paper: number, other: number): number => {
    if (comparedWith[other] === paper) return 0;
    comparedWith[other] = paper;
    insert(lists, paper, other, Math.fround(dotRows(vectors, paper, vectors, other, dimensions)));
    return 1;
  };
  return {
    fill(paper) {
      comparedWith[paper] = paper;
      let found = 0;
      for (let at = paper * width; at < (paper + 1) * width; at++) {
        const landmark = nearest[at]!;
        const from = starts[landmark]!;
        const to = Math.min(starts[landmark + 1]!, from + MAX_FOUND);
        for (let p = from; p < to; p++) found += compare(paper, papers[p]!);
      }
      if (found >= lists.k) return false;
      for (let other = 0; other < n; other++) compare(paper, other);
      return true;
    },
  };
}

/** Fills the lists of some papers, or of all; returns 1 for each that was compared with all papers. */
export function fillLists(
  filler: ListFiller,
  papers: Iterable<number>,
  count: number,
  onStep: OnStep = UNWATCHED,
): Uint8Array {
  const comparedWithAll = new Uint8Array(count);
  for (const paper of papers) {
    onStep(paper, count);
    comparedWithAll[paper] = Number(filler.fill(paper));
  }
  return comparedWithAll;
}
