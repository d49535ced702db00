import { linkCircles } from './link-circles.ts';
import { type LinkRows, linkRows } from './link-rows.ts';

/** The course that most ways of citations through a group take. */
export interface MainPath {
  /** Places of papers, what was cited first and what cites it behind. */
  readonly papers: readonly number[];
  /** Links within the group that the path was sought among. */
  readonly links: number;
  /** Links left out, for they lie in a circle. */
  readonly inCircles: number;
}

/** With fewer links there are hardly two ways to choose from. */
const MIN_LINKS = 30;
/** A shorter path is no course. */
const MIN_PAPERS = 4;

/**
 * The main path of citations through the papers `members` (rising): search path counts (Hummon & Doreian 1989), each
 * link weighed by the number of ways from what cites nothing here to what nothing here cites that lead over it, and of
 * all ways the one with the largest sum (the critical path of Batagelj 2003, where the first search went on from link
 * to link). Links in circles are left out, all of them: no way leads round. Of equal ways the one whose papers come
 * first. Null where links are too few.
 */
export function mainPath(cites: LinkRows, members: readonly number[]): MainPath | null {
  const within = linksWithin(cites, members);
  const circleOf = new Map(
    linkCircles(within).flatMap((circle, c) => circle.map((paper) => [paper, c] as const)),
  );
  const pairs: (readonly [citing: number, cited: number])[] = [];
  for (let i = 0; i < members.length; i++)
    for (const cited of within.targets.subarray(within.starts[i]!, within.starts[i + 1]!)) {
      const circle = circleOf.get(i);
      if (circle === undefined || circle !== circleOf.get(cited)) pairs.push([i, cited]);
    }
  if (pairs.length < MIN_LINKS) return null;
  const papers = heaviestPath(members.length, pairs).map((i) => members[i]!);
  if (papers.length < MIN_PAPERS) return null;
  return { papers, links: pairs.length, inCircles: within.targets.length - pairs.length };
}

/** The links among some papers, as places among them. */
function linksWithin({ starts, targets }: LinkRows, members: readonly number[]): LinkRows {
  const placeOf = new Map(members.map((paper, i) => [paper, i]));
  const [from, to]: [number[], number[]] = [[], []];
  for (const [i, paper] of members.entries())
    for (const target of targets.subarray(starts[paper]!, starts[paper + 1]!)) {
      const cited = placeOf.get(target);
      if (cited === undefined) continue;
      from.push(i);
      to.push(cited);
    }
  return linkRows(members.length, from, to);
}

type Pairs = readonly (readonly [citing: number, cited: number])[];

/** Of links without circles, the way with the largest sum of search path counts, the cited first. */
function heaviestPath(count: number, pairs: Pairs): readonly number[] {
  const citing: number[][] = Array.from({ length: count }, () => []);
  const cited: number[][] = Array.from({ length: count }, () => []);
  for (const [a, b] of pairs) {
    citing[b]!.push(a);
    cited[a]!.push(b);
  }
  const order = topologicalOrder(citing, cited);
  // Ways are as many as there are stars: whole numbers of any size keep them exact.
  const waysTo = order.length === 0 ? [] : waysAlong(order, cited);
  const waysFrom = waysAlong([...order].reverse(), citing);
  const sums = new Array<bigint>(count).fill(0n);
  const next = new Int32Array(count).fill(-1);
  for (const paper of [...order].reverse())
    for (const later of citing[paper]!) {
      const through = sums[later]! + waysTo[paper]! * waysFrom[later]!;
      if (through <= sums[paper]!) continue;
      sums[paper] = through;
      next[paper] = later;
    }
  let at = 0;
  for (let paper = 1; paper < count; paper++) if (sums[paper]! > sums[at]!) at = paper;
  const path: number[] = [];
  for (; at >= 0; at = next[at]!) path.push(at);
  return path;
}

/** For each paper, in an order of which `before` come first: how many ways lead to it from where none is before. */
function waysAlong(
  order: readonly number[],
  before: readonly (readonly number[])[],
): readonly bigint[] {
  const ways = new Array<bigint>(before.length).fill(0n);
  for (const paper of order)
    ways[paper] =
      before[paper]!.length === 0
        ? 1n
        : before[paper]!.reduce((sum, other) => sum + ways[other]!, 0n);
  return ways;
}

/** Every paper behind what it cites (Kahn 1962). */
function topologicalOrder(
  citing: readonly (readonly number[])[],
  cited: readonly (readonly number[])[],
): readonly number[] {
  const open = cited.map(({ length }) => length);
  const order = open.flatMap((count, paper) => (count === 0 ? [paper] : []));
  for (let i = 0; i < order.length; i++)
    for (const later of citing[order[i]!]!) if (--open[later]! === 0) order.push(later);
  return order;
}
