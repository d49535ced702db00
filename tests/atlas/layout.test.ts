import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseRows } from '../../src/atlas/embed/vector-rows.ts';
import { affinities } from '../../src/atlas/layout/affinities.ts';
import { mapFidelity } from '../../src/atlas/layout/fidelity.ts';
import { fillFrame } from '../../src/atlas/layout/frame.ts';
import { layOut, neighboursWanted } from '../../src/atlas/layout/layout.ts';
import { placeNewPapers } from '../../src/atlas/layout/place-new-papers.ts';
import { principalPlane } from '../../src/atlas/layout/principal-plane.ts';
import { leastDistance, pushApart } from '../../src/atlas/layout/push-apart.ts';
import { refinePlacement } from '../../src/atlas/layout/refine-placement.ts';
import { barnesHutRepulsion, groupedRepulsion } from '../../src/atlas/layout/repulsion.ts';
import { procrustesAlign } from '../../src/atlas/layout/rotation.ts';
import { type DescentOptions, tsneDescent } from '../../src/atlas/layout/tsne-descent.ts';
import { nearestNeighbours } from '../../src/atlas/neighbours/knn.ts';
import { gaussian, seeded } from '../../src/atlas/random.ts';

const DIMENSIONS = 12;

/** `n` unit vectors in six groups, `i % 6` the group of vector `i`. */
function groups(n: number): Float32Array {
  const random = seeded(8);
  const centres = Float64Array.from({ length: 6 * DIMENSIONS }, () => 2 * gaussian(random));
  const vectors = Float32Array.from(
    { length: n * DIMENSIONS },
    (_, j) =>
      centres[(Math.floor(j / DIMENSIONS) % 6) * DIMENSIONS + (j % DIMENSIONS)]! + gaussian(random),
  );
  normaliseRows(vectors, DIMENSIONS);
  return vectors;
}

function chart(vectors: Float32Array, previous: Float64Array | null, fresh = false): Float64Array {
  const wanted = neighboursWanted(vectors.length / DIMENSIONS);
  const neighbours = nearestNeighbours(vectors, DIMENSIONS, wanted);
  return layOut(vectors, DIMENSIONS, neighbours, previous, fresh);
}

/** What holds for every map: in the frame, no two on one spot. */
function validate(xy: Float64Array): void {
  const n = xy.length / 2;
  expect(xy.every((value) => value >= 0 && value <= 1)).toBe(true);
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++)
      expect(distance(xy, i, xy, j)).toBeGreaterThan(leastDistance(n) * 0.98);
}

function distance(a: Float64Array, i: number, b: Float64Array, j: number): number {
  return Math.hypot(a[2 * i]! - b[2 * j]!, a[2 * i + 1]! - b[2 * j + 1]!);
}

const VECTORS = groups(120);
const MAP = chart(VECTORS, null);

test('a layout fills its frame, keeps groups together and comes out the same twice', () => {
  validate(MAP);
  expect(chart(VECTORS, null)).toEqual(MAP);
  for (const axis of [0, 1]) {
    const along = MAP.filter((_, j) => j % 2 === axis);
    expect(Math.min(...along)).toBeCloseTo(0.05, 2);
    expect(Math.max(...along)).toBeCloseTo(0.95, 2);
  }
  const quarters = [0, 0, 0, 0];
  for (let i = 0; i < 120; i++)
    quarters[Number(MAP[2 * i]! > 0.5) + 2 * Number(MAP[2 * i + 1]! > 0.5)]!++;
  expect(Math.min(...quarters)).toBeGreaterThan(12);
  expect(mapFidelity(VECTORS, DIMENSIONS, MAP).trustworthiness).toBeGreaterThan(0.85);
});

test('papers that are added move none that was there, and stand among their own', () => {
  const vectors = groups(138);
  const before = new Float64Array(138 * 2).fill(-1);
  before.set(MAP);
  const after = chart(vectors, before);
  validate(after);
  expect(after.subarray(0, 240)).toEqual(MAP);
  const fresh = mapFidelity(vectors, DIMENSIONS, chart(vectors, null));
  const kept = mapFidelity(vectors, DIMENSIONS, after);
  expect(kept.trustworthiness).toBeGreaterThan(0.95 * fresh.trustworthiness);
  // A fresh layout may also move the old ones to where they keep most.
  expect(kept.neighbourRecall).toBeGreaterThan(0.9 * fresh.neighbourRecall);
});

test('papers that go leave the others where they were', () => {
  const some = Array.from({ length: 100 }, (_, i) => i + 10);
  const vectors = Float32Array.from(
    some.flatMap((i) => [...VECTORS.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS)]),
  );
  expect(chart(vectors, MAP.slice(20, 220))).toEqual(MAP.slice(20, 220));
});

