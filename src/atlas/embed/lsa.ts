import { gaussian, type Random } from '../random.ts';
import { multiply, multiplyTransposed } from './sparse-products.ts';
import type { SparseRows } from './tfidf.ts';
import { normaliseRows } from './vector-rows.ts';

/** More columns than asked for, dropped at the end: they make the wanted ones accurate (Halko et al. 2011, section 4). */
const OVERSAMPLING = 10;
/** Rounds of A Aᵀ: with the flat spectra of texts, four bring the space to where more change nothing visible. */
const POWER_ROUNDS = 4;
const JACOBI_SWEEPS = 30;
/** A direction of so small a share of the largest is rounding. */
const NOTHING = 1e-10;

/**
 * Latent semantic analysis (Deerwester et al. 1990): truncated SVD of TF-IDF rows by randomised subspace
 * iteration (Halko, Martinsson & Tropp 2011). Returns U Σ, n × d, row-major, rows of unit length
 * (zero where a row of the input is empty).
 */
export function lsa(rows: SparseRows, dimensions: number, random: Random): Float32Array {
  const n = rows.rowCount;
  const { basis, values, turns, width } = factors(rows, dimensions, random);
  const vectors = new Float32Array(n * dimensions);
  turn(basis, turns, width, vectors, dimensions, (d) => Math.sqrt(Math.max(0, values[d]!)));
  normaliseRows(vectors, dimensions);
  return vectors;
}

/** What leads from the columns of the same rows to the same dimensions: V, columns × d, by which further rows are folded in. */
export function lsaProjection(rows: SparseRows, dimensions: number, random: Random): Float32Array {
  const { right, values, turns, width } = factors(rows, dimensions, random);
  const projection = new Float32Array(rows.columnCount * dimensions);
  const most = values[0] ?? 0;
  turn(right, turns, width, projection, dimensions, (d) =>
    values[d]! > most * NOTHING ? 1 / Math.sqrt(values[d]!) : 0,
  );
  return projection;
}

/** Rows by a projection (columns × d): n × d, unit rows, zeros where a row is empty. */
export function foldIn(
  rows: SparseRows,
  projection: Float32Array,
  dimensions: number,
): Float32Array {
  const out = new Float64Array(rows.rowCount * dimensions);
  multiply(rows, projection, dimensions, out);
  normaliseRows(out, dimensions);
  return Float32Array.from(out);
}

/** Rows ≈ basis × rightᵀ, both with orthogonal columns once they are turned; the squares of the singular values, largest first. */
function factors(rows: SparseRows, dimensions: number, random: Random) {
  const n = rows.rowCount;
  const width = Math.min(dimensions + OVERSAMPLING, n, rows.columnCount);
  const right = Float64Array.from({ length: rows.columnCount * width }, () => gaussian(random));
  const basis = new Float64Array(n * width);
  multiply(rows, right, width, basis);
  for (let round = 0; round < POWER_ROUNDS; round++) {
    orthonormalise(basis, n, width);
    multiplyTransposed(rows, basis, width, right);
    multiply(rows, right, width, basis);
  }
  orthonormalise(basis, n, width);
  multiplyTransposed(rows, basis, width, right);
  const { values, vectors: turns } = eigen(gram(right, rows.columnCount, width), width);
  return { basis, right, values, turns, width };
}

/** The first columns of `matrix` (… × width) turned, each scaled. */
function turn(
  matrix: Float64Array,
  turns: Float64Array,
  width: number,
  out: Float32Array,
  dimensions: number,
  scale: (column: number) => number,
): void {
  const kept = Math.min(dimensions, width);
  const scales = Float64Array.from({ length: kept }, (_, d) => scale(d));
  for (let i = 0; i * width < matrix.length; i++) {
    for (let d = 0; d < kept; d++) {
      let sum = 0;
      for (let w = 0; w < width; w++) sum += matrix[i * width + w]! * turns[w * width + d]!;
      out[i * dimensions + d] = sum * scales[d]!;
    }
  }
}

/** Gram–Schmidt over the columns of an n × width matrix, twice for accuracy. */
function orthonormalise(matrix: Float64Array, n: number, width: number): void {
  for (let column = 0; column < width; column++) {
    for (let pass = 0; pass < 2; pass++) {
      for (let before = 0; before < column; before++) {
        let dot = 0;
        for (let i = 0; i < n; i++)
          dot += matrix[i * width + column]! * matrix[i * width + before]!;
        for (let i = 0; i < n; i++)
          matrix[i * width + column]! -= dot * matrix[i * width + before]!;
      }
    }
    let lengthSquared = 0;
    for (let i = 0; i < n; i++) lengthSquared += matrix[i * width + column]! ** 2;
    // A column that was nothing but rounding is dropped, not blown up.
    const scale = lengthSquared > 1e-20 ? 1 / Math.sqrt(lengthSquared) : 0;
    for (let i = 0; i < n; i++) matrix[i * width + column]! *= scale;
  }
}

/** MᵀM of a rows × width matrix, width × width. */
function gram(matrix: Float64Array, rowCount: number, width: number): Float64Array {
  const product = new Float64Array(width * width);
  for (let row = 0; row < rowCount; row++) {
    const start = row * width;
    for (let a = 0; a < width; a++) {
      const value = matrix[start + a]!;
      if (value === 0) continue;
      for (let b = a; b < width; b++) product[a * width + b]! += value * matrix[start + b]!;
    }
  }
  for (let a = 0; a < width; a++)
    for (let b = 0; b < a; b++) product[a * width + b] = product[b * width + a]!;
  return product;
}

/** Eigenvalues, largest first, and eigenvectors (columns) of a symmetric matrix, by Jacobi rotations (Golub & Van Loan, 8.5). */
export function eigen(
  symmetric: Float64Array,
  size: number,
): { readonly values: Float64Array; readonly vectors: Float64Array } {
  const a = Float64Array.from(symmetric);
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i++) v[i * size + i] = 1;
  for (let sweep = 0; sweep < JACOBI_SWEEPS; sweep++) {
    let off = 0;
    let scale = 0;
    for (let p = 0; p < size; p++) {
      scale += a[p * size + p]! ** 2;
      for (let q = p + 1; q < size; q++) off += a[p * size + q]! ** 2;
    }
    if (off <= 1e-22 * scale || off === 0) break;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, v, size, p, q);
  }
  const order = Array.from({ length: size }, (_, i) => i).sort(
    (i, j) => a[j * size + j]! - a[i * size + i]! || i - j,
  );
  const vectors = new Float64Array(size * size);
  for (const [to, from] of order.entries()) {
    for (let i = 0; i < size; i++) vectors[i * size + to] = v[i * size + from]!;
  }
  return { values: Float64Array.from(order, (i) => a[i * size + i]!), vectors };
}

function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q]!;
  if (apq === 0) return;
  const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let i = 0; i < size; i++) {
    const ip = a[i * size + p]!;
    const iq = a[i * size + q]!;
    a[i * size + p] = c * ip - s * iq;
    a[i * size + q] = s * ip + c * iq;
  }
  for (let i = 0; i < size; i++) {
    const pi = a[p * size + i]!;
    const qi = a[q * size + i]!;
    a[p * size + i] = c * pi - s * qi;
    a[q * size + i] = s * pi + c * qi;
    const vp = v[i * size + p]!;
    const vq = v[i * size + q]!;
    v[i * size + p] = c * vp - s * vq;
    v[i * size + q] = s * vp + c * vq;
  }
}
