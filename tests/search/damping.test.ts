import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseRows } from '../../src/atlas/embed/vector-rows.ts';
import { damped, secondMoments } from '../../src/search/damping.ts';

const DIMENSIONS = 6;
const STRENGTH = 1.5;
const rows = fc
  .array(
    fc.array(fc.integer({ min: -9, max: 9 }), { minLength: DIMENSIONS, maxLength: DIMENSIONS }),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  .map((list) => {
    const papers = Float32Array.from(list.flat());
    normaliseRows(papers, DIMENSIONS);
    return papers;
  });
const vectors = fc
  .array(fc.integer({ min: -9, max: 9 }), { minLength: DIMENSIONS, maxLength: DIMENSIONS })
  .map((list) => Float64Array.from(list));

test('damping is undone by what it says it inverts', () => {
  fc.assert(
    fc.property(rows, vectors, (papers, vector) => {
      const moments = secondMoments(papers, DIMENSIONS);
      const result = damped(vector, moments);
      for (let a = 0; a < DIMENSIONS; a++) {
        let back = result[a]!;
        for (let b = 0; b < DIMENSIONS; b++)
          back += STRENGTH * moments[a * DIMENSIONS + b]! * result[b]!;
        expect(back).toBeCloseTo(vector[a]!, 3);
      }
    }),
  );
});

test('a direction that all papers share counts less, one that few have counts nearly whole', () => {
  const papers = Float32Array.from(
    Array.from({ length: 20 }, (_, i) => (i === 0 ? [0, 1] : [1, 0])).flat(),
  );
  const [shared, rare] = damped(Float64Array.from([1, 1]), secondMoments(papers, 2));
  expect(shared).toBeCloseTo(1 / (1 + STRENGTH * 0.95), 4);
  expect(rare).toBeCloseTo(1 / (1 + STRENGTH * 0.05), 4);
});

test('of very many papers a sample says it', () => {
  const papers = Float32Array.from(
    Array.from({ length: 3000 }, (_, i) => (i % 7 === 0 ? [0, 1] : [1, 0])).flat(),
  );
  const moments = secondMoments(papers, 2);
  expect(moments[0]! + moments[3]!).toBeCloseTo(1, 6);
  expect(moments[0]!).toBeCloseTo(6 / 7, 2);
  expect(moments[1]).toBe(moments[2]);
});

test('of any number of papers the sample is of papers alone', () => {
  const counts = fc.integer({ min: 1, max: 20_000 });
  fc.assert(
    fc.property(counts, (count) => {
      const moments = secondMoments(new Float32Array(count).fill(1), 1);
      expect(moments[0]).toBeCloseTo(1, 6);
    }),
    { examples: [[1], [499], [500], [501], [564], [1001]] },
  );
});
