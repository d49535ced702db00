import { dotRows } from '../embed/vector-rows.ts';
import type { OnStep } from '../on-step.ts';
import { FOUND_AT, type Located } from './landmarks.ts';
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

/**
 * Fills the empty lists of some papers (vectors: n × d, unit rows): with those found at a paper's landmarks that are
 * nearest to it, or with those of all papers where fewer are found than its list takes. Returns for all papers 1 where
 * one was compared with all, else 0.
 */
export function fillLists(
  lists: Neighbours,
  open: Iterable<number>,
  vectors: Float32Array,
  dimensions: number,
  located: Located,
  onStep: OnStep,
): Uint8Array {
  const { width, nearest } = located;
  const { starts, papers } = postingsOf(located, FOUND_AT);
  const n = vectors.length / dimensions;
  const comparedWithAll = new Uint8Array(n);
  const comparedWith = new Int32Array(n).fill(-1);
  const compare = (paper: number, other: number): number => {
    if (comparedWith[other] === paper) return 0;
    comparedWith[other] = paper;
    insert(lists, paper, other, Math.fround(dotRows(vectors, paper, vectors, other, dimensions)));
    return 1;
  };
  for (const paper of open) {
    onStep(paper, n);
    comparedWith[paper] = paper;
    let found = 0;
    for (let at = paper * width; at < (paper + 1) * width; at++) {
      const landmark = nearest[at]!;
      const from = starts[landmark]!;
      const to = Math.min(starts[landmark + 1]!, from + MAX_FOUND);
      for (let p = from; p < to; p++) found += compare(paper, papers[p]!);
    }
    if (found >= lists.k) continue;
    for (let other = 0; other < n; other++) compare(paper, other);
    comparedWithAll[paper] = 1;
  }
  return comparedWithAll;
}
