import type { SparseRows } from '../embed/tfidf.ts';
import { transposed } from '../embed/transposed.ts';

/** A linear classifier over the terms of a corpus. */
export interface Classifier {
  readonly classes: number;
  /** (Columns + 1) × classes, row-major, in log-odds; the last row is the bias. */
  readonly weights: Float64Array;
}

/** Keeps single papers from being learned by heart (ridge). */
const PENALTY = 2e-4;
/** From where the last round left off this is close enough: twice as many move no figure of the benchmark. */
const STEPS = 20;
/** Rounds of power iteration: the largest eigenvalue to a few per cent. */
const POWER_ROUNDS = 6;
/** The eigenvalue is approached from below. */
const SAFETY = 1.1;
/** The bias is a term every row has with value 1: its own step may not be longer. */
const BIAS_RATE = 1;

/**
 * Multinomial logistic regression on soft targets (n × classes, row-major), rows counting by `rowWeights`, going on
 * from `before`. Accelerated gradient descent (Nesterov 1983); the step length comes from the largest eigenvalue of the
 * rows' second moments, which bounds the curvature (Böhning 1992).
 */
export function trainClassifier(
  rows: SparseRows,
  targets: Float64Array,
  classes: number,
  rowWeights: Float64Array,
  before: Classifier | null,
): Classifier {
  const weights = before?.weights.slice() ?? new Float64Array((rows.columnCount + 1) * classes);
  const ahead = weights.slice();
  const errors = new Float64Array(rowWeights.length * classes);
  const gradient = new Float64Array(classes);
  // What doesn't count has no error in any column: of a large corpus that is a good part.
  const byColumn = transposed(rows, (i) => rowWeights[i]! > 0);
  const total = rowWeights.reduce((sum, weight) => sum + weight, 0);
  const rate = 1 / (SAFETY * largestEigenvalue(rows, rowWeights, total) + PENALTY);
  let momentum = 1;
  for (let step = 0; step < STEPS && total > 0; step++) {
    setErrors(rows, ahead, targets, rowWeights, total, errors);
    const next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    const push = (momentum - 1) / next;
    momentum = next;
    // Column by column: the weights of a large corpus fit into no cache, and so each is fetched once.
    for (let column = 0; column <= rows.columnCount; column++) {
      const from = column * classes;
      setGradient(byColumn, ahead, errors, column, gradient);
      const columnRate = column < rows.columnCount ? rate : BIAS_RATE;
      for (let c = 0; c < classes; c++) {
        const moved = ahead[from + c]! - columnRate * gradient[c]!;
        ahead[from + c] = moved + push * (moved - weights[from + c]!);
        weights[from + c] = moved;
      }
    }
  }
  return { classes, weights };
}

/** What every row is wrong by, for every class, times its share of all weights; 0 where it doesn't count. */
function setErrors(
  rows: SparseRows,
  weights: Float64Array,
  targets: Float64Array,
  rowWeights: Float64Array,
  total: number,
  errors: Float64Array,
): void {
  const classes = errors.length / rowWeights.length;
  for (let i = 0; i < rowWeights.length; i++) {
    const rowWeight = rowWeights[i]! / total;
    if (rowWeight === 0) continue;
    const row = errors.subarray(i * classes, (i + 1) * classes);
    scoreRow(rows, weights, i, row);
    softmax(row);
    for (let c = 0; c < classes; c++) row[c] = rowWeight * (row[c]! - targets[i * classes + c]!);
  }
}

/** The gradient of the weights of one column, for every class; behind the last column that of the bias. */
function setGradient(
  { rowStarts, columns, values, rowCount }: SparseRows,
  weights: Float64Array,
  errors: Float64Array,
  column: number,
  gradient: Float64Array,
): void {
  const classes = gradient.length;
  if (column === rowCount) {
    gradient.fill(0);
    for (let from = 0; from < errors.length; from += classes)
      for (let c = 0; c < classes; c++) gradient[c]! += errors[from + c]!;
    return;
  }
  for (let c = 0; c < classes; c++) gradient[c] = PENALTY * weights[column * classes + c]!;
  addProducts(columns, values, rowStarts[column]!, rowStarts[column + 1]!, errors, gradient);
}

