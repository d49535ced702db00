import { dotRows } from '../embed/vector-rows.ts';
import type { Random } from '../random.ts';
import { emptyNeighbours, insert, type Neighbours } from './neighbour-lists.ts';

/** Trees to start from: more find more at once, fewer leave more to the descent. */
const TREES = 6;
/** Papers in a leaf: all pairs of a leaf are compared. */
const LEAF = 40;
/** Newly found neighbours of a paper that are introduced to each other in one round. */
const SAMPLE = 12;
const ROUNDS = 8;
/** The descent ends when a round improves less than this share of all rows. */
const MIN_GAIN = 0.002;

/** Neighbours that share a leaf of one of several random-projection trees (Dasgupta & Freund 2008). */
export function startFromTrees(
  vectors: Float32Array,
  dimensions: number,
  k: number,
  random: Random,
): Neighbours {
  const n = vectors.length / dimensions;
  const neighbours = emptyNeighbours(n, k);
  for (let tree = 0; tree < TREES; tree++) {
    const order = Int32Array.from({ length: n }, (_, i) => i);
    const waiting = [0, n];
    while (waiting.length > 0) {
      const to = waiting.pop()!;
      const from = waiting.pop()!;
      if (to - from <= LEAF) {
        compareAll(neighbours, vectors, dimensions, order.subarray(from, to));
        continue;
      }
      const middle = split(order, from, to, vectors, dimensions, random);
      waiting.push(from, middle, middle, to);
    }
  }
  return neighbours;
}

/** Orders a range by which of two papers drawn from it is closer, and returns the middle. */
function split(
  order: Int32Array,
  from: number,
  to: number,
  vectors: Float32Array,
  dimensions: number,
  random: Random,
): number {
  const a = order[from + Math.floor(random() * (to - from))]!;
  const b = order[from + Math.floor(random() * (to - from))]!;
  const lean = new Float64Array(to - from);
  for (let p = from; p < to; p++) {
    lean[p - from] =
      dotRows(vectors, order[p]!, vectors, a, dimensions) -
      dotRows(vectors, order[p]!, vectors, b, dimensions);
  }
  const members = order.slice(from, to);
  const ranks = Uint32Array.from(lean.keys()).sort((x, y) => lean[x]! - lean[y]! || x - y);
  for (const [place, rank] of ranks.entries()) order[from + place] = members[rank]!;
  return (from + to) >> 1;
}

function compareAll(
  neighbours: Neighbours,
  vectors: Float32Array,
  dimensions: number,
  members: Int32Array,
): void {
  for (let i = 0; i < members.length; i++)
    for (let j = i + 1; j < members.length; j++)
      compare(neighbours, vectors, dimensions, members[i]!, members[j]!);
}

function compare(
  neighbours: Neighbours,
  vectors: Float32Array,
  dimensions: number,
  a: number,
  b: number,
): number {
  const cosine = Math.fround(dotRows(vectors, a, vectors, b, dimensions));
  return Number(insert(neighbours, a, b, cosine)) + Number(insert(neighbours, b, a, cosine));
}

/**
 * Improves neighbours, in place, by introducing neighbours of a paper to each other until hardly any are closer
 * than those known (Dong, Moses & Li 2011): only pairs of which one came in during the last round are compared.
 */
export function descend(
  neighbours: Neighbours,
  vectors: Float32Array,
  dimensions: number,
  random: Random,
): void {
  const { k, indices } = neighbours;
  const n = vectors.length / dimensions;
  let known = new Int32Array(n * k).fill(-1);
  for (let round = 0; round < ROUNDS; round++) {
    const fresh = sampleLists(n);
    const old = sampleLists(n);
    for (let i = 0; i < n; i++) {
      for (let j = i * k; j < (i + 1) * k; j++) {
        const other = indices[j]!;
        if (other < 0) continue;
        const lists = known.subarray(i * k, (i + 1) * k).includes(other) ? old : fresh;
        offer(lists, i, other, random);
        offer(lists, other, i, random);
      }
    }
    known = indices.slice();
    let gained = 0;
    for (let i = 0; i < n; i++) {
      const news = fresh.members.subarray(
        i * SAMPLE,
        i * SAMPLE + Math.min(SAMPLE, fresh.seen[i]!),
      );
      const olds = old.members.subarray(i * SAMPLE, i * SAMPLE + Math.min(SAMPLE, old.seen[i]!));
      for (let x = 0; x < news.length; x++) {
        for (let y = x + 1; y < news.length; y++)
          if (news[x] !== news[y])
            gained += compare(neighbours, vectors, dimensions, news[x]!, news[y]!);
        for (const other of olds)
          if (news[x] !== other)
            gained += compare(neighbours, vectors, dimensions, news[x]!, other);
      }
    }
    if (gained < MIN_GAIN * n * k) return;
  }
}

/** At most SAMPLE members for each paper, drawn evenly from those offered (reservoir sampling: Vitter 1985). */
interface Samples {
  /** n × SAMPLE. */
  readonly members: Int32Array;
  /** n: how many were offered. */
  readonly seen: Int32Array;
}

function sampleLists(n: number): Samples {
  return { members: new Int32Array(n * SAMPLE), seen: new Int32Array(n) };
}

function offer({ members, seen }: Samples, to: number, member: number, random: Random): void {
  const count = seen[to]!++;
  if (count < SAMPLE) {
    members[to * SAMPLE + count] = member;
    return;
  }
  const place = Math.floor(random() * (count + 1));
  if (place < SAMPLE) members[to * SAMPLE + place] = member;
}
