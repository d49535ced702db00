import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseRows } from '../../src/atlas/embed/vector-rows.ts';
import { seeded } from '../../src/atlas/random.ts';
import { calibrateFound } from '../../src/atlas/topics/calibrate-found.ts';

const DIMENSIONS = 8;
/** Two topics and `outside`. */
const CLASSES = 3;

/** Papers beside two opposite directions by turns, each off it by so much in a direction of its own: n × 8, unit rows. */
function around(distances: readonly number[], seed = 1): Float32Array {
  const random = seeded(seed);
  const vectors = Float32Array.from({ length: distances.length * DIMENSIONS }, (_, at) =>
    at % DIMENSIONS === 0 ? 0 : random() - 0.5,
  );
  normaliseRows(vectors, DIMENSIONS);
  for (const [i, distance] of distances.entries()) {
    const start = i * DIMENSIONS;
    for (let d = 1; d < DIMENSIONS; d++) vectors[start + d]! *= distance;
    vectors[start] = i % 2 === 0 ? 1 : -1;
  }
  normaliseRows(vectors, DIMENSIONS);
  return vectors;
}

/** Every paper as sure, by turns of the one and of the other topic. */
const decided = (n: number) =>
  Float64Array.from({ length: n * CLASSES }, (_, at) => {
    const own = Math.floor(at / CLASSES) % 2;
    return at % CLASSES === own ? 0.7 : at % CLASSES === 2 ? 0.1 : 0.2;
  });

function calibrated(
  vectors: Float32Array,
  embedder: 'words' | 'lsa' = 'words',
  probabilities = decided(vectors.length / DIMENSIONS),
  { settled = (_: number): boolean => false, agreement = 0.7 } = {},
) {
  const embedded = { embedder, vectors, dimensions: DIMENSIONS };
  calibrateFound(probabilities, CLASSES, embedded, settled, () => agreement);
  const rows = Array.from({ length: vectors.length / DIMENSIONS }, (_, i) => [
    ...probabilities.subarray(i * CLASSES, (i + 1) * CLASSES),
  ]);
  return { rows, sure: rows.map((row) => Math.max(...row)) };
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const even = (distance: number) => new Array<number>(40).fill(distance);

for (const embedder of ['words', 'lsa'] as const) {
  test(`of papers decided alike, one at the edge of its topic is less sure (${embedder})`, () => {
    const distances = even(1).map((distance, i) => (i < 2 ? 5 * distance : distance));
    const { sure } = calibrated(around(distances), embedder);
    expect(Math.max(...sure.slice(0, 2))).toBeLessThan(Math.min(...sure.slice(2)));
  });
}

test('where topics are looser every paper is less sure of its own', () => {
  const [tight, loose, looser] = [0.5, 1.5, 3].map((distance) =>
    mean(calibrated(around(even(distance))).sure),
  );
  expect(tight).toBeGreaterThan(loose! + 0.05);
  expect(loose).toBeGreaterThan(looser! + 0.05);
});

for (const embedder of ['words', 'lsa'] as const) {
  test(`where a second view of the papers draws other groups, all are less sure (${embedder})`, () => {
    const [none, half, all] = [0.3, 0.6, 0.9].map((agreement) =>
      mean(calibrated(around(even(2)), embedder, decided(40), { agreement }).sure),
    );
    expect(half).toBeGreaterThan(none!);
    expect(all).toBeGreaterThan(half! + 0.05);
  });
}

test('of two papers that stand alike the one decided by more is surer', () => {
  const vectors = around(even(2));
  vectors.copyWithin(2 * DIMENSIONS, 0, DIMENSIONS);
  const probabilities = decided(40);
  probabilities.set([0.45, 0.35, 0.2], 0);
  const { sure } = calibrated(vectors, 'words', probabilities);
  expect(sure[0]).toBeLessThan(sure[2]! - 0.01);
});

test('papers outside, and those that are settled, stay as they are', () => {
  const probabilities = decided(40);
  probabilities.set([0.2, 0.1, 0.7], 0);
  const { rows } = calibrated(around(even(2)), 'words', probabilities, {
    settled: (paper) => paper === 1,
  });
  expect(rows[0]).toEqual([0.2, 0.1, 0.7]);
  expect(rows[1]).toEqual([0.2, 0.7, 0.1]);
  expect(rows[2]).not.toEqual([0.7, 0.2, 0.1]);
});

test('one topic alone has nothing to be held against', () => {
  const probabilities = Float64Array.of(0.8, 0.2, 0.7, 0.3);
  calibrateFound(
    probabilities,
    2,
    { embedder: 'words', vectors: around([1, 1]), dimensions: DIMENSIONS },
    () => false,
    () => 1,
  );
  expect([...probabilities]).toEqual([0.8, 0.2, 0.7, 0.3]);
});

test('whatever is calibrated sums to one, keeps its order and what is impossible', () => {
  const share = fc.integer({ min: 0, max: 1000 });
  const row = fc
    .tuple(share, share)
    .filter(([a, b]) => a + b > 0)
    .map(([a, b]) => [a / (a + b), b / (a + b), 0]);
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 2, maxLength: 12 }),
      fc.integer({ min: 0, max: 5 }),
      fc.constantFrom('words' as const, 'lsa' as const),
      (given, distance, embedder) => {
        const vectors = around(given.map(() => distance));
        const { rows } = calibrated(vectors, embedder, Float64Array.from(given.flat()));
        for (const [i, own] of rows.entries()) {
          expect(own.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
          expect(own[2]).toBe(0);
          expect(Math.sign(own[0]! - own[1]!)).toBe(Math.sign(given[i]![0]! - given[i]![1]!));
        }
      },
    ),
  );
});
