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

/** At most `most` papers within a box of the unit square that `may`, nearest to its middle first. */
export function withinBox(
  { count, x, y }: Points,
  box: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number },
  may: Uint8Array | null,
): readonly number[] {
  const inside: number[] = [];
  for (let i = 0; i < count; i++) {
    if (x[i]! < box.x0 || x[i]! > box.x1 || y[i]! < box.y0 || y[i]! > box.y1) continue;
    if (may === null || may[i] === 1) inside.push(i);
  }
  const [cx, cy] = [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2];
  const distSquared = (i: number) => (x[i]! - cx) ** 2 + (y[i]! - cy) ** 2;
  return inside.sort((a, b) => distSquared(a) - distSquared(b) || a - b);
}
