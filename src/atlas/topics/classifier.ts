/** A linear classifier over rows of features. */
export interface Classifier {
  /** Classes × (d + 1), row-major; the last column is the bias. */
  readonly weights: Float64Array;
}

/** Enough for targets this smooth; more steps move no probability in the second digit. */
const STEPS = 120;
const RATE = 1;
const MOMENTUM = 0.9;

/**
 * Multinomial logistic regression on soft targets by gradient descent with momentum. `features` n × d, `targets`
 * n × c, both row-major; a row counts by its `rowWeights`. `penalty` keeps weights small (ridge).
 */
export function trainClassifier(
  features: Float32Array,
  dimensions: number,
  targets: Float64Array,
  classes: number,
  rowWeights: Float64Array,
  penalty: number,
): Classifier {
  const width = dimensions + 1;
  const weights = new Float64Array(classes * width);
  const gradient = new Float64Array(classes * width);
  const speed = new Float64Array(classes * width);
  const scores = new Float64Array(classes);
  const total = Math.max(
    1e-9,
    rowWeights.reduce((sum, weight) => sum + weight, 0),
  );
  for (let step = 0; step < STEPS; step++) {
    for (let j = 0; j < weights.length; j++) gradient[j] = penalty * weights[j]!;
    for (let i = 0; i < rowWeights.length; i++) {
      const rowWeight = rowWeights[i]! / total;
      if (rowWeight === 0) continue;
      scoreRow(weights, features, i, dimensions, scores);
      softmax(scores);
      for (let c = 0; c < classes; c++) {
        const error = (scores[c]! - targets[i * classes + c]!) * rowWeight;
        const to = c * width;
        for (let d = 0; d < dimensions; d++)
          gradient[to + d]! += error * features[i * dimensions + d]!;
        gradient[to + dimensions]! += error;
      }
    }
    for (let j = 0; j < weights.length; j++) {
      speed[j] = MOMENTUM * speed[j]! - RATE * gradient[j]!;
      weights[j]! += speed[j]!;
    }
  }
  return { weights };
}

/** Scores (log-odds up to a constant) of row `i` for every class, into `scores`. */
export function scoreRow(
  weights: Float64Array,
  features: Float32Array,
  i: number,
  dimensions: number,
  scores: Float64Array,
): void {
  const width = dimensions + 1;
  for (let c = 0; c < scores.length; c++) {
    let sum = weights[c * width + dimensions]!;
    for (let d = 0; d < dimensions; d++)
      sum += weights[c * width + d]! * features[i * dimensions + d]!;
    scores[c] = sum;
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