test('a fresh layout is rotated or mirrored onto the old one', () => {
  const mirrored = MAP.map((value, j) => (j % 2 === 0 ? 1 - value : value));
  const again = chart(VECTORS, mirrored, true);
  let apart = 0;
  let apartUnturned = 0;
  for (let i = 0; i < 120; i++) {
    apart += distance(again, i, mirrored, i) / 120;
    apartUnturned += distance(MAP, i, mirrored, i) / 120;
  }
  expect(apart).toBeLessThan(0.1);
  expect(apartUnturned).toBeGreaterThan(0.3);
});

test('in as few steps, long ones with momentum bring more neighbours together', () => {
  const n = 800;
  const vectors = groups(n);
  const wanted = affinities(nearestNeighbours(vectors, DIMENSIONS, 45), n, 15);
  const kept = (pace: Pick<DescentOptions, 'early' | 'late'>) => {
    const xy = principalPlane(vectors, DIMENSIONS, seeded(3));
    tsneDescent(xy, wanted, {
      ...{ exaggerationIterations: 15, iterations: 25, exaggeration: 12, lateExaggeration: 1 },
      ...{ theta: 0.8, grouped: true, ...pace },
    });
    return mapFidelity(vectors, DIMENSIONS, fillFrame(xy, [1, 0, 0, 1])).neighbourRecall;
  };
  const short = kept({ early: { rate: 1, momentum: 0.5 }, late: { rate: 1, momentum: 0.8 } });
  const long = kept({ early: { rate: 2, momentum: 0.8 }, late: { rate: 12, momentum: 0.9 } });
  expect(long).toBeGreaterThan(1.2 * short);
});

test('any rotation and reflection is found again', () => {
  const points = Float64Array.from([0.1, 0.2, 0.9, 0.3, 0.4, 0.8, 0.6, 0.1]);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 6, noNaN: true }), fc.boolean(), (angle, mirror) => {
      const [cos, sin] = [Math.cos(angle), Math.sin(angle) * 1];
      const rotated = points.map((_, j) => {
        const x = points[j - (j % 2)]! * (mirror ? -1 : 1);
        const y = points[j - (j % 2) + 1]!;
        return 5 + (j % 2 === 0 ? cos * x - sin * y : sin * x + cos * y);
      });
      const [a, b, c, d] = procrustesAlign(points, rotated);
      expect([a, b, c, d].map((value) => value + 0)).toEqual([
        expect.closeTo(mirror ? -cos : cos, 6),
        expect.closeTo(-sin, 6),
        expect.closeTo(mirror ? -sin : sin, 6),
        expect.closeTo(cos, 6),
      ]);
    }),
    { seed: 6 },
  );
});

test('repulsion by cells is what every pair alone would give', () => {
  const random = seeded(11);
  const xy = Float64Array.from({ length: 400 }, () => 8 * gaussian(random));
  xy.set(xy.subarray(0, 2), 2);
  const movers = Int32Array.from({ length: 200 }, (_, i) => i);
  const run = (theta: number) => {
    const forces = new Float64Array(400);
    const sums = new Float64Array(200);
    barnesHutRepulsion(xy, theta, movers, forces, sums);
    return { forces, sums };
  };
  const exact = run(0);
  let sum = 0;
  let force = 0;
  for (let j = 1; j < 200; j++) {
    const dx = xy[0]! - xy[2 * j]!;
    const closeness = 1 / (1 + distance(xy, 0, xy, j) ** 2);
    sum += closeness;
    force += closeness * closeness * dx;
  }
  expect(exact.sums[0]).toBeCloseTo(sum, 9);
  expect(exact.forces[0]).toBeCloseTo(force, 9);
  const cells = run(0.5);
  for (let i = 0; i < 200; i++) expect(cells.sums[i]! / exact.sums[i]!).toBeCloseTo(1, 1);
});

test('neighbours that share a walk through the cells are repelled no less exactly than each alone', () => {
  const n = 600;
  const random = seeded(12);
  const xy = Float64Array.from({ length: 2 * n }, (_, c) => (c % 40) + 3 * gaussian(random));
  xy.set(xy.subarray(0, 2), 2);
  const run = (theta: number, grouped: boolean) => {
    const forces = new Float64Array(2 * n);
    const sums = new Float64Array(n);
    if (grouped) groupedRepulsion(xy, theta, forces, sums);
    else barnesHutRepulsion(xy, theta, null, forces, sums);
    return { forces, sums };
  };
  const exact = run(0, false);
  const off = ({ forces }: typeof exact) =>
    Math.hypot(...forces.map((force, c) => force - exact.forces[c]!)) / Math.hypot(...exact.forces);
  expect(off(run(0, true))).toBeLessThan(1e-12);
  expect(off(run(0.8, true))).toBeGreaterThan(0);
  expect(off(run(0.8, true))).toBeLessThanOrEqual(off(run(0.8, false)));
});

