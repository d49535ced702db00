import { GROUPS } from './colour-scales.ts';
import { leastDistance } from './colour-sight.ts';
import type { OwnershipGrid } from './ownership-grid.ts';
import type { Palette } from './palette.ts';

/** Lands this many cells apart are seen as neighbours: a strip of paper between two coasts parts no colours. */
const REACH = 8;

/**
 * The colour of each topic, `topicCount` of them in their order, `ids[i]` that of topic `i`. Up to eight have each its
 * own. Of more, each in turn takes the one that stands farthest from those of the neighbours before it (greedy graph
 * colouring, Welsh & Powell 1967, with distances instead of conflicts); ties go to the colour used least, then to the
 * first. Their own order, not that of degrees, so that a new topic at the end changes no colour before it.
 */
export function topicHues(ids: readonly string[], grid: OwnershipGrid): Palette {
  const borders = neighbouringLands(grid);
  const numberOf = new Map(grid.topics.map((id, i) => [id, i]));
  const taken: number[] = [];
  const used = GROUPS.light.map(() => 0);
  for (const [t, id] of ids.entries()) {
    const own = numberOf.get(id);
    const beside = taken.filter((_, other) => {
      const land = numberOf.get(ids[other]!);
      return own !== undefined && land !== undefined && borders.has(pair(own, land));
    });
    const colour = t < GROUPS.light.length ? t : farthest(beside, used);
    taken.push(colour);
    used[colour]!++;
  }
  return {
    light: taken.map((colour) => GROUPS.light[colour]!),
    dark: taken.map((colour) => GROUPS.dark[colour]!),
  };
}

/** The colour that stands farthest from given ones, whichever scheme and sight shows it least. */
function farthest(beside: readonly number[], used: readonly number[]): number {
  const apart = used.map((_, colour) =>
    Math.round(Math.min(...beside.map((other) => distance(colour, other)), FAR)),
  );
  let best = 0;
  for (let colour = 1; colour < used.length; colour++) {
    const gain = apart[colour]! - apart[best]!;
    if (gain > 0 || (gain === 0 && used[colour]! < used[best]!)) best = colour;
  }
  return best;
}

/** Colours so far apart need not be farther: of several such the one used least is taken. */
const FAR = 15;

function distance(a: number, b: number): number {
  return Math.min(
    leastDistance(GROUPS.light[a]!, GROUPS.light[b]!),
    leastDistance(GROUPS.dark[a]!, GROUPS.dark[b]!),
  );
}

/** Pairs of lands of which a row or a column of the grid meets one within reach of the other. */
function neighbouringLands({ size, owner }: OwnershipGrid): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const own = owner[row * size + column]!;
      if (own < 0) continue;
      for (let step = 1; step <= REACH; step++) {
        if (column + step < size) meet(own, owner[row * size + column + step]!);
        if (row + step < size) meet(own, owner[(row + step) * size + column]!);
      }
    }
  }
  function meet(own: number, other: number): void {
    if (other >= 0 && other !== own) pairs.add(pair(own, other));
  }
  return pairs;
}

function pair(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
