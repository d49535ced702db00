import type { TermCounts } from '../../atlas/embed/tfidf.ts';

/** Bytes of a column: numbers of terms end below 2⁴⁸. */
const BYTES_A_COLUMN = 6;
/** Bytes of a term: its column, and how often a text has it. */
const BYTES_A_TERM = BYTES_A_COLUMN + 1;

/** The terms of a text as base64: all columns, little-endian, then all counts. */
export function packCounts({ columns, counts }: TermCounts): string {
  const bytes = Buffer.alloc(columns.length * BYTES_A_TERM);
  for (const [k, column] of columns.entries())
    bytes.writeUIntLE(column, k * BYTES_A_COLUMN, BYTES_A_COLUMN);
  bytes.set(counts, columns.length * BYTES_A_COLUMN);
  return bytes.toString('base64');
}

/** Terms of several texts, whose bytes stand one after the other, `sizes` of them each; null where they are no terms. */
export function unpackCounts(
  bytes: Buffer,
  sizes: readonly number[],
): readonly TermCounts[] | null {
  let from = 0;
  const texts = sizes.map((size) => {
    const own = bytes.subarray(from, from + size);
    from += size;
    const columns = new Float64Array(Math.floor(own.length / BYTES_A_TERM));
    for (let k = 0; k < columns.length; k++)
      columns[k] = own.readUIntLE(k * BYTES_A_COLUMN, BYTES_A_COLUMN);
    const end = columns.length * BYTES_A_COLUMN;
    return { columns, counts: own.subarray(end, end + columns.length) };
  });
  return from === bytes.length && sizes.every((size) => size % BYTES_A_TERM === 0) ? texts : null;
}
