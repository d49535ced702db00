// Runs in the browser too. Some rows of a matrix.

/** Some rows of a matrix of `dimensions` columns, row-major, in the order they are named. */
export function pickRows(
  matrix: Float32Array,
  dimensions: number,
  rows: readonly number[],
): Float32Array {
  const picked = new Float32Array(rows.length * dimensions);
  for (const [i, row] of rows.entries())
    picked.set(matrix.subarray(row * dimensions, (row + 1) * dimensions), i * dimensions);
  return picked;
}

/** Rows spread evenly over `count`: all where there are no more than `most`. */
export function spreadRows(count: number, most: number): readonly number[] {
  const step = Math.max(1, count / most);
  const rows: number[] = [];
  for (let at = 0; at < count; at += step) rows.push(Math.floor(at));
  return rows;
}
