import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeTfidf } from '../../src/atlas/embed/tfidf.ts';
import { normaliseRows } from '../../src/atlas/embed/vector-rows.ts';
import { nearestOnMap } from '../../src/atlas/layout/nearest-on-map.ts';
import { startFromTrees } from '../../src/atlas/neighbours/descent.ts';
import { nearestNeighbours } from '../../src/atlas/neighbours/knn.ts';
import { nearestFinder } from '../../src/atlas/neighbours/nearest-finder.ts';
import { nearestTo } from '../../src/atlas/neighbours/nearest-to.ts';
import { gaussian, seeded } from '../../src/atlas/random.ts';
import { relatedPapers } from '../../src/atlas/related/related.ts';

const point = fc.double({ min: 0, max: 1, noNaN: true });

/** `n` unit vectors in twenty groups. */
function groups(n: number, dimensions: number): Float32Array {
  const random = seeded(3);
  const centres = Float64Array.from({ length: 20 * dimensions }, () => gaussian(random));
  const vectors = Float32Array.from(
    { length: n * dimensions },
    (_, j) =>
      centres[(Math.floor(j / dimensions) % 20) * dimensions + (j % dimensions)]! +
      gaussian(random),
  );
  normaliseRows(vectors, dimensions);
  return vectors;
}

test('the walk to the nearest of a further paper misses hardly one, whatever was asked before', () => {
  const [dimensions, all] = [24, 1600];
  const vectors = groups(all, dimensions);
  const known = vectors.subarray(0, 1500 * dimensions);
  const walk = nearestFinder(known, nearestNeighbours(known, dimensions, 20), 0);
  const further = Array.from({ length: 100 }, (_, i) =>
    vectors.slice((1500 + i) * dimensions, (1501 + i) * dimensions),
  );
  const found = further.map((vector) => walk(vector, 10));
  const exact = further.map((vector) => nearestTo(vector, known, 10));
  const hits = found.flatMap(({ indices }, i) =>
    [...indices].filter((one) => exact[i]!.indices.includes(one)),
  );
  expect(hits.length / 1000).toBeGreaterThan(0.98);
  for (const { cosines } of found) expect([...cosines]).toEqual([...cosines].sort((a, b) => b - a));
  expect(
    further
      .toReversed()
      .map((vector) => walk(vector, 10))
      .toReversed(),
  ).toEqual(found);
  // A small corpus is compared whole, and gives all it has.
  const few = nearestFinder(
    known.subarray(0, 5 * dimensions),
    nearestNeighbours(known.subarray(0, 5 * dimensions), dimensions, 3),
    0,
  );
  expect([...few(further[0]!, 10).indices].sort()).toEqual([0, 1, 2, 3, 4]);
});

test('the search for neighbours in large corpora misses hardly one, and finds the same twice', () => {
  const vectors = groups(1500, 24);
  const exact = nearestNeighbours(vectors, 24, 20);
  const found = nearestNeighbours(vectors, 24, 20, 100);
  // As many as are compared pair by pair, and one more.
  expect(nearestNeighbours(vectors, 24, 20, 1500)).toEqual(exact);
  expect(nearestNeighbours(vectors, 24, 20, 1499)).toEqual(found);
  expect(found).toEqual(nearestNeighbours(vectors, 24, 20, 100));
  let hits = 0;
  for (let i = 0; i < 1500; i++) {
    const row = found.indices.subarray(i * 20, (i + 1) * 20);
    expect(new Set(row).size).toBe(20);
    expect(row.includes(i)).toBe(false);
    for (const other of exact.indices.subarray(i * 20, i * 20 + 10))
      if (row.includes(other)) hits++;
  }
  expect(hits / 15000).toBeGreaterThan(0.95);
});

test('papers equally near come in their order', () => {
  // Axes with either sign: cosines are -1, 0 or 1.
  const axis = fc.tuple(fc.nat(2), fc.constantFrom(-1, 1));
  fc.assert(
    fc.property(fc.array(axis, { minLength: 2, maxLength: 12 }), (axes) => {
      const vectors = Float32Array.from(
        axes.flatMap(([own, sign]) => [0, 1, 2].map((d) => (d === own ? sign : 0))),
      );
      const { k, indices } = nearestNeighbours(vectors, 3, 4);
      for (const [i, [own, sign]] of axes.entries()) {
        const cosine = (j: number) => (axes[j]![0] === own ? axes[j]![1] * sign : 0);
        const order = [...axes.keys()]
          .filter((j) => j !== i)
          .sort((a, b) => cosine(b) - cosine(a) || a - b);
        expect([...indices.subarray(i * k, (i + 1) * k)]).toEqual(order.slice(0, k));
      }
    }),
    { seed: 9 },
  );
});

test('the trees alone find neighbours of a paper’s own group', () => {
  const vectors = groups(1200, 24);
  const { indices } = startFromTrees(vectors, 24, 10, seeded(1));
  const own = indices.filter((other, j) => other % 20 === Math.floor(j / 10) % 20).length;
  expect(own / indices.length).toBeGreaterThan(0.8);
});

test('the search ends on papers that are all the same', () => {
  const { indices, cosines } = nearestNeighbours(new Float32Array(900 * 4).fill(0.5), 4, 10, 100);
  expect(cosines.every((cosine) => cosine === 1)).toBe(true);
  expect(indices.every((index) => index >= 0)).toBe(true);
});

test('the nearest on the map are the true ones', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(point, point), { minLength: 2, maxLength: 60 }),
      fc.integer({ min: 1, max: 12 }),
      (points, most) => {
        const n = points.length;
        const k = Math.min(most, n - 1);
        const found = nearestOnMap(Float64Array.from(points.flat()), k);
        for (const [i, [x, y]] of points.entries()) {
          const distSquared = points.map(([u, v]) => (u - x) ** 2 + (v - y) ** 2);
          const true_ = [...points.keys()]
            .filter((j) => j !== i)
            .sort((a, b) => distSquared[a]! - distSquared[b]! || a - b);
          expect([...found.subarray(i * k, (i + 1) * k)]).toEqual(true_.slice(0, k));
        }
      },
    ),
    { seed: 4 },
  );
});

test('related papers share meaning or words; where fewer do, fewer are listed', () => {
  const texts = ['pruning of networks', 'networks and pruning', 'migrating birds', 'soil'].map(
    (title) => ({ title, abstract: title }),
  );
  const vectors = Float32Array.from([1, 0, 0, 0.96, 0.28, 0, 0, 0, 1, -0.6, -0.8, 0]);
  const lists = relatedPapers(vectors, 3, makeTfidf(texts), nearestNeighbours(vectors, 3, 3));
  expect(lists.map((list) => list.map(({ index }) => index))).toEqual([[1], [0], [], []]);
});
