/** Papers by cell of a square grid, row by row; members of cell `c` are `members[starts[c] … starts[c + 1])`, in their own order. */
export interface CellGrid {
  /** Cells a side. */
  readonly side: number;
  readonly starts: Int32Array;
  readonly members: Int32Array;
}

/** Sorts places (xy: n × 2) into cells; `cellOf` says in which column, or row, from 0 to `side` − 1, a place lies along its axis. */
export function sortIntoCells(
  xy: Float64Array,
  side: number,
  cellOf: (value: number) => number,
): CellGrid {
  const n = xy.length / 2;
  const cells = new Int32Array(n);
  const starts = new Int32Array(side * side + 1);
  for (let i = 0; i < n; i++) {
    cells[i] = cellOf(xy[2 * i + 1]!) * side + cellOf(xy[2 * i]!);
    starts[cells[i]! + 1]!++;
  }
  for (let cell = 0; cell < side * side; cell++) starts[cell + 1]! += starts[cell]!;
  const at = starts.slice();
  const members = new Int32Array(n);
  for (let i = 0; i < n; i++) members[at[cells[i]!]!++] = i;
  return { side, starts, members };
}
