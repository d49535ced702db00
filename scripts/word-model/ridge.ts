/** Sparse rows (CSR): texts × words. */
export interface TextRows {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** Pulls a word that few texts have towards where it began. */
const RIDGE = 0.5;
/** Conjugate gradients come as near as four bits a component can tell in so many. */
const STEPS = 18;

/**
 * The word vectors V (words × d, row-major) that make Σ_texts h |x V − y|² + RIDGE |V|² least, by conjugate gradients
 * from 0 on, preconditioned by the diagonal (Golub & Van Loan, 11.5), each direction by itself. `targets`: texts × d.
 */
export function solveRidge(
  texts: TextRows,
  heights: Float32Array,
  targets: Float32Array,
  dimensions: number,
): Float32Array {
  const solution = new Float32Array(texts.columnCount * dimensions);
  const inverse = inverseDiagonal(texts, heights);
  const target = new Float64Array(texts.rowCount);
  for (let d = 0; d < dimensions; d++) {
    for (let row = 0; row < texts.rowCount; row++) target[row] = targets[row * dimensions + d]!;
    const found = solveDirection(texts, heights, target, inverse);
    for (let word = 0; word < found.length; word++) solution[word * dimensions + d] = found[word]!;
  }
  return solution;
}

function inverseDiagonal(texts: TextRows, heights: Float32Array): Float64Array {
  const diagonal = new Float64Array(texts.columnCount).fill(RIDGE);
  for (let row = 0; row < texts.rowCount; row++)
    for (let at = texts.starts[row]!; at < texts.starts[row + 1]!; at++)
      diagonal[texts.columns[at]!]! += heights[row]! * texts.values[at]! ** 2;
  return diagonal.map((value) => 1 / value);
}

function solveDirection(
  texts: TextRows,
  heights: Float32Array,
  target: Float64Array,
  inverse: Float64Array,
): Float64Array {
  const size = texts.columnCount;
  const found = new Float64Array(size);
  const residual = weighedTranspose(texts, heights, target);
  const direction = residual.map((value, word) => value * inverse[word]!);
  let power = dot(residual, direction);
  for (let step = 0; step < STEPS && power > 0; step++) {
    const image = weighedTranspose(texts, heights, product(texts, direction));
    for (let word = 0; word < size; word++) image[word]! += RIDGE * direction[word]!;
    const length = power / dot(direction, image);
    for (let word = 0; word < size; word++) {
      found[word]! += length * direction[word]!;
      residual[word]! -= length * image[word]!;
    }
    const scaled = residual.map((value, word) => value * inverse[word]!);
    const next = dot(residual, scaled);
    for (let word = 0; word < size; word++)
      direction[word] = scaled[word]! + (next / power) * direction[word]!;
    power = next;
  }
  return found;
}

/** X v, a value a text. */
function product(texts: TextRows, vector: Float64Array): Float64Array {
  const sums = new Float64Array(texts.rowCount);
  for (let row = 0; row < texts.rowCount; row++)
    for (let at = texts.starts[row]!; at < texts.starts[row + 1]!; at++)
      sums[row]! += texts.values[at]! * vector[texts.columns[at]!]!;
  return sums;
}

/** Xᵀ H v, a value a word. */
function weighedTranspose(
  texts: TextRows,
  heights: Float32Array,
  vector: Float64Array,
): Float64Array {
  const sums = new Float64Array(texts.columnCount);
  for (let row = 0; row < texts.rowCount; row++) {
    const value = heights[row]! * vector[row]!;
    for (let at = texts.starts[row]!; at < texts.starts[row + 1]!; at++)
      sums[texts.columns[at]!]! += texts.values[at]! * value;
  }
  return sums;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
