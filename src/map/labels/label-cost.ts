import type { Atlas } from '../../atlas/types.ts';
import type { OwnershipGrid } from '../ownership-grid.ts';
import type { NameBox } from './label-box.ts';
import type { LabelCandidate, Place } from './label-candidates.ts';
import { type Coverage, labelCoverage } from './label-coverage.ts';
import type { LabelStyle } from './label-styles.ts';

/** A name at its place, and the scale from which on it may be shown there. */
export type Position = NameBox & { readonly minScale: number };

/** The scale from which on a box meets no other name. */
type FreeFrom = (box: NameBox) => number;

/** A way to write a name. */
interface Way {
  readonly box: NameBox;
  readonly cost: number;
  /** Spots: the scale from which on the box is free there; −1 where nobody asked yet. */
  readonly free: Float64Array;
}

/** A place to try, and what it costs whatever is written there. */
interface Spot extends Place {
  readonly cost: number;
}

/** Where a label costs least: what it would cover, and how far it would stand from what it names. */
export interface LabelCost {
  /**
   * The place of least cost at the smallest scale at which there is one to be had: on the topic's land, over few
   * papers, free of other names. `boxes` are the ways to write one name. Null where there is none at any scale.
   */
  readonly bestPosition: (
    boxes: readonly NameBox[],
    candidate: LabelCandidate,
    style: LabelStyle,
    freeFrom: FreeFrom,
  ) => Position | null;
  /** Area of a topic's land. */
  readonly landArea: Coverage['landArea'];
}

/** Deeper than this one meets titles only. */
const LATEST_SCALE = 24_000;
/** From one scale tried to the next: a name waits no longer than it must. */
const SCALE_STEP = 1.137;
/** Papers under a name cost what they do on a desk, where most maps are read: a side of the square in pixels. */
const DESK_SCALE = 760;
/** Places tried from the middle to the farthest along each axis. */
const TRIED = 12;
/** Share of a name that may lie off its land: the eye takes a letter over the coast for a slip, not for another name. */
const MAX_OFF = 0.1;
/** Land under a name shrinks and grows as one zooms: it must be enough at so many times the first scale too. */
const NEARER = [1, 1.25, 1.6, 2.2, 3.2] as const;
/** Costs of as many papers under the name as may be, of as much of it off its land, of the farthest place (squared in between). */
const COVERED_COST = 20;
const OFF_COST = 2;
const DISTANCE_COST = 4;
/** Cost of a name that none of its papers are near. */
const FEW_MEMBERS_NEAR_COST = 10;
const NEAR = 0.09;
/** Each line after the second makes a name slower to read, and a word parted at its hyphen more so. */
const LINE_COST = 2;
const HYPHEN_COST = 1.5;
/** The least distance (unit square) of a name from the edge of the square; the search box hangs over its top. */
const MARGIN = 0.012;
const TOP_MARGIN = 0.036;

/** Steps from the middle of what is named, nearest first, in shares of the reach. */
const OFFSETS = Array.from({ length: (2 * TRIED + 1) ** 2 }, (_, i) => ({
  dx: ((i % (2 * TRIED + 1)) - TRIED) / TRIED,
  dy: (Math.floor(i / (2 * TRIED + 1)) - TRIED) / TRIED,
}))
  .map((offset) => ({ ...offset, distSquared: offset.dx ** 2 + offset.dy ** 2 }))
  .sort((a, b) => a.distSquared - b.distSquared || a.dx - b.dx || a.dy - b.dy);

/** The costs of labels on one map: positions are judged against its papers and lands. */
export function labelCost(atlas: Atlas, grid: OwnershipGrid): LabelCost {
  const coverage = labelCoverage(atlas, grid);
  return {
    landArea: coverage.landArea,
    bestPosition(boxes, candidate, style, freeFrom) {
      const allowed = Math.max(1, style.maxCovered * atlas.papers.length);
      const spots = spotsOf(candidate, style, coverage);
      const ways = boxes.map((box) => {
        const free = new Float64Array(spots.length).fill(-1);
        return { box, cost: writingCost(box.lines), free };
      });
      for (let exact = style.minScale; exact <= LATEST_SCALE; exact *= SCALE_STEP) {
        const scale = Math.ceil(exact);
        const costAt = (box: NameBox) => coverCost(coverage, candidate.topic, box, scale, allowed);
        const best = cheapest(ways, spots, scale, costAt, freeFrom);
        if (best !== null) return { ...best, minScale: scale };
      }
      return null;
    },
  };
}

