/** What scripts and other programs read, in parts that are written one by one, the largest first. */
export const DATA_PARTS = ['search', 'map', 'openData', 'lists'] as const;

/** Marks that all threads see, one for each part, of which none is begun. */
export function nothingBegun(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(DATA_PARTS.length * Int32Array.BYTES_PER_ELEMENT));
}

/** Begins the part of this number, where nobody else has: true once, whoever asks first. */
export function begins(begun: Int32Array, part: number): boolean {
  return Atomics.exchange(begun, part, 1) === 0;
}
