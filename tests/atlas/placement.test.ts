import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeAmong, placeNewPapers, scaleOf } from '../../src/atlas/layout/place-new-papers.ts';
import { leastDistance } from '../../src/atlas/layout/push-apart.ts';
import { refinePlacement } from '../../src/atlas/layout/refine-placement.ts';
import { type Neighbours, nearestNeighbours } from '../../src/atlas/neighbours/knn.ts';
import { nearestTo } from '../../src/atlas/neighbours/nearest-to.ts';
import { gaussian, seeded } from '../../src/atlas/random.ts';

const DIMENSIONS = 4;
const seeds = fc.integer({ min: 1, max: 9999 });

/** Papers of three kinds, the kinds in three corners of a map, each somewhere about its corner. */
function corners(n: number, seed: number) {
  const random = seeded(seed);
  const vectors = new Float32Array(n * DIMENSIONS);
  const xy = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) {
    const own = Array.from({ length: DIMENSIONS }, (_, d) => Number(d === i % 3) + 0.2 * gaussian(random)); // biome-ignore format: a row
    const length = Math.hypot(...own);
    vectors.set(
      own.map((value) => value / length),
      i * DIMENSIONS,
    );
    xy[2 * i] = (i % 3 === 1 ? 0.7 : 0.2) + 0.1 * random();
    xy[2 * i + 1] = (i % 3 === 2 ? 0.8 : 0.3) + 0.1 * random();
  }
  return { vectors, xy };
}

/** Places of the last papers among all others. */
function placed(xy: Float64Array, added: number, neighbours: Neighbours): Float64Array {
  const n = xy.length / 2;
  const fixed = Uint8Array.from({ length: n }, (_, i) => Number(i < n - added));
  const out = xy.slice().fill(-1, 2 * (n - added));
  placeNewPapers(out, fixed, neighbours);
  return out;
}

/** The same map with left and right for above and below. */
const transposed = (xy: Float64Array) => xy.map((_, j) => xy[j ^ 1]!);

test('new papers stand among their kind; the old ones stay', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { vectors, xy } = corners(36, seed);
      const out = placed(xy, 6, nearestNeighbours(vectors, DIMENSIONS, 12));
      expect(out.subarray(0, 60)).toEqual(xy.subarray(0, 60));
      for (let i = 30; i < 36; i++) {
        const far = [0, 1, 2].map((kind) => {
          const [x, y] = [kind === 1 ? 0.75 : 0.25, kind === 2 ? 0.85 : 0.35];
          return Math.hypot(out[2 * i]! - x, out[2 * i + 1]! - y);
        });
        expect(far.indexOf(Math.min(...far))).toBe(i % 3);
      }
    }),
    { seed: 1, numRuns: 20 },
  );
});

test('placed by itself among papers that stand, a paper comes to where it comes as the only new one', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { vectors, xy } = corners(61, seed);
      const before = xy.subarray(0, 120);
      const others = nearestNeighbours(vectors.subarray(0, 60 * DIMENSIONS), DIMENSIONS, 12);
      const own = nearestTo(
        vectors.subarray(60 * DIMENSIONS),
        vectors.subarray(0, 60 * DIMENSIONS),
        12,
      );
      const together = {
        k: 12,
        indices: Int32Array.of(...others.indices, ...own.indices),
        cosines: Float32Array.of(...others.cosines, ...own.cosines),
      };
      const [x, y] = placed(xy, 1, together).subarray(120);
      const [alone, above] = placeAmong(before, scaleOf(before, others))(own);
      // Cells that hold the paper itself are other cells.
      expect(Math.hypot(alone - x!, above - y!)).toBeLessThan(0.02);
    }),
    { seed: 2, numRuns: 20 },
  );
});

test('where new papers stand does not depend on which way the map lies', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { vectors, xy } = corners(30, seed);
      const neighbours = nearestNeighbours(vectors, DIMENSIONS, 12);
      const [out, lying] = [placed(xy, 5, neighbours), placed(transposed(xy), 5, neighbours)];
      for (const [j, value] of transposed(lying).entries()) expect(value).toBeCloseTo(out[j]!, 4);
    }),
    { seed: 2, numRuns: 20 },
  );
});