/**
 * Adds to `sums`, one a class, rows of `matrix` (any × classes), each times its value: those of the places `from` up to
 * `to`. Four classes at once: their sums stay in the processor's registers.
 */
function addProducts(
  columns: Uint32Array,
  values: Float32Array,
  from: number,
  to: number,
  matrix: Float64Array,
  sums: Float64Array,
): void {
  const classes = sums.length;
  const whole = classes - (classes % 4);
  for (let c = 0; c < whole; c += 4) {
    let first = sums[c]!;
    let second = sums[c + 1]!;
    let third = sums[c + 2]!;
    let fourth = sums[c + 3]!;
    for (let e = from; e < to; e++) {
      const value = values[e]!;
      const at = columns[e]! * classes + c;
      first += value * matrix[at]!;
      second += value * matrix[at + 1]!;
      third += value * matrix[at + 2]!;
      fourth += value * matrix[at + 3]!;
    }
    sums[c] = first;
    sums[c + 1] = second;
    sums[c + 2] = third;
    sums[c + 3] = fourth;
  }
  for (let c = whole; c < classes; c++) {
    let sum = sums[c]!;
    for (let e = from; e < to; e++) sum += values[e]! * matrix[columns[e]! * classes + c]!;
    sums[c] = sum;
  }
}

/** Scores (log-odds up to a constant) of row `i` for every class, into `scores`. */
export function scoreRow(
  { rowStarts, columns, values, columnCount }: SparseRows,
  weights: Float64Array,
  i: number,
  scores: Float64Array,
): void {
  const classes = scores.length;
  for (let c = 0; c < classes; c++) scores[c] = weights[columnCount * classes + c]!;
  addProducts(columns, values, rowStarts[i]!, rowStarts[i + 1]!, weights, scores);
}

/** Turns scores into probabilities, in place. */
export function softmax(scores: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) most = Math.max(most, score);
  let sum = 0;
  for (let c = 0; c < scores.length; c++) sum += scores[c] = Math.exp(scores[c]! - most);
  for (let c = 0; c < scores.length; c++) scores[c]! /= sum;
}

/** The most probable class of each row (n × classes, row-major), of equal ones the first. */
export function mostProbable(probabilities: Float64Array, n: number, classes: number): Int32Array {
  return Int32Array.from({ length: n }, (_, i) => {
    let best = 0;
    for (let c = 1; c < classes; c++)
      if (probabilities[i * classes + c]! > probabilities[i * classes + best]!) best = c;
    return best;
  });
}

/** Of the weighted second moments of the rows, by power iteration. */
function largestEigenvalue(
  { rowStarts, columns, values, columnCount }: SparseRows,
  rowWeights: Float64Array,
  total: number,
): number {
  let direction = new Float64Array(columnCount).fill(1 / Math.sqrt(Math.max(1, columnCount)));
  let length = 0;
  for (let round = 0; round < POWER_ROUNDS && total > 0; round++) {
    const image = new Float64Array(columnCount);
    for (let i = 0; i < rowWeights.length; i++) {
      if (rowWeights[i] === 0) continue;
      let dot = 0;
      for (let e = rowStarts[i]!; e < rowStarts[i + 1]!; e++)
        dot += values[e]! * direction[columns[e]!]!;
      dot *= rowWeights[i]! / total;
      for (let e = rowStarts[i]!; e < rowStarts[i + 1]!; e++)
        image[columns[e]!]! += values[e]! * dot;
    }
    length = Math.sqrt(image.reduce((sum, value) => sum + value * value, 0));
    if (length === 0) return 0;
    direction = image.map((value) => value / length);
  }
  return length;
}
