import { type CellGrid, sortIntoCells } from './cell-grid.ts';

/** Cells hold about this many papers. */
const PAPERS_A_CELL = 3;

interface Candidate {
  readonly index: number;
  readonly distSquared: number;
}

/** The `k` papers nearest to each on the map (xy: n × 2), closest first, itself left out; ties go to the smaller index. n × k. */
export function nearestOnMap(xy: Float64Array, k: number): Int32Array {
  const n = xy.length / 2;
  const side = Math.max(1, Math.floor(Math.sqrt(n / PAPERS_A_CELL)));
  const grid = sortIntoCells(xy, side, (value) => cellOf(value, side));
  const nearest = new Int32Array(n * k);
  for (let i = 0; i < n; i++) {
    const found = nearestTo(i, xy, grid, k);
    for (let j = 0; j < k; j++) nearest[i * k + j] = found[j]!.index;
  }
  return nearest;
}

function nearestTo(i: number, xy: Float64Array, grid: CellGrid, k: number): readonly Candidate[] {
  const found: Candidate[] = [];
  // Ring by ring, until what lies farther out cannot be closer than the last one needed.
  for (let ring = 0; ring <= grid.side; ring++) {
    const safe = Math.max(0, ring - 1) / grid.side;
    if (found.length >= k && found[k - 1]!.distSquared < safe * safe) break;
    addRing(found, i, xy, grid, ring);
    found.sort((a, b) => a.distSquared - b.distSquared || a.index - b.index);
    if (found.length > k) found.length = k;
  }
  return found;
}

/** Adds the papers in the cells that lie `ring` cells from that of paper `i`. */
function addRing(
  found: Candidate[],
  i: number,
  xy: Float64Array,
  grid: CellGrid,
  ring: number,
): void {
  const { side } = grid;
  const column = cellOf(xy[2 * i]!, side);
  const row = cellOf(xy[2 * i + 1]!, side);
  for (let r = row - ring; r <= row + ring; r++) {
    if (r < 0 || r >= side) continue;
    const edge = r === row - ring || r === row + ring;
    for (let c = column - ring; c <= column + ring; c += edge ? 1 : Math.max(1, 2 * ring)) {
      if (c >= 0 && c < side) addCell(found, i, xy, grid, r * side + c);
    }
  }
}

function addCell(
  found: Candidate[],
  i: number,
  xy: Float64Array,
  { starts, members }: CellGrid,
  cell: number,
): void {
  for (let p = starts[cell]!; p < starts[cell + 1]!; p++) {
    const index = members[p]!;
    if (index === i) continue;
    const distSquared =
      (xy[2 * index]! - xy[2 * i]!) ** 2 + (xy[2 * index + 1]! - xy[2 * i + 1]!) ** 2;
    found.push({ index, distSquared });
  }
}

function cellOf(value: number, side: number): number {
  return Math.min(side - 1, Math.max(0, Math.floor(value * side)));
}
