import { multiply, multiplyTransposed } from '../atlas/embed/sparse-products.ts';
import type { SparseRows } from '../atlas/embed/tfidf.ts';

/** Steps of conjugate gradients; more of them change no order of answers. */
const STEPS = 15;

/**
 * Ridge regression (Hoerl & Kennard 1970): W, columns × d, such that rows × W comes close to `targets` (n × d) while W
 * stays small, the smaller the larger `ridge`. Solved in its dual, (rows rowsᵀ + ridge) A = targets and W = rowsᵀ A, by
 * conjugate gradients (Hestenes & Stiefel 1952) for all d at once: texts have far more words than there are texts.
 */
export function ridgeRegression(
  rows: SparseRows,
  targets: Float32Array,
  dimensions: number,
  ridge: number,
): Float64Array {
  const solution = new Float64Array(targets.length);
  const rest = Float64Array.from(targets);
  const direction = rest.slice();
  const image = new Float64Array(targets.length);
  const weights = new Float64Array(rows.columnCount * dimensions);
  let restSquared = columnDots(rest, rest, dimensions);
  for (let step = 0; step < STEPS; step++) {
    multiplyTransposed(rows, direction, dimensions, weights);
    multiply(rows, weights, dimensions, image);
    for (let i = 0; i < image.length; i++) image[i]! += ridge * direction[i]!;
    const curvature = columnDots(direction, image, dimensions);
    const reach = restSquared.map((value, d) => (curvature[d]! > 0 ? value / curvature[d]! : 0));
    for (let i = 0; i < rest.length; i++) {
      solution[i]! += reach[i % dimensions]! * direction[i]!;
      rest[i]! -= reach[i % dimensions]! * image[i]!;
    }
    const next = columnDots(rest, rest, dimensions);
    const turn = next.map((value, d) => (restSquared[d]! > 0 ? value / restSquared[d]! : 0));
    for (let i = 0; i < rest.length; i++)
      direction[i] = rest[i]! + turn[i % dimensions]! * direction[i]!;
    restSquared = next;
  }
  multiplyTransposed(rows, solution, dimensions, weights);
  return weights;
}

/** Of two n × d matrices, column by column. */
function columnDots(left: Float64Array, right: Float64Array, dimensions: number): Float64Array {
  const dots = new Float64Array(dimensions);
  for (let i = 0; i < left.length; i++) dots[i % dimensions]! += left[i]! * right[i]!;
  return dots;
}
