import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromTheMiddle, normaliseRows } from '../../src/atlas/embed/vector-rows.ts';
import { softmax } from '../../src/atlas/topics/classifier.ts';
import { correctByPins, FOR_ALIKE, FOR_ALL } from '../../src/atlas/topics/pin-corrections.ts';

/** Four papers of one kind and four of another, in two dimensions; scores of two topics, `outside` last. */
const VECTORS = Float32Array.from({ length: 16 }, (_, j) => (j % 2 === (j < 8 ? 0 : 1) ? 1 : 0));
const corrected = (scores: readonly number[], pinned: Readonly<Record<number, number>>) => {
  const all = Float64Array.from({ length: 24 }, (_, j) => scores[j % 3]!);
  const pins = new Int32Array(8).fill(-1);
  for (const [i, topic] of Object.entries(pinned)) pins[Number(i)] = topic;
  correctByPins(all, 3, pins, { vectors: VECTORS, dimensions: 2 });
  return (i: number) => [...all.subarray(3 * i, 3 * i + 3)];
};

test('without a pin no score changes', () => {
  const of = corrected([1, -2, 0.5], {});
  for (let i = 0; i < 8; i++) expect(of(i)).toEqual([1, -2, 0.5]);
});

test('a pin speaks for its topic in papers like its own, and less in others', () => {
  const of = corrected([0, 0, 0], { 0: 1 });
  expect(of(1)).toEqual(of(0));
  expect(of(1)[1]).toBeGreaterThan(0.5);
  expect(of(1)[0]).toBeLessThan(0);
  expect(of(5)[1]).toBeLessThan(of(1)[1]!);
});

test('a pin that says what the scores said changes little, one against them much', () => {
  const surely = corrected([6, 0, 0], { 0: 0 })(1)[0]! - 6;
  const against = corrected([6, 0, 0], { 0: 1 })(1)[1]!;
  expect(surely).toBeGreaterThan(0);
  expect(surely).toBeLessThan(0.05);
  expect(against).toBeGreaterThan(1);
});

test('a pin to what is ruled out says nothing', () => {
  const of = corrected([1, 0, Number.NEGATIVE_INFINITY], { 0: 2 });
  expect(of(1)).toEqual([1, 0, Number.NEGATIVE_INFINITY]);
  expect(corrected([1, 0, Number.NEGATIVE_INFINITY], { 0: 1 })(1)[2]).toBe(
    Number.NEGATIVE_INFINITY,
  );
});

test('what is added to a paper is what every pin is missed by, as far as the two are alike', () => {
  const value = fc.double({ min: -3, max: 3, noNaN: true });
  const paper = fc.record({
    vector: fc.tuple(value, value, value),
    scores: fc.tuple(value, value, value, value),
    pin: fc.integer({ min: -1, max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(paper, { minLength: 2, maxLength: 12 }), (papers) => {
      const vectors = Float32Array.from(papers.flatMap(({ vector }) => vector));
      normaliseRows(vectors, 3);
      const before = Float64Array.from(papers.flatMap(({ scores }) => scores));
      const after = before.slice();
      const pins = Int32Array.from(papers, ({ pin }) => pin);
      correctByPins(after, 4, pins, { vectors, dimensions: 3 });
      const rows = fromTheMiddle(vectors, 3);
      const alike = (a: number, b: number) =>
        FOR_ALL +
        FOR_ALIKE * [0, 1, 2].reduce((sum, d) => sum + rows[3 * a + d]! * rows[3 * b + d]!, 0);
      for (const i of papers.keys()) {
        for (let c = 0; c < 4; c++) {
          let wanted = 0;
          for (const [p, pin] of pins.entries()) {
            if (pin < 0) continue;
            const shares = after.slice(4 * p, 4 * p + 4);
            softmax(shares);
            wanted += alike(i, p) * ((pin === c ? 1 : 0) - shares[c]!);
          }
          expect(after[4 * i + c]! - before[4 * i + c]!).toBeCloseTo(wanted, 2);
        }
      }
    }),
  );
});
