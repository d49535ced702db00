import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gaussian, seeded } from '../../src/atlas/random.ts';
import { keptDimensions, openMeaning, packMeaning } from '../../src/search/meaning-file.ts';

const REST = { hasNearWords: true, newLength: 0.75, newWeight: null };

function opened(vectors: readonly number[], dimensions: number, xy: readonly number[] = []) {
  const count = vectors.length / dimensions;
  return openMeaning(
    packMeaning({
      vectors: Float32Array.from(vectors),
      dimensions,
      xy: Float64Array.from({ length: 2 * count }, (_, i) => xy[i] ?? 0),
      ...REST,
    }),
  );
}

test('papers, their mean, their places and what is known of words come out of the file', () => {
  const meaning = opened([1, 0, 0, 1, 0.6, 0.8], 2, [0, 1, 0.25, 0.5, 0.123456, 0.654321]);
  expect(meaning).toMatchObject({ dimensions: 2, ...REST });
  const back = [1, 0, 0, 1, 0.6, 0.8].map((value) => expect.closeTo(value, 2));
  expect([...meaning.papers]).toEqual(back);
  expect([...meaning.mean]).toEqual([expect.closeTo(1.6 / 3, 2), expect.closeTo(0.6, 2)]);
  expect([...meaning.xy]).toEqual(
    [0, 1, 0.25, 0.5, 0.123456, 0.654321].map((value) => expect.closeTo(value, 4)),
  );
});

test('a paper is as much of a hub as its nearest are near: one of up to fifty, three of a hundred', () => {
  expect([...opened([1, 0, 0, 1, 1, 0, 0, -1], 2).hubness]).toEqual([1, 0, 1, 0]);
  expect([...opened([1, 0], 2).hubness]).toEqual([0]);
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 120 }), fc.integer(), (count, seed) => {
      const random = seeded(seed);
      const vectors = Array.from({ length: count * 3 }, () => gaussian(random));
      const { papers, hubness } = opened(vectors, 3);
      const row = (i: number) => [...papers.subarray(3 * i, 3 * i + 3)];
      const nearest = Math.max(1, Math.round(count * 0.03));
      for (let i = 0; i < count; i++) {
        const cosines = Array.from({ length: count }, (_, j) => j)
          .filter((j) => j !== i)
          .map((j) => row(i).reduce((sum, value, d) => sum + value * row(j)[d]!, 0))
          .sort((a, b) => b - a)
          .slice(0, nearest);
        const mean = cosines.reduce((sum, one) => sum + one, 0) / cosines.length;
        expect(hubness[i]).toBeCloseTo(Math.max(0, mean), 2);
      }
    }),
    { seed: 2, numRuns: 20 },
  );
});

test('of very many papers a sample tells hubs: a crowd has them, a paper apart is none', () => {
  // Two of three in a crowd, the others each on an axis of its own or of few.
  const vectors = Array.from({ length: 1200 * 8 }, (_, j) => {
    const [i, d] = [Math.floor(j / 8), j % 8];
    return i % 3 < 2 ? Number(d === 0) : Number(d === (i === 602 ? 7 : 1 + (i % 6)));
  });
  const { hubness } = opened(vectors, 8);
  for (const [i, hub] of hubness.entries()) expect(hub).toBeCloseTo(i === 602 ? 0 : 1, 2);
});

test.each([
  [2000, 256],
  [2001, 128],
  [20_000, 128],
  [20_001, 64],
])('of %d papers %d components are kept', (papers, dimensions) => {
  expect(keptDimensions(papers)).toBe(dimensions);
});

test('of more than two thousand papers fewer components lie in the file, in fewer bits, however many there are', () => {
  const random = seeded(4);
  const vectors = Array.from({ length: 2001 * 3 }, () => gaussian(random));
  const { papers, mean } = opened(vectors, 3);
  expect(papers.length).toBe(2001 * 3);
  const length = Math.hypot(...vectors.slice(0, 3));
  for (let d = 0; d < 3; d++) expect(papers[d]).toBeCloseTo(vectors[d]! / length, 0);
  expect(mean.every(Number.isFinite)).toBe(true);
  expect(opened(Array(2000 * 2).fill(1), 2).papers.length).toBe(4000);
});
