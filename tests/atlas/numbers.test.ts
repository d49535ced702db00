import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eigen, lsa } from '../../src/atlas/embed/lsa.ts';
import { makeTfidf, rowCosine } from '../../src/atlas/embed/tfidf.ts';
import { normaliseRows } from '../../src/atlas/embed/vector-rows.ts';
import { mapFidelity } from '../../src/atlas/layout/fidelity.ts';
import { pushApart } from '../../src/atlas/layout/push-apart.ts';
import { findCommunities } from '../../src/atlas/neighbours/communities.ts';
import { nearestNeighbours } from '../../src/atlas/neighbours/knn.ts';
import { seeded } from '../../src/atlas/random.ts';

const point = fc.double({ min: 0, max: 1, noNaN: true });

test('TF-IDF rows have unit length, and a text is closest to itself', () => {
  const texts = [
    'pruning networks',
    'pruning networks well',
    'translation of speech',
    'speech translation',
  ].map((title) => ({ title, abstract: title }));
  const rows = makeTfidf(texts);
  for (let i = 0; i < 4; i++) expect(rowCosine(rows, i, i)).toBeCloseTo(1, 5);
  expect(rowCosine(rows, 0, 1)).toBeGreaterThan(rowCosine(rows, 0, 2));
});

test('eigenvectors of a symmetric matrix turn it into its eigenvalues', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 9, maxLength: 9 }),
      (values) => {
        const size = 3;
        const a = Float64Array.from(
          values,
          (_, i) => values[i]! + values[(i % size) * size + Math.floor(i / size)]!,
        );
        const { values: roots, vectors } = eigen(a, size);
        for (let c = 0; c < size; c++) {
          for (let r = 0; r < size; r++) {
            let sum = 0;
            for (let k = 0; k < size; k++) sum += a[r * size + k]! * vectors[k * size + c]!;
            expect(sum).toBeCloseTo(roots[c]! * vectors[r * size + c]!, 6);
          }
        }
      },
    ),
    { seed: 1 },
  );
});

test('LSA of two separate vocabularies keeps them apart', () => {
  const texts = [...Array(6).keys()].map((i) => ({
    title: i < 3 ? 'alpha beta gamma' : 'delta epsilon zeta',
    abstract: `${i}`,
  }));
  const vectors = lsa(makeTfidf(texts), 4, seeded(1));
  const cosine = (a: number, b: number) =>
    [0, 1, 2, 3].reduce((sum, d) => sum + vectors[a * 4 + d]! * vectors[b * 4 + d]!, 0);
  expect(cosine(0, 1)).toBeCloseTo(1, 4);
  expect(cosine(0, 4)).toBeCloseTo(0, 4);
});

test('nearest neighbours are sorted, never the paper itself, and the true ones', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(point, point, point), { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 8 }),
      (points, k) => {
        const n = points.length;
        const vectors = Float32Array.from(points.flat());
        const { k: width, indices, cosines } = nearestNeighbours(vectors, 3, k);
        expect(width).toBe(Math.min(k, n - 1));
        for (let i = 0; i < n; i++) {
          const row = [...indices.subarray(i * width, (i + 1) * width)];
          const all = points.map((other, j) =>
            Math.fround(
              other.reduce((sum, _, d) => sum + vectors[i * 3 + d]! * vectors[j * 3 + d]!, 0),
            ),
          );
          const best = [...all.keys()]
            .filter((j) => j !== i)
            .sort((a, b) => all[b]! - all[a]! || a - b)
            .slice(0, width);
          expect(row.map((j) => all[j])).toEqual(best.map((j) => all[j]));
          expect(row).not.toContain(i);
          expect([...cosines.subarray(i * width, (i + 1) * width)]).toEqual(row.map((j) => all[j]));
        }
      },
    ),
    { seed: 2 },
  );
});

test('separated points stand apart, fixed ones where they were', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(point, point), { minLength: 1, maxLength: 30 }), (points) => {
      const xy = Float64Array.from(points.flat());
      const fixed = Uint8Array.from(points, (_, i) => (i === 0 ? 1 : 0));
      pushApart(xy, 0.02, fixed);
      expect([xy[0], xy[1]]).toEqual(points[0]);
      for (let i = 0; i < points.length; i++) {
        for (let j = i + 1; j < points.length; j++) {
          expect(
            Math.hypot(xy[2 * i]! - xy[2 * j]!, xy[2 * i + 1]! - xy[2 * j + 1]!),
          ).toBeGreaterThanOrEqual(0.0199);
        }
      }
    }),
    { seed: 5 },
  );
});

test('a map that is the space itself keeps every neighbour', () => {
  const n = 40;
  const angles = Array.from({ length: n }, (_, i) => (i * Math.PI) / n / 2);
  const vectors = Float32Array.from(angles.flatMap((angle) => [Math.cos(angle), Math.sin(angle)]));
  const { trustworthiness, neighbourRecall } = mapFidelity(
    vectors,
    2,
    Float64Array.from(angles.flatMap((angle) => [angle, 0])),
  );
  expect(trustworthiness).toBeGreaterThan(0.99);
  expect(neighbourRecall).toBeGreaterThan(0.95);
});

test('one run finds communities already', () => {
  const vectors = Float32Array.from({ length: 40 }, (_, j) => Number(j % 4 === 0 || j % 4 === 3));
  const neighbours = nearestNeighbours(vectors, 2, 5);
  const options = { neighbours: 5, resolution: 0.8, runs: 1 };
  expect([...findCommunities(neighbours, options)].slice(0, 4)).toEqual([0, 1, 0, 1]);
});

test('no community mixes two crowds far apart, and the largest come first', () => {
  const crowd = (i: number) => (i % 5 < 3 ? 0 : 1);
  const random = seeded(4);
  const vectors = Float32Array.from({ length: 60 * 8 }, (_, j) => {
    const own = j % 8 === crowd(Math.floor(j / 8));
    return (own ? 3 : 0) + random();
  });
  normaliseRows(vectors, 8);
  const groups = findCommunities(nearestNeighbours(vectors, 8, 30));
  const sizes: number[] = [];
  for (const [i, group] of groups.entries()) {
    sizes[group] = (sizes[group] ?? 0) + 1;
    expect(crowd(i)).toBe(crowd(groups.indexOf(group)));
  }
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
});
