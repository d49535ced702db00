import { expect, test } from 'vitest';
import { makeTfidf } from '../../src/atlas/embed/tfidf.ts';
import { scoreRow, softmax, trainClassifier } from '../../src/atlas/topics/classifier.ts';
import { closenessScale } from '../../src/atlas/topics/closeness.ts';
import { text } from './decide.ts';

test.each([0.2, 0.5, 0.9])(
  'of two groups of cosines the middle lies between, with %d of papers in the upper',
  (part) => {
    const cosines = Float64Array.from({ length: 400 }, (_, i) =>
      i < 400 * part ? 0.5 + 0.05 * Math.sin(i) : 0.1 + 0.05 * Math.cos(i),
    );
    const { middle, slope } = closenessScale(cosines, 0.5, 1);
    expect(middle).toBeGreaterThan(0.2);
    expect(middle).toBeLessThan(0.4);
    expect(slope).toBeGreaterThan(0);
  },
);

test('among many topics closeness is judged by the spread of the corpus alone', () => {
  const cosines = Float64Array.from([0.1, 0.2, 0.3]);
  const { middle, slope } = closenessScale(cosines, 0.1, 0);
  expect(middle).toBeCloseTo(0.2, 9);
  expect(slope * (0.3 - 0.2)).toBeCloseTo(2.1 * Math.sqrt(1.5), 6);
});

test('a classifier learns what separates its rows; rows without weight teach it nothing', () => {
  const rows = makeTfidf(
    ['red apple', 'red cherry', 'green pear', 'green lime', 'red pear'].map((title) => text(title)),
  );
  const targets = Float64Array.from([1, 0, 1, 0, 0, 1, 0, 1, 0, 1]);
  const learn = (last: number) =>
    trainClassifier(rows, targets, 2, Float64Array.from([1, 1, 1, 1, last]), null);
  const weightOf = (word: string, weights: Float64Array) => {
    const column = rows.columnOf.get(word)!;
    return weights[2 * column]! - weights[2 * column + 1]!;
  };
  const { weights } = learn(0);
  expect(weightOf('red', weights)).toBeGreaterThan(1);
  expect(weightOf('green', weights)).toBeLessThan(-1);
  expect(weightOf('red', learn(1).weights)).toBeLessThan(weightOf('red', weights));
});

test('the steps of the classifier stay finite on rows that are all the same', () => {
  const rows = makeTfidf(Array.from({ length: 40 }, () => text('same words here')));
  const targets = Float64Array.from({ length: 80 }, (_, j) => (j % 4 === 0 || j % 4 === 3 ? 1 : 0));
  const { weights } = trainClassifier(rows, targets, 2, new Float64Array(40).fill(1), null);
  for (const weight of weights) expect(Math.abs(weight)).toBeLessThan(0.01);
});

test('softmax of large scores does not overflow', () => {
  const scores = Float64Array.from([1000, 999, -1000]);
  softmax(scores);
  expect(scores[0]).toBeCloseTo(1 / (1 + Math.exp(-1)), 9);
  expect(scores[2]).toBe(0);
});

test('trained to the end, what the rows are wrong by is as much as the penalty holds back, and no more', () => {
  const rows = makeTfidf(
    ['red apple', 'red cherry tree', 'green pear', 'lime', 'red lime', ''].map((title) =>
      text(title),
    ),
  );
  const targets = Float64Array.of(0.7, 0.2, 0.1, 0.6, 0.3, 0.1, 0.1, 0.8, 0.1, 0.2, 0.2, 0.6, 0.4, 0.3, 0.3, 0.2, 0.5, 0.3); // biome-ignore format: a table
  const rowWeights = Float64Array.of(1, 2, 1, 1, 0.5, 0);
  let classifier = trainClassifier(rows, targets, 3, rowWeights, null);
  for (let round = 0; round < 200; round++)
    classifier = trainClassifier(rows, targets, 3, rowWeights, classifier);
  const { weights } = classifier;
  const bias = 3 * rows.columnCount;
  const gradient = weights.map((weight, j) => (j < bias ? 2e-4 * weight : 0));
  const scores = new Float64Array(3);
  for (const [i, rowWeight] of rowWeights.entries()) {
    scoreRow(rows, weights, i, scores);
    softmax(scores);
    for (let c = 0; c < 3; c++) {
      const wrong = (rowWeight / 5.5) * (scores[c]! - targets[3 * i + c]!);
      gradient[bias + c]! += wrong;
      for (let e = rows.rowStarts[i]!; e < rows.rowStarts[i + 1]!; e++)
        gradient[3 * rows.columns[e]! + c]! += rows.values[e]! * wrong;
    }
  }
  for (const slope of gradient) expect(Math.abs(slope)).toBeLessThan(1e-4);
});
