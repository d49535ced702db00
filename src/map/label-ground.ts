import type { Atlas } from '../atlas/types.ts';
import { type Box, scaleApart } from './label-box.ts';
import type { NameCandidate, Place } from './name-candidates.ts';
import type { Territory } from './territory.ts';

/** What lies under a name. */
export interface Ground {
  /**
   * That of the boxes (breakings of one name) which finds the best place near (x, y), there: on its topic's land and
   * among its papers, off the crowd, off names already placed, on the sheet.
   */
  readonly settle: <B extends Box>(boxes: readonly B[], wish: Wish, placed: readonly Box[]) => B;
  /** How many cells of land a topic has. */
  readonly landOf: (topic: string) => number;
}

/** What is named stands near its members, where there are any. */
interface Wish extends Pick<NameCandidate, 'kind' | 'topic' | 'x' | 'y' | 'members'> {
  /** Pixels a unit at which the place is judged. */
  readonly scale: number;
  /** Pixels a unit from which on the whole name stays on the sheet and clear of others. */
  readonly edge: number;
  /** How far from (x, y) a place may be. */
  readonly reach: number;
}

/** Places tried along each side of the reach. */
const TRIED = 17;
/** What weighs: a paper covered, the share of the box over another topic's land or over sea, the distance in reaches. */
const COVERED = 0.3;
const FOREIGN = 24;
const SEA = 9;
const DISTANCE = 4;
/** A name whose middle is not on its own land seems to name something else. */
const ABROAD = 24;
/** So does one that few of its papers are near, against where they are thickest. */
const LONELY = 14;
const NEAR = 0.09;
/** A name overlapped where the place is judged, and at the scale from which on the name should be shown. */
const OVERLAP = 40;
const TIGHT = { topic: 20, subtopic: 5, phrase: 5 } as const;
/** Where a box is asked for its land, from its middle in halves of its sides. */
const PROBES: readonly (readonly [number, number])[] = [-0.9, -0.45, 0, 0.45, 0.9].flatMap(
  (across) => [-0.7, 0, 0.7].map((down) => [across, down] as const),
);
/** More papers under a name than this are a crowd like any other. */
const CROWD = 24;
/** The least distance (unit square) of a name from the edge of the sheet; the search box hangs over its top. */
const MARGIN = 0.012;
const TOP_MARGIN = 0.036;

export function surveyGround(atlas: Atlas, { size, topics, owner }: Territory): Ground {
  const crowd = summed(atlas.papers, size);
  const papersIn = (x0: number, y0: number, x1: number, y1: number) => {
    const at = (x: number, y: number) => crowd[clampCell(y) * (size + 1) + clampCell(x)]!;
    return at(x1, y1) - at(x0, y1) - at(x1, y0) + at(x0, y0);
  };
  const clampCell = (value: number) => Math.min(size, Math.max(0, Math.round(value * size)));

  function cost(
    box: Box,
    { kind, topic, x, y, scale, edge, reach, members }: Wish,
    thickest: number,
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
    let off = home ? 0 : ABROAD;
    for (const [across, down] of PROBES) {
      const column = Math.floor((box.x + across * halfWidth) * size);
      const row = Math.floor((1 - box.y + down * halfHeight) * size);
      const under = owner[row * size + column] ?? -1;
      if (under !== own) off += (under === -1 ? SEA : FOREIGN) / PROBES.length;
    }
    const overlaps = (at: number) => placed.filter((other) => scaleApart(box, other) > at).length;
    const distance = Math.hypot(box.x - x, box.y - y) / reach;
    const lonely = members.length === 0 ? 0 : 1 - countNear(members, box) / thickest;
    return (
      COVERED * Math.min(CROWD, covered) +
      off +
      LONELY * Math.max(0, lonely) +
      OVERLAP * overlaps(scale) +
      TIGHT[kind] * overlaps(edge) +
      DISTANCE * distance * distance
    );
  }

  return {
    landOf: (topic) => owner.reduce((cells, own) => cells + Number(topics[own] === topic), 0),
    settle(boxes, wish, placed) {
      const thickest = countNear(wish.members, wish);
      let best = onSheet({ ...boxes[0]!, x: wish.x, y: wish.y }, wish.edge);
      let least = cost(best, wish, thickest, placed);
      const along = (step: number) => (2 * wish.reach * step) / (TRIED - 1) - wish.reach;
      for (const box of boxes) {
        for (let i = 0; i < TRIED * TRIED; i++) {
          const x = wish.x + along(i % TRIED);
          const y = wish.y + along(Math.floor(i / TRIED));
          const tried = onSheet({ ...box, x, y }, wish.edge);
          const own = cost(tried, wish, thickest, placed);
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

/** A name that would reach over the edge at its scale moves in. */
function onSheet<B extends Box>(box: B, scale: number): B {
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
