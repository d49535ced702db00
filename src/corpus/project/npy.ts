import { ToldError } from '../../words/told-error.ts';

/** A matrix as NumPy saves it. */
export interface Matrix {
  readonly rowCount: number;
  readonly columnCount: number;
  /** Row-major. */
  readonly values: Float32Array;
}

/** A file that is no matrix of numbers; the message says what it is instead and what to do. */
export class NpyError extends ToldError {}

const MAGIC = '\x93NUMPY';
const SAVE_AGAIN =
  "Save it again: numpy.save(file, numpy.ascontiguousarray(vectors, dtype='float32')).";

/**
 * Reads a NumPy file (`.npy`, format 1 to 3) that holds a matrix of float32, float64, float16 or int8 in C order, little-endian.
 * Throws `NpyError` for anything else, and where the file is shorter or longer than its header says.
 */
export function parseNpy(bytes: Uint8Array): Matrix {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const latin = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes.length < 12 || latin(0, 6) !== MAGIC)
    throw new NpyError(`It is no NumPy file. ${SAVE_AGAIN}`);
  const long = bytes[6]! >= 2;
  const start = long ? 12 : 10;
  const end = start + (long ? view.getUint32(8, true) : view.getUint16(8, true));
  if (end > bytes.length) throw new NpyError(`It ends within its header. ${SAVE_AGAIN}`);
  const header = latin(start, end);
  const type = /'descr':\s*'([^']*)'/.exec(header)?.[1] ?? 'a structure';
  const shape = (/'shape':\s*\(([^)]*)\)/.exec(header)?.[1] ?? '')
    .split(',')
    .flatMap((side) => (side.trim() === '' ? [] : Number(side.replace(/L\s*$/, ''))));
  const read = READERS.get(type);
  if (read === undefined) throw new NpyError(`It holds ${type}, not float32. ${SAVE_AGAIN}`);
  if (/'fortran_order':\s*True/.test(header))
    throw new NpyError(`It is stored column by column. ${SAVE_AGAIN}`);
  const [rowCount, columnCount] = shape;
  if (shape.length !== 2 || !(rowCount! >= 1) || !(columnCount! >= 1))
    throw new NpyError(
      `Its shape is (${shape.join(', ')}), not papers × dimensions. Save one row a paper.`,
    );
  const count = rowCount! * columnCount!;
  if (end + count * read.size !== bytes.length) {
    throw new NpyError(
      `It holds ${bytes.length - end} bytes where ${rowCount} × ${columnCount} values need ${count * read.size}. Copy it again.`,
    );
  }
  const values = new Float32Array(count);
  for (let j = 0; j < count; j++) values[j] = read.at(view, end + j * read.size);
  return { rowCount: rowCount!, columnCount: columnCount!, values };
}

interface Reader {
  readonly size: number;
  readonly at: (view: DataView, offset: number) => number;
}

const READERS: ReadonlyMap<string, Reader> = new Map([
  ['|i1', { size: 1, at: (view, offset) => view.getInt8(offset) }],
  ['<f2', { size: 2, at: (view, offset) => halfToNumber(view.getUint16(offset, true)) }],
  ['<f4', { size: 4, at: (view, offset) => view.getFloat32(offset, true) }],
  ['<f8', { size: 8, at: (view, offset) => view.getFloat64(offset, true) }],
]);

/** The header ends on a multiple of this, as NumPy's own do. */
const ALIGNMENT = 64;

/** A matrix of int8 (row-major) as NumPy saves it, format 1. */
export function formatNpy(columnCount: number, values: Int8Array): Uint8Array {
  const shape = `${values.length / columnCount}, ${columnCount}`;
  const header = `{'descr': '|i1', 'fortran_order': False, 'shape': (${shape}), }`;
  const start = 10;
  const end = Math.ceil((start + header.length + 1) / ALIGNMENT) * ALIGNMENT;
  const file = new Uint8Array(end + values.length);
  file.set(Buffer.from(MAGIC, 'latin1'));
  file[6] = 1;
  new DataView(file.buffer).setUint16(8, end - start, true);
  file.set(Buffer.from(`${header.padEnd(end - start - 1)}\n`, 'latin1'), start);
  file.set(new Uint8Array(values.buffer, values.byteOffset, values.length), end);
  return file;
}

/** IEEE 754 half precision: 1 bit sign, 5 exponent, 10 fraction. */
function halfToNumber(half: number): number {
  const sign = half >> 15 === 0 ? 1 : -1;
  const exponent = (half >> 10) & 31;
  const fraction = half & 1023;
  if (exponent === 0) return sign * 2 ** -24 * fraction;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * 2 ** (exponent - 25) * (1024 + fraction);
}
