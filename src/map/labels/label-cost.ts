import type { Atlas } from '../../atlas/types.ts';
import type { OwnershipGrid } from '../ownership-grid.ts';
import { type Box, scaleApart } from './label-box.ts';
import type { LabelCandidate, Place } from './label-candidates.ts';

/** Where a label costs least: what it would cover, and how far it would stand from what it names. */
export interface LabelCost {
  /**
   * The box of least cost at its best position near (x, y); `boxes` are the line breaks of one name. Cheap positions
   * lie in the topic's region and among its papers, and cover few papers and no label already placed.
   */
  readonly bestPosition: <B extends Box>(
    boxes: readonly B[],
    request: LabelRequest,
    placed: readonly Box[],
  ) => B;
  /** Area of a topic's region, in cells of the ownership grid. */
  readonly regionArea: (topic: string) => number;
}

/** What a label asks for: a position near (x, y), and near the papers it names where it names some. */
interface LabelRequest extends Pick<LabelCandidate, 'kind' | 'topic' | 'x' | 'y' | 'members'> {
  /** Pixels a unit at which the place is judged. */
  readonly scale: number;
  /** Pixels a unit from which on the whole name stays inside the square and clear of others. */
  readonly minScale: number;
  /** How far from (x, y) a place may be. */
  readonly reach: number;
}

/** Places tried along each side of the reach. */
const TRIED = 17;
/** Costs of a paper covered, of the box lying wholly over other regions or over background, of the distance (in reaches, squared). */
const COVERED_PAPER_COST = 0.3;
const OTHER_REGION_COST = 24;
const BACKGROUND_COST = 9;
const DISTANCE_COST = 4;
/** A name whose centre is outside its own region seems to name something else. */
const CENTRE_OUTSIDE_COST = 24;
/** So does one that few of its papers are near, compared with where they are densest. */
const FEW_MEMBERS_NEAR_COST = 14;
const NEAR = 0.09;
/** Costs of each label overlapped at the scale where the position is judged, and at the scale from which on it should be shown. */
const OVERLAP_COST = 40;
const EARLY_OVERLAP_COST = { topic: 20, subtopic: 5, part: 5, phrase: 5 } as const;
/** Points of a box at which the region under it is looked up, from its centre in halves of its sides. */
const PROBES: readonly (readonly [number, number])[] = [-0.9, -0.45, 0, 0.45, 0.9].flatMap(
  (across) => [-0.7, 0, 0.7].map((down) => [across, down] as const),
);
/** More papers under a name than this cost no more. */
const MAX_COVERED = 24;
/** The least distance (unit square) of a name from the edge of the square; the search box hangs over its top. */
const MARGIN = 0.012;
const TOP_MARGIN = 0.036;

/** The costs of labels on one map: positions are judged against its papers and regions. */
export function labelCost(atlas: Atlas, { size, topics, owner }: OwnershipGrid): LabelCost {
  const paperCounts = summed(atlas.papers, size);
  const papersIn = (x0: number, y0: number, x1: number, y1: number) => {
    const at = (x: number, y: number) => paperCounts[clampCell(y) * (size + 1) + clampCell(x)]!;
    return at(x1, y1) - at(x0, y1) - at(x1, y0) + at(x0, y0);
  };
  const clampCell = (value: number) => Math.min(size, Math.max(0, Math.round(value * size)));

  function cost(
    box: Box,
    { kind, topic, x, y, scale, minScale, reach, members }: LabelRequest,
    densest: number,
    placed: readonly Box[],
  ): number {
    const [halfWidth, halfHeight] = [box.width / scale / 2, box.height / scale / 2];
    const covered = papersIn(
      box.x - halfWidth,
      1 - box.y - halfHeight,
      box.x + halfWidth,
      1 - box.y + halfHeight,
    );
    const own = topics.indexOf(topic);
    const home = owner[Math.floor((1 - box.y) * size) * size + Math.floor(box.x * size)] === own;
    let off = home ? 0 : CENTRE_OUTSIDE_COST;
    for (const [across, down] of PROBES) {
      const column = Math.floor((box.x + across * halfWidth) * size);
      const row = Math.floor((1 - box.y + down * halfHeight) * size);
      const under = owner[row * size + column] ?? -1;
      if (under !== own)
        off += (under === -1 ? BACKGROUND_COST : OTHER_REGION_COST) / PROBES.length;
    }
    const overlaps = (at: number) => placed.filter((other) => scaleApart(box, other) > at).length;
    const distance = Math.hypot(box.x - x, box.y - y) / reach;
    const lonely = members.length === 0 ? 0 : 1 - countNear(members, box) / densest;
    return (
      COVERED_PAPER_COST * Math.min(MAX_COVERED, covered) +
      off +
      FEW_MEMBERS_NEAR_COST * Math.max(0, lonely) +
      OVERLAP_COST * overlaps(scale) +
      EARLY_OVERLAP_COST[kind] * overlaps(minScale) +
      DISTANCE_COST * distance * distance
    );
  }

  return {
    regionArea: (topic) => owner.reduce((cells, own) => cells + Number(topics[own] === topic), 0),
    bestPosition(boxes, request, placed) {
      const densest = countNear(request.members, request);
      let best = insideSquare({ ...boxes[0]!, x: request.x, y: request.y }, request.minScale);
      let least = cost(best, request, densest, placed);
      const along = (step: number) => (2 * request.reach * step) / (TRIED - 1) - request.reach;
      for (const box of boxes) {
        for (let i = 0; i < TRIED * TRIED; i++) {
          const x = request.x + along(i % TRIED);
          const y = request.y + along(Math.floor(i / TRIED));
          const tried = insideSquare({ ...box, x, y }, request.minScale);
          const own = cost(tried, request, densest, placed);
          if (own >= least - 1e-9) continue;
          least = own;
          best = tried;
        }
      }
      return { ...best, x: Number(best.x.toFixed(4)), y: Number(best.y.toFixed(4)) };
    },
  };
}

/** One, and one for each of the members around a place. */
function countNear(members: readonly Place[], { x, y }: Place): number {
  let count = 1;
  for (const member of members) {
    if (Math.abs(member.x - x) < NEAR && Math.abs(member.y - y) < NEAR) count++;
  }
  return count;
}

/** Moves a box in where it would reach over the edge of the square at this scale. */
function insideSquare<B extends Box>(box: B, scale: number): B {
  const within = (value: number, half: number, end: number) =>
    half + end > 0.5 ? 0.5 : Math.min(1 - half - end, Math.max(half + MARGIN, value));
  return {
    ...box,
    x: within(box.x, box.width / scale / 2, MARGIN),
    y: within(box.y, box.height / scale / 2, TOP_MARGIN),
  };
}

/** Summed-area table of papers: `(size + 1)²`, y downwards (Crow 1984). */
function summed(
  papers: readonly { readonly x: number; readonly y: number }[],
  size: number,
): Uint32Array {
  const side = size + 1;
  const table = new Uint32Array(side * side);
  for (const { x, y } of papers) {
    const column = Math.min(size - 1, Math.floor(x * size));
    const row = Math.min(size - 1, Math.floor((1 - y) * size));
    table[(row + 1) * side + column + 1]! += 1;
  }
  for (let row = 1; row < side; row++) {
    for (let column = 1; column < side; column++) {
      const at = row * side + column;
      table[at] = table[at]! + table[at - 1]! + table[at - side]! - table[at - side - 1]!;
    }
  }
  return table;
}
