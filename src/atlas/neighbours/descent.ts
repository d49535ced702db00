import { dotRows } from '../embed/vector-rows.ts';
import { type OnStep, UNWATCHED } from '../on-step.ts';
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
  onStep: OnStep = UNWATCHED,
): void {
  const { k, indices } = neighbours;
  const n = vectors.length / dimensions;
  let known = new Int32Array(n * k).fill(-1);
  for (let round = 0; round < ROUNDS; round++) {
    const { fresh, old } = drawSamples(neighbours, known, n, random);
    known = indices.slice();
    let gained = 0;
    for (let i = 0; i < n; i++) {
      // A round may turn out to be the last: what is told is how far it would be with all of them.
      onStep(round * n + i, ROUNDS * n);
      gained += introduce(neighbours, vectors, dimensions, fresh.of(i), old.of(i));
    }
    if (gained < MIN_GAIN * n * k) return;
  }
}

/** Draws of each paper's neighbours, and of those whose neighbour it is, some that came in since `known` and some that did not. */
function drawSamples(
  { k, indices }: Neighbours,
  known: Int32Array,
  n: number,
  random: Random,
): { readonly fresh: Samples; readonly old: Samples } {
  const fresh = emptySamples(n, random);
  const old = emptySamples(n, random);
  for (let i = 0; i < n; i++) {
    for (let j = i * k; j < (i + 1) * k; j++) {
      const other = indices[j]!;
      if (other < 0) continue;
      const lists = known.subarray(i * k, (i + 1) * k).includes(other) ? old : fresh;
      lists.offer(i, other);
      lists.offer(other, i);
    }
  }
  return { fresh, old };
}

/** Compares new neighbours of one paper with each other and with its old ones; returns how many rows improve. */
function introduce(
  neighbours: Neighbours,
  vectors: Float32Array,
  dimensions: number,
  fresh: Int32Array,
  old: Int32Array,
): number {
  let gained = 0;
  for (let x = 0; x < fresh.length; x++) {
    for (let y = x + 1; y < fresh.length; y++)
      if (fresh[x] !== fresh[y])
        gained += compare(neighbours, vectors, dimensions, fresh[x]!, fresh[y]!);
    for (const other of old)
      if (fresh[x] !== other) gained += compare(neighbours, vectors, dimensions, fresh[x]!, other);
  }
  return gained;
}

/** For each paper, at most SAMPLE members of those offered to it, drawn evenly (reservoir sampling: Vitter 1985). */
interface Samples {
  readonly offer: (to: number, member: number) => void;
  readonly of: (paper: number) => Int32Array;
}

function emptySamples(n: number, random: Random): Samples {
  const members = new Int32Array(n * SAMPLE);
  const seen = new Int32Array(n);
  return {
    offer: (to, member) => {
      const count = seen[to]!++;
      const place = count < SAMPLE ? count : Math.floor(random() * (count + 1));
      if (place < SAMPLE) members[to * SAMPLE + place] = member;
    },
    of: (i) => members.subarray(i * SAMPLE, i * SAMPLE + Math.min(SAMPLE, seen[i]!)),
  };
}