/** Places on the land of what is named and among its papers, cheapest first. */
function spotsOf(
  { topic, x, y, members }: LabelCandidate,
  { reach, minNear }: LabelStyle,
  { isOwn }: Coverage,
): readonly Spot[] {
  const densest = countNear(members, { x, y });
  const spots: Spot[] = [];
  for (const { dx, dy, distSquared } of OFFSETS) {
    const spot = { x: rounded(x + dx * reach), y: rounded(y + dy * reach) };
    if (!isOwn(topic, spot.x, spot.y)) continue;
    const near = members.length === 0 ? 1 : countNear(members, spot) / densest;
    if (near < minNear) continue;
    const lonely = FEW_MEMBERS_NEAR_COST * Math.max(0, 1 - near);
    spots.push({ ...spot, cost: DISTANCE_COST * distSquared + lonely });
  }
  return spots.sort((a, b) => a.cost - b.cost);
}

/** The cheapest place for one of these boxes at a scale; null where there is none. */
function cheapest(
  ways: readonly Way[],
  spots: readonly Spot[],
  scale: number,
  costAt: (box: NameBox) => number | null,
  freeFrom: FreeFrom,
): NameBox | null {
  let [best, least]: [NameBox | null, number] = [null, Number.POSITIVE_INFINITY];
  for (const { box: plain, cost: written, free } of ways) {
    const isInSquare = squareFor(plain, scale);
    for (let s = 0; s < spots.length; s++) {
      const spot = spots[s]!;
      if (written + spot.cost >= least) break;
      // Most places fall here, at every scale: nothing is made for them.
      if (free[s]! > scale || !isInSquare(spot)) continue;
      const { x, y, cost } = spot;
      const box = boxAt(plain, x, y);
      // What is free at a scale stays so beyond: asked once for all scales.
      if (free[s]! < 0) free[s] = freeFrom(box);
      if (free[s]! > scale) continue;
      const cover = costAt(box);
      if (cover === null || written + cost + cover >= least) continue;
      least = written + cost + cover;
      best = box;
    }
  }
  return best;
}

/** Field by field: this is made a hundred thousand times for each name. */
function boxAt(box: NameBox, x: number, y: number): NameBox {
  const { width, height, lines, textWidth, textHeight } = box;
  return { x, y, width, height, lines, textWidth, textHeight };
}

/** What of a name at a place lies over papers and off its land; null where it is too much. */
function coverCost(
  { papersUnder, shareOff }: Coverage,
  topic: string,
  box: NameBox,
  scale: number,
  allowed: number,
): number | null {
  if (papersUnder(box, scale) > allowed) return null;
  let off = 0;
  for (const nearer of NEARER) {
    off = Math.max(off, shareOff(topic, box, nearer * scale));
    if (off > MAX_OFF) return null;
  }
  const onDesk = papersUnder(box, Math.max(scale, DESK_SCALE));
  return (COVERED_COST * onDesk) / allowed + (OFF_COST * off) / MAX_OFF;
}

function writingCost(lines: readonly string[]): number {
  const hyphens = lines.slice(0, -1).filter((line) => line.endsWith('-')).length;
  return LINE_COST * Math.max(0, lines.length - 2) + HYPHEN_COST * hyphens;
}

/** One, and one for each of the members around a place. */
function countNear(members: readonly Place[], { x, y }: Place): number {
  let count = 1;
  for (const member of members) {
    if (Math.abs(member.x - x) < NEAR && Math.abs(member.y - y) < NEAR) count++;
  }
  return count;
}

/** Tells of places whether a box is whole in the square there at a scale. */
function squareFor({ width, height }: NameBox, scale: number): (place: Place) => boolean {
  const [halfWidth, halfHeight] = [width / scale / 2, height / scale / 2];
  return ({ x, y }) =>
    x - halfWidth >= MARGIN &&
    x + halfWidth <= 1 - MARGIN &&
    y - halfHeight >= MARGIN &&
    y + halfHeight <= 1 - TOP_MARGIN;
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
