import type { Teachers } from '../teachers.ts';

/** Scales each row of an n × d matrix to unit length, in place; rows of zeros stay. */
export function normaliseRows(matrix: Float32Array | Float64Array, dimensions: number): void {
  for (let start = 0; start < matrix.length; start += dimensions) {
    let lengthSquared = 0;
    for (let d = 0; d < dimensions; d++) lengthSquared += matrix[start + d]! ** 2;
    if (lengthSquared === 0) continue;
    const scale = 1 / Math.sqrt(lengthSquared);
    for (let d = 0; d < dimensions; d++) matrix[start + d]! *= scale;
  }
}

/** Some rows of a matrix of `dimensions` columns, row-major, in the order they are named. */
export function pickRows<Matrix extends Float32Array | Float64Array>(
  matrix: Matrix,
  dimensions: number,
  rows: Iterable<number> & ArrayLike<number>,
): Matrix;
export function pickRows(
  matrix: Float32Array | Float64Array,
  dimensions: number,
  rows: Iterable<number> & ArrayLike<number>,
): Float32Array | Float64Array {
  const size = rows.length * dimensions;
  const picked = matrix instanceof Float32Array ? new Float32Array(size) : new Float64Array(size);
  let at = 0;
  for (const row of rows) {
    picked.set(matrix.subarray(row * dimensions, (row + 1) * dimensions), at);
    at += dimensions;
  }
  return picked;
}

/** Dot product of row `a` of one matrix with row `b` of another, both of `dimensions` columns. */
export function dotRows(
  left: Float32Array | Float64Array,
  a: number,
  right: Float32Array | Float64Array,
  b: number,
  dimensions: number,
): number {
  const from = a * dimensions;
  const to = b * dimensions;
  // Four sums at once: additions need not wait for each other.
  let sum = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  const whole = dimensions - (dimensions % 4);
  for (let d = 0; d < whole; d += 4) {
    sum += left[from + d]! * right[to + d]!;
    second += left[from + d + 1]! * right[to + d + 1]!;
    third += left[from + d + 2]! * right[to + d + 2]!;
    fourth += left[from + d + 3]! * right[to + d + 3]!;
  }
  sum += second + third + fourth;
  for (let d = whole; d < dimensions; d++) sum += left[from + d]! * right[to + d]!;
  return sum;
}

/** Vectors less their mean, unit rows again; where all are equal they stay what they were. */
export function fromTheMiddle(
  vectors: Float32Array,
  dimensions: number,
  teachers: Teachers = null,
): Float32Array {
  return seenFrom(middleOf(vectors, dimensions, teachers), vectors, dimensions);
}

/** The mean of the rows that are learned from. */
export function meanOfRows(
  matrix: Float32Array,
  dimensions: number,
  teachers: Teachers = null,
): Float64Array {
  const n = teachers?.length ?? matrix.length / dimensions;
  const mean = new Float64Array(dimensions);
  for (let k = 0; k < n; k++) {
    const start = (teachers?.[k] ?? k) * dimensions;
    for (let d = 0; d < dimensions; d++) mean[d]! += matrix[start + d]! / n;
  }
  return mean;
}

/** The mean of the rows that are learned from; null where all rows are equal, and nothing is seen from it. */
export function middleOf(
  vectors: Float32Array,
  dimensions: number,
  teachers: Teachers = null,
): Float64Array | null {
  const mean = meanOfRows(vectors, dimensions, teachers);
  const differs = vectors.some((value, j) => Math.abs(value - mean[j % dimensions]!) >= SAME);
  return differs ? mean : null;
}

/** Vectors less a middle, unit rows again; as they are where there is none. */
export function seenFrom(
  middle: Float64Array | null,
  vectors: Float32Array,
  dimensions: number,
): Float32Array {
  if (middle === null) return vectors;
  const centred = vectors.map((value, j) => value - middle[j % dimensions]!);
  normaliseRows(centred, dimensions);
  return centred;
}

/** Differences below this are rounding. */
const SAME = 1e-5;
