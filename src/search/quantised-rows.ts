// Runs in the browser too. Vectors, shares and places in few bits.

/** Bits of a component; 4-bit values lie two a byte, the lower half first, as value + 8. */
export type Bits = 4 | 8;

/** Rows of a published matrix; row-major, unit length once opened. */
export interface PackedRows {
  readonly dimensions: number;
  readonly bits: Bits;
  readonly bytes: Uint8Array;
}

/**
 * The first `dimensions` components of each row, rounded to `bits` bits. The word model's components are ordered by
 * what they tell apart, so that the first say most. A row's length is not kept.
 */
export function packRows(
  matrix: Float32Array,
  fullDimensions: number,
  dimensions: number,
  bits: Bits,
): PackedRows {
  const count = matrix.length / fullDimensions;
  const most = 2 ** (bits - 1) - 1;
  const values = new Int8Array(count * dimensions);
  for (let row = 0; row < count; row++) {
    const from = row * fullDimensions;
    let largest = 0;
    for (let d = 0; d < dimensions; d++) largest = Math.max(largest, Math.abs(matrix[from + d]!));
    const scale = largest === 0 ? 0 : most / largest;
    for (let d = 0; d < dimensions; d++)
      values[row * dimensions + d] = Math.round(matrix[from + d]! * scale);
  }
  if (bits === 8) return { dimensions, bits, bytes: new Uint8Array(values.buffer) };
  const bytes = new Uint8Array(Math.ceil(values.length / 2));
  for (let i = 0; i < values.length; i++)
    bytes[i >> 1]! |= (values[i]! + 8) << (i % 2 === 0 ? 0 : 4);
  return { dimensions, bits, bytes };
}

/** The rows of `packRows`, scaled to unit length; rows of zeros stay. */
export function unpackRows({ dimensions, bits, bytes }: PackedRows): Float32Array {
  const held = (bytes.length * 8) / bits;
  // An odd number of 4-bit values leaves half of the last byte empty.
  const rows = new Float32Array(held - (held % dimensions));
  for (let i = 0; i < rows.length; i++) {
    if (bits === 8) rows[i] = (bytes[i]! << 24) >> 24;
    else rows[i] = ((bytes[i >> 1]! >> (i % 2 === 0 ? 0 : 4)) & 15) - 8;
  }
  for (let start = 0; start < rows.length; start += dimensions) {
    let lengthSquared = 0;
    for (let d = 0; d < dimensions; d++) lengthSquared += rows[start + d]! ** 2;
    const scale = lengthSquared === 0 ? 0 : 1 / Math.sqrt(lengthSquared);
    for (let d = 0; d < dimensions; d++) rows[start + d]! *= scale;
  }
  return rows;
}

/** Shares of one, 0–1, in a byte each. */
export function packShares(shares: ArrayLike<number>): Uint8Array {
  return Uint8Array.from(shares, (share) => Math.round(share * 255));
}

/** The shares that `packShares` packed. */
export function unpackShares(bytes: Uint8Array): Float32Array {
  return Float32Array.from(bytes, (value) => value / 255);
}

/** Steps of a side of the map. */
const GRID = 65_535;

/** Places on the map, n × 2, unit square, in two bytes a number. */
export function packPlaces(xy: ArrayLike<number>): Uint8Array {
  const places = new DataView(new ArrayBuffer(xy.length * 2));
  for (let i = 0; i < xy.length; i++) places.setUint16(i * 2, Math.round(xy[i]! * GRID), true);
  return new Uint8Array(places.buffer);
}

/** The places that `packPlaces` packed. */
export function unpackPlaces({ buffer, byteOffset, byteLength }: Uint8Array): Float32Array {
  const places = new DataView(buffer, byteOffset, byteLength);
  return Float32Array.from(
    { length: byteLength / 2 },
    (_, i) => places.getUint16(i * 2, true) / GRID,
  );
}
