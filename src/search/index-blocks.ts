/**
 * Sorted rows that are cut into files by themselves: who holds one block needs no other to know where its files end, so
 * that blocks are made apart, on one machine or on many. Some sixteen files of terms: where a block ends another file
 * begins that is not full, and fewer rows would make a tenth more files.
 */
export const BLOCK_ROWS = 4096;

/** Rows in blocks, in their order. */
export function blocksOf<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  return Array.from({ length: Math.ceil(rows.length / BLOCK_ROWS) }, (_, n) =>
    rows.slice(n * BLOCK_ROWS, (n + 1) * BLOCK_ROWS),
  );
}