test('a crowd in one corner is moved over the frame, each still right of its left neighbour', () => {
  const crowd = Float64Array.from({ length: 200 }, (_, j) => {
    const i = j >> 1;
    return j % 2 === 0 ? (i % 10) ** 3 : Math.floor(i / 10) ** 3;
  });
  const filled = fillFrame(crowd, [1, 0, 0, 1]);
  const before = crowd.filter((value, j) => j % 2 === 0 && value > 729 / 2).length;
  const after = filled.filter((value, j) => j % 2 === 0 && value > 0.5).length;
  expect(before).toBe(20);
  expect(after).toBeGreaterThanOrEqual(40);
  for (let i = 0; i < 100; i++)
    if (i % 10 < 9) expect(filled[2 * i + 2]!).toBeGreaterThan(filled[2 * i]!);
});

test('refined papers keep more true neighbours, none closer to another than dots are wide', () => {
  const neighbours = nearestNeighbours(VECTORS, DIMENSIONS, 90);
  const xy = Float64Array.from(MAP);
  const random = seeded(3);
  for (let j = 0; j < xy.length; j++)
    xy[j] = Math.min(0.95, Math.max(0.05, xy[j]! + (random() - 0.5) / 20));
  const recall = () => mapFidelity(VECTORS, DIMENSIONS, xy).neighbourRecall;
  const before = recall();
  refinePlacement(xy, new Uint8Array(xy.length / 2), neighbours);
  expect(recall()).toBeGreaterThan(before + 0.05);
});

test('two points too close are pushed apart along their line, each half the way', () => {
  const xy = Float64Array.of(0.5, 0.5, 0.503, 0.504, 0.9, 0.9);
  pushApart(xy, 0.01, new Uint8Array(3));
  expect(distance(xy, 0, xy, 1)).toBeCloseTo(0.01, 3);
  expect(distance(xy, 0, xy, 1)).toBeGreaterThanOrEqual(0.01);
  expect((xy[0]! + xy[2]!) / 2).toBeCloseTo(0.5015, 9);
  expect((xy[1]! + xy[3]!) / 2).toBeCloseTo(0.502, 9);
  expect((xy[3]! - xy[1]!) / (xy[2]! - xy[0]!)).toBeCloseTo(4 / 3, 9);
  expect([...xy.subarray(4)]).toEqual([0.9, 0.9]);
});

test('a point that is fixed stays, and two that are fixed stay however close', () => {
  const xy = Float64Array.of(0.5, 0.5, 0.503, 0.5, 0.8, 0.8, 0.8, 0.8);
  pushApart(xy, 0.01, Uint8Array.of(1, 0, 1, 1));
  expect([...xy.subarray(0, 2), ...xy.subarray(4)]).toEqual([0.5, 0.5, 0.8, 0.8, 0.8, 0.8]);
  expect([xy[2], xy[3]]).toEqual([expect.closeTo(0.51, 3), 0.5]);
});

test('points on one spot, at an edge or in a corner, stand apart and inside', () => {
  for (const spot of [0, 0.5, 1]) {
    const xy = new Float64Array(24).map((_, j) => (j % 2 === 0 ? spot : 1 - spot));
    pushApart(xy, 0.01, new Uint8Array(12));
    expect(xy.every((value) => value >= 0 && value <= 1)).toBe(true);
    for (let i = 0; i < 12; i++)
      for (let j = 0; j < i; j++) expect(distance(xy, i, xy, j)).toBeGreaterThanOrEqual(0.01);
  }
});

test('a new paper starts beside that of its neighbours on whom the others stand closest', () => {
  // Three of a crowd and one apart are there; each new one is as like to all four, the one apart named first.
  const there = [0.2, 0.2, 0.22, 0.2, 0.21, 0.22, 0.8, 0.8];
  const xy = Float64Array.of(...there, -1, -1, -1, -1);
  const rows = [
    [1, 2, 3, 4],
    [0, 2, 3, 4],
    [0, 1, 3, 4],
    [4, 5, 0, 1],
    [3, 0, 1, 2],
    [3, 1, 0, 2],
  ];
  const indices = Int32Array.from(rows.flat());
  const neighbours = { k: 4, indices, cosines: new Float32Array(24).fill(0.5) };
  const options = { perplexity: 3, steps: 0, theta: 0.5 };
  placeNewPapers(xy, Uint8Array.of(1, 1, 1, 1, 0, 0), neighbours, options);
  expect([...xy.subarray(0, 8)]).toEqual(there);
  for (const start of [xy.subarray(8, 10), xy.subarray(10)])
    expect([...start]).toEqual([expect.closeTo(0.21, 9), expect.closeTo(0.22, 9)]);
});
