import type { SparseRows } from '../embed/tfidf.ts';

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
  const biasAt = rows.columnCount * classes;
  const weights = before?.weights.slice() ?? new Float64Array(biasAt + classes);
  const ahead = weights.slice();
  const gradient = new Float64Array(weights.length);
  const total = rowWeights.reduce((sum, weight) => sum + weight, 0);
  const scores = new Float64Array(classes);
  const rate = 1 / (SAFETY * largestEigenvalue(rows, rowWeights, total) + PENALTY);
  let momentum = 1;
  for (let step = 0; step < STEPS && total > 0; step++) {
    for (let j = 0; j < biasAt; j++) gradient[j] = PENALTY * ahead[j]!;
    gradient.fill(0, biasAt);
    for (let i = 0; i < rowWeights.length; i++) {
      const rowWeight = rowWeights[i]! / total;
      if (rowWeight === 0) continue;
      scoreRow(rows, ahead, i, scores);
      softmax(scores);
      for (let c = 0; c < classes; c++)
        scores[c] = rowWeight * (scores[c]! - targets[i * classes + c]!);
      addRowGradient(rows, scores, i, gradient);
    }
    const next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    const push = (momentum - 1) / next;
    momentum = next;
    for (let j = 0; j < weights.length; j++) {
      const moved = ahead[j]! - (j < biasAt ? rate : BIAS_RATE) * gradient[j]!;
      ahead[j] = moved + push * (moved - weights[j]!);
      weights[j] = moved;
    }
  }
  return { classes, weights };
}

/** Adds to the gradient of the weights what row `i` is wrong by, for every class. */
function addRowGradient(
  { rowStarts, columns, values, columnCount }: SparseRows,
  errors: Float64Array,
  i: number,
  gradient: Float64Array,
): void {
  const classes = errors.length;
  for (let e = rowStarts[i]!; e < rowStarts[i + 1]!; e++) {
    const value = values[e]!;
    const to = columns[e]! * classes;
    for (let c = 0; c < classes; c++) gradient[to + c]! += value * errors[c]!;
  }
  for (let c = 0; c < classes; c++) gradient[columnCount * classes + c]! += errors[c]!;
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
  for (let e = rowStarts[i]!; e < rowStarts[i + 1]!; e++) {
    const value = values[e]!;
    const from = columns[e]! * classes;
    for (let c = 0; c < classes; c++) scores[c]! += value * weights[from + c]!;
  }
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
