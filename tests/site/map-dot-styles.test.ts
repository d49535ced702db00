import { expect, test } from 'vitest';
import { emptyPoints } from '../../src/map/points.ts';
import { sizingOf } from '../../src/site/client/map/dot-sizes.ts';
import { classesOf, dotLooks, groupsOf } from '../../src/site/client/map/map-dot-styles.ts';

const points = { ...emptyPoints(3), topic: Uint8Array.of(1, 1, 0) };
points.confidence.set([50, 49, 80]);
points.id.set([1, 2, 3]);
const looks = dotLooks(
  {
    dots: [
      { colour: [90, 90, 90], ring: true },
      { colour: [0, 0, 200], ring: false },
    ],
    sizes: [1],
    muted: [120, 120, 120],
  },
  2.4,
);
const looksOf = (selected: Uint8Array | null, opened: readonly number[] = []) =>
  [...groupsOf(points, selected, new Set(opened), classesOf(points, null, null))].map(
    (group) => looks[group]!,
  );

test('a paper less sure than half is half as opaque, opened and selected too', () => {
  for (const all of [looksOf(null), looksOf(null, [1, 2]), looksOf(Uint8Array.of(1, 1, 1))]) {
    const [sure, doubtful] = all;
    expect(doubtful!.opacity).toBeCloseTo(sure!.opacity / 2);
    expect(doubtful!.rings).toEqual(sure!.rings);
    expect(doubtful!.colour).toEqual([0, 0, 200]);
  }
});

test('what fits no topic is a ring, what was opened a dot in a ring, what is not selected grey', () => {
  expect(looksOf(null).map(({ rings }) => rings[0]![0] > 0)).toEqual([false, false, true]);
  expect(looksOf(null, [1]).map(({ rings }) => rings.length)).toEqual([2, 1, 1]);
  expect(looksOf(Uint8Array.of(1, 0, 0)).map(({ colour }) => colour[0])).toEqual([0, 120, 120]);
});

test('by another value a paper keeps its sign, and has the colour of its class there', () => {
  const classes = classesOf(points, { classOf: Uint8Array.of(0, 2, 2) }, null);
  const dots = [0, 1, 2].flatMap((n) =>
    [false, true].map((ring) => ({ colour: [n, n, n] as const, ring })),
  );
  const drawn = dotLooks({ dots, sizes: [1], muted: [120, 120, 120] }, 2.4);
  const seen = [...groupsOf(points, null, new Set(), classes)].map((group) => drawn[group]!);
  expect(seen.map(({ colour }) => colour[0])).toEqual([0, 2, 2]);
  expect(seen.map(({ rings }) => rings[0]![0] > 0)).toEqual([false, false, true]);
});

test('where sizes are asked for a paper keeps colour and sign; more is larger and lies lower', () => {
  const { classOf, names, factors } = sizingOf([Number.NaN, 3, 90], String);
  expect(names).toEqual(['3', '90']);
  const dots = [90, 200].map((shade, i) => ({ colour: [shade, 0, 0] as const, ring: i === 0 }));
  const drawn = dotLooks({ dots, sizes: factors, muted: [120, 120, 120] }, 2);
  const classes = classesOf(points, null, { classOf, factors });
  const seen = [...groupsOf(points, null, new Set(), classes)].map((group) => drawn[group]!);
  expect(seen.map(({ colour }) => colour[0])).toEqual([200, 200, 90]);
  expect(seen.map(({ rings }) => rings[0]![0] > 0)).toEqual([false, false, true]);
  const [unknown, few, many] = seen.map(({ rings }) => rings[0]![1]);
  expect(unknown).toBe(few);
  expect(many! / few!).toBeGreaterThan(2.5);
  expect(seen[1]!.layer).toBeGreaterThan(seen[2]!.layer);
});
