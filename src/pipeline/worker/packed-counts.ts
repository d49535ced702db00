import type { TermCounts } from '../../atlas/embed/tfidf.ts';

/** Bytes of a term: its column, and how often a text has it. */
const BYTES_A_TERM = Uint32Array.BYTES_PER_ELEMENT + 1;

/** The terms of a text as base64: all columns, little-endian, then all counts. */
export function packCounts({ columns, counts }: TermCounts): string {
  const numbers = Buffer.from(columns.buffer, columns.byteOffset, columns.byteLength);
  return Buffer.concat([numbers, counts]).toString('base64');
}

/** Terms of several texts, whose bytes stand one after the other, `sizes` of them each; null where they are no terms. */
export function unpackCounts(
  bytes: Uint8Array,
  sizes: readonly number[],
): readonly TermCounts[] | null {
  let from = 0;
  const texts = sizes.map((size) => {
    // Copied: numbers of four bytes stand at none but every fourth.
    const own = Uint8Array.from(bytes.subarray(from, from + size));
    from += size;
    const count = Math.floor(own.length / BYTES_A_TERM);
    const end = count * Uint32Array.BYTES_PER_ELEMENT;
    return {
      columns: new Uint32Array(own.buffer, 0, count),
      counts: own.subarray(end, count * BYTES_A_TERM),
    };
  });
  return from === bytes.length && sizes.every((size) => size % BYTES_A_TERM === 0) ? texts : null;
}