test('a paper as near in meaning to either of two stands on the line through them, between or beside them', () => {
  const xy = Float64Array.of(0.3, 0.4, 0.5, 0.8, -1, -1);
  const neighbours = {
    k: 2,
    indices: Int32Array.of(1, 2, 0, 2, 0, 1),
    cosines: new Float32Array(6).fill(0.9),
  };
  placeNewPapers(xy, Uint8Array.of(1, 1, 0), neighbours);
  expect([...xy.subarray(0, 4)]).toEqual([0.3, 0.4, 0.5, 0.8]);
  // On the line through both, off neither end of it.
  expect((xy[5]! - 0.4) / (xy[4]! - 0.3)).toBeCloseTo(2, 1);
  expect(xy[4]!).toBeGreaterThan(0.25);
  expect(xy[4]!).toBeLessThan(0.55);
});

test('papers of which only each other is near start in the middle; those whose neighbours come first wait for them', () => {
  // 2 is near to 0, 3 to 2 alone; 4 and 5 to each other alone.
  const indices = Int32Array.of(1, 0, 0, 2, 5, 4);
  const xy = Float64Array.of(0.2, 0.3, 0.8, 0.9, -1, -1, -1, -1, -1, -1, -1, -1);
  const fixed = Uint8Array.of(1, 1, 0, 0, 0, 0);
  const options = { perplexity: 1, steps: 0, theta: 0.5 };
  placeNewPapers(xy, fixed, { k: 1, indices, cosines: new Float32Array(6).fill(0.9) }, options);
  const expected = [0.2, 0.3, 0.2, 0.3, 0.5, 0.5, 0.5, 0.5];
  expect([...xy.subarray(4)]).toEqual(expected.map((value) => expect.closeTo(value, 9)));
});

/** How many of all papers' nearest in meaning are among as many nearest on the map. */
function kept(xy: Float64Array, { k, indices }: Neighbours): number {
  const n = xy.length / 2;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const far = (j: number) => Math.hypot(xy[2 * i]! - xy[2 * j]!, xy[2 * i + 1]! - xy[2 * j + 1]!);
    const near = Array.from({ length: n }, (_, j) => j)
      .filter((j) => j !== i)
      .sort((a, b) => far(a) - far(b))
      .slice(0, k);
    sum += near.filter((j) => indices.subarray(i * k, (i + 1) * k).includes(j)).length;
  }
  return sum;
}

test('a paper is moved to where the whole map keeps most true neighbours, of all spots around it and beside its own', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 5 }), (seed, k) => {
      const n = 18;
      const random = seeded(seed);
      const { vectors } = corners(n, seed);
      const neighbours = nearestNeighbours(vectors, DIMENSIONS, k);
      const xy = Float64Array.from({ length: 2 * n }, () => 0.05 + 0.9 * random());
      const refined = xy.slice();
      refinePlacement(
        refined,
        Uint8Array.from({ length: n }, (_, i) => Number(i !== n - 1)),
        neighbours,
      );
      expect(refined.subarray(0, 2 * n - 2)).toEqual(xy.subarray(0, 2 * n - 2));
      const best = kept(refined, neighbours);
      expect(best).toBeGreaterThanOrEqual(kept(xy, neighbours));
      const [ownX, ownY] = [xy.at(-2)!, xy.at(-1)!];
      const unit = 1 / Math.sqrt(n);
      const spots: (readonly [number, number])[] = [];
      for (let row = -3; row <= 3; row++)
        for (let column = -3; column <= 3; column++)
          spots.push([ownX + 0.35 * column * unit, ownY + 0.35 * row * unit]);
      for (const other of neighbours.indices.subarray((n - 1) * k))
        for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]] as const)
          spots.push([xy[2 * other]! + 0.18 * dx * unit, xy[2 * other + 1]! + 0.18 * dy * unit]); // biome-ignore format: a row
      for (const [x, y] of spots) {
        if (Math.min(x, y) < 0.02 || Math.max(x, y) > 0.98) continue;
        const there = xy.slice();
        there.set([x, y], 2 * n - 2);
        const closest = Math.min(
          ...Array.from({ length: n - 1 }, (_, j) =>
            Math.hypot(x - xy[2 * j]!, y - xy[2 * j + 1]!),
          ),
        );
        if (closest >= leastDistance(n)) expect(kept(there, neighbours)).toBeLessThanOrEqual(best);
      }
    }),
    { seed: 3, numRuns: 40 },
  );
});
