import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eigen, foldIn, lsa, lsaProjection } from '../../src/atlas/embed/lsa.ts';
import { denseRows } from '../../src/atlas/embed/sparse-products.ts';
import { makeTfidf, rowCosines } from '../../src/atlas/embed/tfidf.ts';
import { dotRows, normaliseRows } from '../../src/atlas/embed/vector-rows.ts';
import { mapFidelity } from '../../src/atlas/layout/fidelity.ts';
import { principalPlane } from '../../src/atlas/layout/principal-plane.ts';
import { pushApart } from '../../src/atlas/layout/push-apart.ts';
import { findCommunities } from '../../src/atlas/neighbours/communities.ts';
import { nearestNeighbours } from '../../src/atlas/neighbours/knn.ts';
import { gaussian, seeded } from '../../src/atlas/random.ts';

const point = fc.double({ min: 0, max: 1, noNaN: true });

test('TF-IDF rows have unit length, and a text is closest to itself', () => {
  const texts = [
    'pruning networks',
    'pruning networks well',
    'translation of speech',
    'speech translation',
  ].map((title) => ({ title, abstract: title }));
  const rows = makeTfidf(texts);
  for (let i = 0; i < 4; i++) expect(rowCosines(rows)(i)(i)).toBeCloseTo(1, 5);
  expect(rowCosines(rows)(0)(1)).toBeGreaterThan(rowCosines(rows)(0)(2));
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

test('rows folded into LSA of themselves stand where LSA has them', () => {
  const words = ['kelp', 'moss', 'reef', 'tide', 'alga', 'shore', 'cliff', 'gull'];
  const random = seeded(3);
  const texts = Array.from({ length: 30 }, () => ({
    title: words.filter(() => random() < 0.4).join(' '),
    abstract: 'reef moss',
  }));
  const rows = makeTfidf(texts);
  const [vectors, projection] = [lsa(rows, 4, seeded(1)), lsaProjection(rows, 4, seeded(1))];
  const folded = foldIn(rows, projection, 4);
  for (const [j, value] of folded.entries()) expect(value).toBeCloseTo(vectors[j]!, 3);
});

test('LSA in all directions keeps every cosine, in fewer those of the largest', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 9 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer(),
      (n, d, seed) => {
        const random = seeded(seed);
        // The last direction is so small that no cosine shows it.
        const rows = Float32Array.from(
          { length: n * (d + 1) },
          (_, j) => (j % (d + 1) === d ? 1e-4 : 1) * gaussian(random),
        );
        const vectors = lsa(denseRows(rows, d + 1), d, seeded(1));
        normaliseRows(rows, d + 1);
        for (let a = 0; a < n; a++)
          for (let b = 0; b < n; b++)
            expect(dotRows(vectors, a, vectors, b, d)).toBeCloseTo(
              dotRows(rows, a, rows, b, d + 1),
              2,
            );
      },
    ),
    { seed: 10 },
  );
});

test('a start lies in the plane of the two main directions, the longer one across, and is tiny', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = seeded(seed);
      const [n, d] = [80, 4];
      // Lengths of 3, 1.5, 0.3 and 0.3 along directions that lie askew, off the middle.
      const vectors = new Float32Array(n * d);
      for (let i = 0; i < n; i++) {
        const [a, b, c, e] = [3, 1.5, 0.3, 0.3].map((length) => length * gaussian(random)) as [
          number,
          number,
          number,
          number,
        ];
        vectors.set(
          [a + b + 5, a - b, c + e - 2, c - e].map((value) => value / Math.SQRT2),
          i * d,
        );
      }
      const xy = principalPlane(vectors, d, seeded(2));
      const covariance = new Float64Array(d * d);
      const mean = [0, 1, 2, 3].map((p) =>
        vectors.reduce((sum, value, j) => (j % d === p ? sum + value / n : sum), 0),
      );
      for (let i = 0; i < n; i++)
        for (let p = 0; p < d; p++)
          for (let q = 0; q < d; q++)
            covariance[p * d + q]! +=
              (vectors[i * d + p]! - mean[p]!) * (vectors[i * d + q]! - mean[q]!);
      const { values } = eigen(covariance, d);
      let [xx, yy, xySum] = [0, 0, 0];
      for (let i = 0; i < n; i++) {
        xx += xy[2 * i]! ** 2;
        yy += xy[2 * i + 1]! ** 2;
        xySum += xy[2 * i]! * xy[2 * i + 1]!;
      }
      expect(Math.sqrt((xx + yy) / n) / 1e-4).toBeCloseTo(1, 2);
      expect(yy / xx / (values[1]! / values[0]!)).toBeCloseTo(1, 1);
      expect(Math.abs(xySum) / Math.sqrt(xx * yy)).toBeLessThan(0.05);
    }),
    { seed: 11, numRuns: 20 },
  );
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

test('trustworthiness counts by how many ranks strangers on the map are too far in meaning', () => {
  fc.assert(
    fc.property(fc.integer({ min: 12, max: 40 }), fc.integer(), (n, seed) => {
      const random = seeded(seed);
      const vectors = Float32Array.from({ length: n * 3 }, () => gaussian(random));
      normaliseRows(vectors, 3);
      const xy = Float64Array.from({ length: n * 2 }, () => random());
      const k = 10;
      let penalty = 0;
      const others = (i: number) => Array.from({ length: n }, (_, j) => j).filter((j) => j !== i);
      for (let i = 0; i < n; i++) {
        const cosine = (j: number) => dotRows(vectors, i, vectors, j, 3);
        const far = (j: number) => (xy[2 * i]! - xy[2 * j]!) ** 2 + (xy[2 * i + 1]! - xy[2 * j + 1]!) ** 2; // biome-ignore format: a row
        const byMeaning = others(i).sort((a, b) => cosine(b) - cosine(a) || a - b);
        for (const j of others(i)
          .sort((a, b) => far(a) - far(b))
          .slice(0, k))
          penalty += Math.max(0, byMeaning.indexOf(j) + 1 - k);
      }
      const worst = n * k * (2 * n - 3 * k - 1);
      const expected = worst > 0 ? 1 - (2 / worst) * penalty : 1;
      expect(mapFidelity(vectors, 3, xy).trustworthiness).toBeCloseTo(expected, 9);
    }),
    { seed: 7, numRuns: 40 },
  );
});

test('a sum of products is what it says, of however many numbers', () => {
  const numbers = fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 11 });
  fc.assert(
    fc.property(numbers, numbers, (left, right) => {
      const d = Math.min(left.length, right.length);
      const rows = Float64Array.from([...right.slice(0, d), ...left.slice(0, d)]);
      const sum = left.slice(0, d).reduce((total, value, i) => total + value * right[i]!, 0);
      expect(dotRows(rows, 1, rows, 0, d)).toBe(sum);
    }),
    { seed: 8 },
  );
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
