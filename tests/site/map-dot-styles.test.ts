import { expect, test } from 'vitest';
import { emptyPoints } from '../../src/map/points.ts';
import { dotLooks, groupsOf } from '../../src/site/client/map/map-dot-styles.ts';

const points = { ...emptyPoints(3), topic: Uint8Array.of(1, 1, 0) };
points.confidence.set([50, 49, 80]);
points.id.set([1, 2, 3]);
const looks = dotLooks(
  {
    ...{
      topics: [
        [90, 90, 90],
        [0, 0, 200],
      ],
      muted: [120, 120, 120],
      coast: 1,
      landStrength: 1,
    },
  },
  2.4,
);
const looksOf = (selected: Uint8Array | null, opened: readonly number[] = []) =>
  [...groupsOf(points, selected, new Set(opened))].map((group) => looks[group]!);

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
