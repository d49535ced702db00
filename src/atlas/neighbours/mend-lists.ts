import { dotRows } from '../embed/vector-rows.ts';
import { rowsAfter } from '../rows-before.ts';
import { MAX_FOUND, type Postings, postingsOf } from './landmark-lists.ts';
import { FOUND_AT, type Located } from './landmarks.ts';
import { emptyNeighbours, insert, type Neighbours } from './neighbour-lists.ts';

/** Lists as they were found. */
export interface FoundLists extends Located {
  readonly lists: Neighbours;
  /** Papers: 1 for those that were compared with all, because too few were found at their landmarks. */
  readonly comparedWithAll: Uint8Array;
}

/** What has come of the papers since. */
export interface Changes {
  /** Papers now → papers before, −1 for new ones, in the order of both. */
  readonly before: Int32Array;
  /** Papers now: 1 for those that are new or have another vector. */
  readonly changed: Uint8Array;
}

/** Where each list ended: papers that were not in it are farther. Those of which nothing is kept end before all. */
interface Ends {
  readonly cosines: Float32Array;
  /** The last paper, by its place now; −1 where it changed or is gone. */
  readonly papers: Int32Array;
}

/**
 * The lists as they would be found now (vectors: n × d, unit rows), but for those that come back as `open`, which are
 * left empty: in all others stand the papers that did not change, as they stood, and those that did, where they belong.
 * A list that is full again lacks none, for what was not in it is farther than where it ended.
 */
export function mendLists(
  found: FoundLists,
  changes: Changes,
  located: Located,
  vectors: Float32Array,
  dimensions: number,
): { readonly lists: Neighbours; readonly open: readonly number[] } {
  const { lists, ends } = keptLists(found, changes);
  forgetCrowds(found, changes, located, ends);
  offerChanged(lists, ends, changes, located, vectors, dimensions);
  const { k, indices, cosines } = lists;
  const open: number[] = [];
  for (const [i, end] of ends.cosines.entries()) {
    if (end !== Number.POSITIVE_INFINITY && indices[(i + 1) * k - 1] !== -1) continue;
    indices.fill(-1, i * k, (i + 1) * k);
    cosines.fill(Number.NEGATIVE_INFINITY, i * k, (i + 1) * k);
    open.push(i);
  }
  return { lists, open };
}

/** The lists of papers that did not change, of those that did not change. */
function keptLists(
  { lists: { k, indices, cosines }, comparedWithAll }: FoundLists,
  { before, changed }: Changes,
): { readonly lists: Neighbours; readonly ends: Ends } {
  const n = before.length;
  const after = rowsAfter(before, comparedWithAll.length);
  const isKept = (paper: number): boolean => paper >= 0 && changed[paper] === 0;
  const lists = emptyNeighbours(n, k);
  const ends = {
    cosines: new Float32Array(n).fill(Number.POSITIVE_INFINITY),
    papers: new Int32Array(n).fill(-1),
  };
  for (let i = 0; i < n; i++) {
    const old = before[i]!;
    if (changed[i] === 1 || comparedWithAll[old] === 1) continue;
    let to = i * k;
    for (let from = old * k; from < (old + 1) * k; from++) {
      const other = after[indices[from]!]!;
      if (!isKept(other)) continue;
      lists.indices[to] = other;
      lists.cosines[to++] = cosines[from]!;
    }
    const last = after[indices[(old + 1) * k - 1]!]!;
    ends.cosines[i] = cosines[(old + 1) * k - 1]!;
    ends.papers[i] = isKept(last) ? last : -1;
  }
  return { lists, ends };
}

/** Keeps nothing of the lists of papers that look at a landmark where more are found, now or before, than are looked at. */
function forgetCrowds(found: FoundLists, { before }: Changes, located: Located, ends: Ends): void {
  const isCrowded = ({ starts }: Postings, landmark: number) =>
    starts[landmark + 1]! - starts[landmark]! > MAX_FOUND;
  const [then, now] = [postingsOf(found, FOUND_AT), postingsOf(located, FOUND_AT)];
  const crowds = Uint8Array.from({ length: now.starts.length - 1 }, (_, landmark) =>
    Number(isCrowded(then, landmark) || isCrowded(now, landmark)),
  );
  if (!crowds.includes(1)) return;
  for (let at = 0; at < before.length * located.width; at++)
    if (crowds[located.nearest[at]!] === 1)
      ends.cosines[Math.floor(at / located.width)] = Number.POSITIVE_INFINITY;
}

/** Puts the papers that changed into the lists of those that look where they are found, where they come before the end. */
function offerChanged(
  lists: Neighbours,
  ends: Ends,
  { changed }: Changes,
  located: Located,
  vectors: Float32Array,
  dimensions: number,
): void {
  const { width, nearest } = located;
  const looking = postingsOf(located, width);
  const offeredTo = new Int32Array(changed.length).fill(-1);
  for (const [paper, is] of changed.entries()) {
    if (is === 0) continue;
    for (let at = paper * width; at < paper * width + Math.min(FOUND_AT, width); at++) {
      const landmark = nearest[at]!;
      for (let p = looking.starts[landmark]!; p < looking.starts[landmark + 1]!; p++) {
        const i = looking.papers[p]!;
        if (offeredTo[i] === paper || ends.cosines[i] === Number.POSITIVE_INFINITY) continue;
        offeredTo[i] = paper;
        const cosine = Math.fround(dotRows(vectors, i, vectors, paper, dimensions));
        const end = ends.cosines[i]!;
        if (cosine > end || (cosine === end && paper < ends.papers[i]!))
          insert(lists, i, paper, cosine);
      }
    }
  }
}
