// Runs in the browser too. Vectors that point much the same way, in half the bits of each by itself.
import { bitReader, bitWriter } from './bit-stream.ts';
import { packRows, unpackRows } from './quantised-rows.ts';

/** Bits of a component. */
const BITS = 4;
/** Components are kept as value + 8. */
const ZERO = 8;
/** Powers of two that Rice's code is tried with, and the bits that name one. */
const POWERS = [0, 1, 2, 3] as const;
const POWER_BITS = 2;

/**
 * Rows, row-major, rounded to four bits a component as `packRows` has it, column by column: the median, and how far each
 * row is from it, in Rice's code. Of 125 papers of a cell a row of 64 components takes 16 bytes; as it stands 32, deflated 19.
 */
export function packAlikeRows(rows: Float32Array, dimensions: number): Uint8Array {
  const { bytes } = packRows(rows, dimensions, dimensions, BITS);
  const count = rows.length / dimensions;
  const bits = bitWriter();
  for (let d = 0; d < dimensions; d++) {
    const column = Array.from({ length: count }, (_, row) => halfByte(bytes, row * dimensions + d));
    const middle = [...column].sort((a, b) => a - b)[count >> 1] ?? ZERO;
    const away = column.map((value) => folded(value - middle));
    const sizes = POWERS.map((power) =>
      away.reduce((sum, value) => sum + (value >>> power) + power, 0),
    );
    const power = sizes.indexOf(Math.min(...sizes));
    bits.write(middle, BITS);
    bits.write(power, POWER_BITS);
    for (const value of away) bits.rice(value, power);
  }
  return bits.take();
}

/** So many rows as `packAlikeRows` packed them, scaled to unit length; rows of noughts stay. */
export function unpackAlikeRows(
  source: Uint8Array,
  count: number,
  dimensions: number,
): Float32Array {
  const bytes = new Uint8Array(Math.ceil((count * dimensions) / 2));
  const bits = bitReader(source);
  for (let d = 0; d < dimensions; d++) {
    const middle = bits.read(BITS);
    const power = bits.read(POWER_BITS);
    for (let at = d; at < count * dimensions; at += dimensions)
      bytes[at >> 1]! |= (middle + unfolded(bits.rice(power))) << (at % 2 === 0 ? 0 : BITS);
  }
  return unpackRows({ dimensions, bits: BITS, bytes });
}

function halfByte(bytes: Uint8Array, at: number): number {
  return (bytes[at >> 1]! >> (at % 2 === 0 ? 0 : BITS)) & (2 ** BITS - 1);
}

/** 0, −1, 1, −2, 2 … as 0, 1, 2, 3, 4 … */
function folded(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function unfolded(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
