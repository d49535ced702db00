/**
 * Rows → those of the same slugs in an earlier run, −1 for none; null where two stand in another order than they did:
 * equal papers come in their order, and would come in another.
 */
export function rowsBefore(before: readonly string[], now: readonly string[]): Int32Array | null {
  const placeOf = new Map(before.map((slug, place) => [slug, place]));
  const rows = Int32Array.from(now, (slug) => placeOf.get(slug) ?? -1);
  let last = -1;
  for (const row of rows) {
    if (row === -1) continue;
    if (row < last) return null;
    last = row;
  }
  return rows;
}

/** Rows before → rows now, −1 for those that are gone. */
export function rowsAfter(rowsBefore: Int32Array, countBefore: number): Int32Array {
  const rows = new Int32Array(countBefore).fill(-1);
  for (const [now, before] of rowsBefore.entries()) if (before >= 0) rows[before] = now;
  return rows;
}
