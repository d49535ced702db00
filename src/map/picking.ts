// Runs in the browser too.
import { type Quadtree, quadtree } from 'd3-quadtree';
import type { Points } from './points.ts';

/** Finds papers by place. */
export interface Picker {
  /** The paper nearest to a place of the unit square, within `reach`; −1 where there is none. */
  readonly nearest: (x: number, y: number, reach?: number) => number;
}

export function makePicker({ count, x, y }: Points): Picker {
  const tree: Quadtree<number> = quadtree<number>(
    Array.from({ length: count }, (_, i) => i),
    (i) => x[i]!,
    (i) => y[i]!,
  );
  return { nearest: (px, py, reach) => tree.find(px, py, reach) ?? -1 };
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The nearest paper within 45° of an arrow's direction among those that `may` (all where null); −1 at the edge. */
export function nearestTowards(
  { count, x, y }: Points,
  from: number,
  key: string,
  may: Uint8Array | null,
): number {
  const [ux = 0, uy = 0] = ARROWS[key] ?? [];
  const [x0, y0] = [x[from]!, y[from]!];
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    if (i === from || (may !== null && may[i] === 0)) continue;
    const dx = x[i]! - x0;
    const dy = y[i]! - y0;
    const along = dx * ux + dy * uy;
    const distSquared = dx * dx + dy * dy;
    if (along <= 0 || 2 * along * along < distSquared || distSquared >= least) continue;
    best = i;
    least = distSquared;
  }
  return best;
}

interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** How many papers lie within a box of the unit square and `may` (all where null), and the `most` nearest to its middle, nearest first. */
export function withinBox(
  { count, x, y }: Points,
  { x0, y0, x1, y1 }: Box,
  may: Uint8Array | null,
  most: number,
): { readonly count: number; readonly nearest: readonly number[] } {
  const [cx, cy] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const nearest: number[] = [];
  const distances: number[] = [];
  let inside = 0;
  for (let i = 0; i < count; i++) {
    if (x[i]! < x0 || x[i]! > x1 || y[i]! < y0 || y[i]! > y1) continue;
    if (may !== null && may[i] === 0) continue;
    inside++;
    const distSquared = (x[i]! - cx) ** 2 + (y[i]! - cy) ** 2;
    if (nearest.length === most && distSquared >= distances[most - 1]!) continue;
    let at = nearest.length;
    while (at > 0 && distances[at - 1]! > distSquared) at--;
    nearest.splice(at, 0, i);
    distances.splice(at, 0, distSquared);
    if (nearest.length > most) {
      nearest.pop();
      distances.pop();
    }
  }
  return { count: inside, nearest };
}
