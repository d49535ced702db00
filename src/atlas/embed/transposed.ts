import type { SparseRows } from './tfidf.ts';

/**
 * The same matrix by its columns: row `c` holds the papers that have column `c`, rising, and their values there; of
 * rows that don't `count` nothing.
 */
export function transposed(
  rows: SparseRows,
  count: (row: number) => boolean = () => true,
): SparseRows {
  const { rowCount, columnCount, rowStarts, columns, values } = rows;
  const starts = new Uint32Array(columnCount + 1);
  for (let i = 0; i < rowCount; i++) {
    if (!count(i)) continue;
    for (let e = rowStarts[i]!; e < rowStarts[i + 1]!; e++) starts[columns[e]! + 1]!++;
  }
  for (let c = 0; c < columnCount; c++) starts[c + 1]! += starts[c]!;
  const at = starts.slice();
  const papers = new Uint32Array(starts[columnCount]!);
  const weights = new Float32Array(papers.length);
  for (let i = 0; i < rowCount; i++) {
    if (!count(i)) continue;
    for (let e = rowStarts[i]!; e < rowStarts[i + 1]!; e++) {
      const place = at[columns[e]!]!++;
      papers[place] = i;
      weights[place] = values[e]!;
    }
  }
  return {
    rowStarts: starts,
    columns: papers,
    values: weights,
    rowCount: columnCount,
    columnCount: rowCount,
  };
}
