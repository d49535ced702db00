import { dotRows } from '../embed/rows.ts';

/** How a topic is divided. */
export interface SubtopicOptions {
  /** A subtopic about this large reads as one thing. */
  readonly papersEach: number;
  readonly most: number;
  /** Fewer papers are no subtopic. */
  readonly least: number;
  /** How much standing together on the map counts beside meaning. */
  readonly place: number;
  readonly rounds: number;
}

export const SUBTOPIC_OPTIONS: SubtopicOptions = {
  papersEach: 13,
  most: 8,
  least: 5,
  place: 4,
  rounds: 50,
};

/**
 * Divides the papers of one topic into groups that are close in meaning and stand together on the map:
 * k-means on vectors and places, started from papers far from each other. Returns one group number a member,
 * none smaller than `least`; everything is one group, or −1, where there are too few.
 */
export function divide(
  members: readonly number[],
  vectors: Float32Array,
  dimensions: number,
  xy: Float64Array,
  options: SubtopicOptions = SUBTOPIC_OPTIONS,
): Int32Array {
  const n = members.length;
  const wanted = Math.min(
    options.most,
    Math.floor(n / options.least),
    Math.max(3, Math.round(n / options.papersEach)),
  );
  if (n < 2 * options.least || wanted < 2)
    return new Int32Array(n).fill(n >= options.least ? 0 : -1);
  const width = dimensions + 2;
  const points = new Float64Array(n * width);
  for (const [m, paper] of members.entries()) {
    for (let d = 0; d < dimensions; d++) points[m * width + d] = vectors[paper * dimensions + d]!;
    points[m * width + dimensions] = options.place * xy[2 * paper]!;
    points[m * width + dimensions + 1] = options.place * xy[2 * paper + 1]!;
  }
  const centres = farApart(points, width, wanted);
  let groups = assign(points, width, centres);
  for (let round = 0; round < options.rounds; round++) {
    recentre(points, width, groups, centres);
    const next = assign(points, width, centres);
    if (next.every((group, m) => group === groups[m])) break;
    groups = next;
  }
  return withoutSmall(points, width, groups, centres, options.least);
}

/** Share of members that stand nearer to the centres than the next centre: the farthest of all are strays. */
const NEXT_CENTRE = 0.8;

/** The first centre is the member nearest the middle; each next one is far from those before (after Gonzalez 1985), but no stray. */
function farApart(points: Float64Array, width: number, count: number): Float64Array {
  const n = points.length / width;
  const middle = new Float64Array(width);
  for (let j = 0; j < points.length; j++) middle[j % width]! += points[j]! / n;
  const nearest = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const centres = new Float64Array(count * width);
  let pick = argBest(n, (m) => -distSquared(points, m, middle, 0, width));
  for (let c = 0; c < count; c++) {
    centres.set(points.subarray(pick * width, pick * width + width), c * width);
    for (let m = 0; m < n; m++)
      nearest[m] = Math.min(nearest[m]!, distSquared(points, m, centres, c, width));
    const byDistance = Array.from(nearest.keys()).sort(
      (a, b) => nearest[a]! - nearest[b]! || a - b,
    );
    pick = byDistance[Math.floor(NEXT_CENTRE * (n - 1))]!;
  }
  return centres;
}

function assign(points: Float64Array, width: number, centres: Float64Array): Int32Array {
  const count = centres.length / width;
  return Int32Array.from({ length: points.length / width }, (_, m) =>
    argBest(count, (c) => -distSquared(points, m, centres, c, width)),
  );
}

function recentre(
  points: Float64Array,
  width: number,
  groups: Int32Array,
  centres: Float64Array,
): void {
  const sizes = new Float64Array(centres.length / width);
  for (const group of groups) sizes[group]!++;
  for (let c = 0; c < sizes.length; c++)
    if (sizes[c]! > 0) centres.fill(0, c * width, c * width + width);
  for (const [m, group] of groups.entries()) {
    for (let d = 0; d < width; d++)
      centres[group * width + d]! += points[m * width + d]! / sizes[group]!;
  }
}

/** Members of groups that are too small join the next nearest; groups are numbered anew by their first member. */
function withoutSmall(
  points: Float64Array,
  width: number,
  groups: Int32Array,
  centres: Float64Array,
  least: number,
): Int32Array {
  const count = centres.length / width;
  const open = new Uint8Array(count).fill(1);
  for (;;) {
    const sizes = new Float64Array(count);
    for (const group of groups) sizes[group]!++;
    const small = argBest(count, (c) =>
      open[c] === 1 && sizes[c]! < least ? -sizes[c]! : Number.NEGATIVE_INFINITY,
    );
    if (open[small] === 0 || sizes[small]! >= least) break;
    open[small] = 0;
    for (const [m, group] of groups.entries()) {
      if (group !== small) continue;
      groups[m] = argBest(count, (c) =>
        open[c] === 1 ? -distSquared(points, m, centres, c, width) : Number.NEGATIVE_INFINITY,
      );
    }
  }
  const order = new Map<number, number>();
  return groups.map((group) => {
    if (!order.has(group)) order.set(group, order.size);
    return order.get(group)!;
  });
}

function distSquared(
  left: Float64Array,
  a: number,
  right: Float64Array,
  b: number,
  width: number,
): number {
  return (
    dotRows(left, a, left, a, width) -
    2 * dotRows(left, a, right, b, width) +
    dotRows(right, b, right, b, width)
  );
}

function argBest(count: number, value: (i: number) => number): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const here = value(i);
    if (here > most) {
      most = here;
      best = i;
    }
  }
  return best;
}
