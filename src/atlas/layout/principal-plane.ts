import type { Random } from '../random.ts';

/** Rounds of subspace iteration: the plane is a start, not a result. */
const ROUNDS = 60;
/** Root mean square of the start in units of the kernel: so small that groups gather from the whole (Kobak & Linderman 2021). */
const START_SIZE = 1e-4;

/** The two main directions of the vectors (n × d): n × 2, tiny, with a little noise; a start that knows the large shape. */
export function principalPlane(
  vectors: Float32Array,
  dimensions: number,
  random: Random,
): Float64Array {
  const n = vectors.length / dimensions;
  const mean = new Float64Array(dimensions);
  for (let i = 0; i < vectors.length; i++) mean[i % dimensions]! += vectors[i]! / n;
  const covariance = covarianceOf(vectors, dimensions, mean);
  const directions = mainDirections(covariance, dimensions, random);
  const xy = new Float64Array(n * 2);
  let squares = 0;
  for (let i = 0; i < n; i++) {
    for (let axis = 0; axis < 2; axis++) {
      let sum = 0;
      for (let d = 0; d < dimensions; d++)
        sum += (vectors[i * dimensions + d]! - mean[d]!) * directions[axis * dimensions + d]!;
      xy[2 * i + axis] = sum;
      squares += sum * sum;
    }
  }
  const scale = squares > 0 ? START_SIZE / Math.sqrt(squares / n) : 0;
  // Equal papers need a hair between them to part at all.
  for (let j = 0; j < xy.length; j++)
    xy[j] = xy[j]! * scale + (random() - 0.5) * START_SIZE * 0.001;
  return xy;
}

/** Upper half of the d × d covariance. */
function covarianceOf(vectors: Float32Array, dimensions: number, mean: Float64Array): Float64Array {
  const n = vectors.length / dimensions;
  const covariance = new Float64Array(dimensions * dimensions);
  const centred = new Float64Array(dimensions);
  for (let i = 0; i < n; i++) {
    for (let d = 0; d < dimensions; d++) centred[d] = vectors[i * dimensions + d]! - mean[d]!;
    for (let p = 0; p < dimensions; p++) {
      const value = centred[p]!;
      for (let q = p; q < dimensions; q++) covariance[p * dimensions + q]! += value * centred[q]!;
    }
  }
  return covariance;
}

/** The two leading eigenvectors (2 × d) of a symmetric matrix given by its upper half, by subspace iteration. */
function mainDirections(upper: Float64Array, size: number, random: Random): Float64Array {
  const directions = Float64Array.from({ length: 2 * size }, () => random() - 0.5);
  const product = new Float64Array(2 * size);
  for (let round = 0; round < ROUNDS; round++) {
    multiplySymmetric(upper, size, directions, product);
    normalise(product, 0, size);
    removeFirst(product, size);
    normalise(product, size, size);
    directions.set(product);
  }
  return directions;
}

/** The products of a symmetric matrix, given by its upper half, with two vectors (2 × size), written to `product`. */
function multiplySymmetric(
  upper: Float64Array,
  size: number,
  vectors: Float64Array,
  product: Float64Array,
): void {
  product.fill(0);
  for (let p = 0; p < size; p++) {
    for (let q = p; q < size; q++) {
      const value = upper[p * size + q]!;
      for (let axis = 0; axis < 2; axis++) {
        product[axis * size + p]! += value * vectors[axis * size + q]!;
        if (q > p) product[axis * size + q]! += value * vectors[axis * size + p]!;
      }
    }
  }
}

/** Takes from the second of two vectors (2 × size) what it has of the first, which is of unit length (Gram-Schmidt). */
function removeFirst(vectors: Float64Array, size: number): void {
  let dot = 0;
  for (let d = 0; d < size; d++) dot += vectors[d]! * vectors[size + d]!;
  for (let d = 0; d < size; d++) vectors[size + d]! -= dot * vectors[d]!;
}

/** Brings the vector that begins at `from` to unit length; what is nearly zero becomes zero. */
function normalise(vectors: Float64Array, from: number, size: number): void {
  let lengthSquared = 0;
  for (let d = 0; d < size; d++) lengthSquared += vectors[from + d]! ** 2;
  const scale = lengthSquared > 1e-24 ? 1 / Math.sqrt(lengthSquared) : 0;
  for (let d = 0; d < size; d++) vectors[from + d]! *= scale;
}
