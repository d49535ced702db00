/** The sum of a grid's cells within a box of the unit square, y downwards; cells cut through count in part. */
export type AreaSum = (x0: number, y0: number, x1: number, y1: number) => number;

/** A summed-area table of `size × size` cells, row-major (Crow 1984), read between its corners by bilinear steps. */
export function summedArea(cells: ArrayLike<number>, size: number): AreaSum {
  const side = size + 1;
  const table = new Float64Array(side * side);
  for (let row = 1; row < side; row++) {
    for (let column = 1; column < side; column++) {
      const at = row * side + column;
      const own = cells[(row - 1) * size + column - 1]!;
      table[at] = own + table[at - 1]! + table[at - side]! - table[at - side - 1]!;
    }
  }
  const upTo = (x: number, y: number) => {
    const across = Math.min(size, Math.max(0, x * size));
    const down = Math.min(size, Math.max(0, y * size));
    const column = Math.min(size - 1, across | 0);
    const row = Math.min(size - 1, down | 0);
    const at = row * side + column;
    const above = table[at]! + (across - column) * (table[at + 1]! - table[at]!);
    const below =
      table[at + side]! + (across - column) * (table[at + side + 1]! - table[at + side]!);
    return above + (down - row) * (below - above);
  };
  return (x0, y0, x1, y1) => upTo(x1, y1) - upTo(x0, y1) - upTo(x1, y0) + upTo(x0, y0);
}
