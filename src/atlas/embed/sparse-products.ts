import type { SparseRows } from './tfidf.ts';

/** out = rows × right; out is n × width, `right` columns × width. */
export function multiply(
  rows: SparseRows,
  right: Float64Array | Float32Array,
  width: number,
  out: Float64Array,
): void {
  const { rowStarts, columns, values } = rows;
  out.fill(0);
  for (let i = 0; i < rows.rowCount; i++) {
    const to = i * width;
    for (let e = rowStarts[i]!; e < rowStarts[i + 1]!; e++) {
      const from = columns[e]! * width;
      const value = values[e]!;
      for (let w = 0; w < width; w++) out[to + w]! += value * right[from + w]!;
    }
  }
}

/** out = rowsᵀ × left; out is columns × width, `left` n × width. */
export function multiplyTransposed(
  rows: SparseRows,
  left: Float64Array,
  width: number,
  out: Float64Array,
): void {
  const { rowStarts, columns, values } = rows;
  out.fill(0);
  for (let i = 0; i < rows.rowCount; i++) {
    const from = i * width;
    for (let e = rowStarts[i]!; e < rowStarts[i + 1]!; e++) {
      const to = columns[e]! * width;
      const value = values[e]!;
      for (let w = 0; w < width; w++) out[to + w]! += value * left[from + w]!;
    }
  }
}

/** An n × d matrix, row-major, as rows that have something in every column. */
export function denseRows(matrix: Float32Array, columnCount: number): SparseRows {
  const rowCount = matrix.length / columnCount;
  return {
    rowStarts: Uint32Array.from({ length: rowCount + 1 }, (_, row) => row * columnCount),
    columns: Uint32Array.from(matrix, (_, i) => i % columnCount),
    values: matrix,
    rowCount,
    columnCount,
  };
}
