import { type CellGrid, sortIntoCells } from './cell-grid.ts';

/** Points at the start view are 5 px wide on a map of 800 px; a little air between them. */
const DOT_SPACE = 0.0078;
/** A square packed with dots so tightly that none could move would take this share of 1 / √n; beyond half of it the map's shape would go. */
const TIGHTEST = 0.45;
const ROUNDS = 200;
/** Two points on one spot are pushed along the golden angle times their index: never twice the same way. */
const GOLDEN_ANGLE = 2.399963229728653;

/** The distance that no two of n points fall short of, in units of the square. */
export function leastDistance(n: number): number {
  return Math.min(DOT_SPACE, TIGHTEST / Math.sqrt(Math.max(1, n)));
}

/**
 * Moves points (n × 2, in the unit square, in place) apart until no two stand closer than `least`; those with
 * `fixed[i]` stay exactly. Neighbours are found through a grid of cells of that size.
 */
export function pushApart(xy: Float64Array, least: number, fixed: Uint8Array): void {
  for (let round = 0; round < ROUNDS; round++) if (!pushAllApart(xy, least, fixed)) return;
}

/** Prepares to move further points, one by one, away from points that stand (n × 2): as `pushApart` does it, were each the only one to come. */
export function pushFrom(
  xy: Float64Array,
  least: number,
): (x: number, y: number) => readonly [x: number, y: number] {
  const own = xy.length / 2;
  const cells = cellsOf(xy, least);
  const all = new Float64Array(xy.length + 2);
  all.set(xy);
  const fixed = new Uint8Array(own + 1).fill(1, 0, own);
  return (fromX, fromY) => {
    all[2 * own] = fromX;
    all[2 * own + 1] = fromY;
    for (let round = 0; round < ROUNDS; round++) {
      let moved = false;
      const near: number[] = [];
      eachAround(cells, all[2 * own]!, all[2 * own + 1]!, (i) => near.push(i));
      // In the order in which `pushApart` meets them.
      for (const i of near.sort((a, b) => a - b))
        if (pushPairApart(all, i, own, least, fixed)) moved = true;
      if (!moved) break;
    }
    return [all[2 * own]!, all[2 * own + 1]!];
  };
}

/** One round over all pairs that may be too close; whether any was. */
function pushAllApart(xy: Float64Array, least: number, fixed: Uint8Array): boolean {
  const cells = cellsOf(xy, least);
  let moved = false;
  for (let i = 0; i < xy.length / 2; i++) {
    eachAround(cells, xy[2 * i]!, xy[2 * i + 1]!, (j) => {
      if (j > i && pushPairApart(xy, i, j, least, fixed)) moved = true;
    });
  }
  return moved;
}

/** Points by cells as wide as the distance that none shall fall short of. */
interface Cells extends CellGrid {
  readonly cellOf: (value: number) => number;
}

function cellsOf(xy: Float64Array, least: number): Cells {
  const side = Math.floor(1 / least) + 1;
  const cellOf = (value: number) => Math.min(side - 1, Math.max(0, Math.floor(value / least)));
  return { ...sortIntoCells(xy, side, cellOf), cellOf };
}

/** Visits the points in the cells around a place, row by row. */
function eachAround(
  { side, starts, members, cellOf }: Cells,
  x: number,
  y: number,
  visit: (index: number) => void,
): void {
  const [column, row] = [cellOf(x), cellOf(y)];
  const left = Math.max(0, column - 1);
  const right = Math.min(side - 1, column + 1);
  for (let r = Math.max(0, row - 1); r <= Math.min(side - 1, row + 1); r++) {
    // Cells of a row lie side by side.
    const end = starts[r * side + right + 1]!;
    for (let p = starts[r * side + left]!; p < end; p++) visit(members[p]!);
  }
}

function pushPairApart(
  xy: Float64Array,
  i: number,
  j: number,
  least: number,
  fixed: Uint8Array,
): boolean {
  if (fixed[i] === 1 && fixed[j] === 1) return false;
  let dx = xy[2 * j]! - xy[2 * i]!;
  let dy = xy[2 * j + 1]! - xy[2 * i + 1]!;
  let dist = Math.sqrt(dx * dx + dy * dy);
  if (dist >= least) return false;
  if (dist < 1e-9) {
    dx = Math.cos(GOLDEN_ANGLE * j);
    dy = Math.sin(GOLDEN_ANGLE * j);
    dist = 1;
  }
  // A hair more than needed, so that rounding never brings them back.
  const gap = (least - (dist === 1 ? 0 : dist)) * 1.02 + 1e-7;
  const shareI = fixed[i] === 1 ? 0 : fixed[j] === 1 ? 1 : 0.5;
  move(xy, i, (-dx / dist) * gap * shareI, (-dy / dist) * gap * shareI);
  move(xy, j, (dx / dist) * gap * (1 - shareI), (dy / dist) * gap * (1 - shareI));
  return true;
}

/** A step over the edge is thrown back: against a wall two points would stay on one spot. */
function move(xy: Float64Array, i: number, dx: number, dy: number): void {
  xy[2 * i] = inside(xy[2 * i]! + dx);
  xy[2 * i + 1] = inside(xy[2 * i + 1]! + dy);
}

function inside(value: number): number {
  return value < 0 ? -value : value > 1 ? 2 - value : value;
}
