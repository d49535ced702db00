import { expect, test } from 'vitest';
import { emptyPoints } from '../../src/map/points.ts';
import { projectionOf, START } from '../../src/map/viewport.ts';
import {
  firstTitleScale,
  isNameShown,
  titledPapers,
} from '../../src/site/client/map/label-visibility.ts';
import { pixelRatio } from '../../src/site/client/map/map-canvas.ts';
import {
  papersInView,
  paperTowards,
  topicInView,
  withFocused,
} from '../../src/site/client/map/papers-in-view.ts';

const FRAME = { left: 0, top: 0, width: 1000, height: 1000, side: 1000 };
const WHOLE = projectionOf(START, FRAME);
/** Four papers from left to right. */
const points = emptyPoints(4);
points.x.set([0.1, 0.4, 0.6, 0.9]);
points.y.set([0.5, 0.5, 0.5, 0.5]);
points.titleMinScale.set([0, 1000, 3000, 800]);

test('the papers of a view are those of the selection it shows, nearest to its middle first', () => {
  const right = projectionOf({ x: 0.8, y: 0.5, zoom: 2 }, FRAME);
  expect(papersInView(points, right, FRAME, null)).toEqual({ count: 2, nearest: [3, 2] });
  const mask = Uint8Array.of(1, 0, 1, 0);
  expect(papersInView(points, right, FRAME, mask)).toEqual({ count: 1, nearest: [2] });
});

test('the topic of a view is the one of most of its papers, whatever belongs to none', () => {
  const mixed = emptyPoints(6);
  mixed.x.set([0.1, 0.1, 0.1, 0.1, 0.9, 0.9]);
  mixed.y.fill(0.5);
  mixed.topic.set([0, 0, 0, 2, 1, 1]);
  const at = (x: number) => projectionOf({ x, y: 0.5, zoom: 4 }, FRAME);
  expect(topicInView(mixed, at(0.1), FRAME)).toBe(2);
  expect(topicInView(mixed, WHOLE, FRAME)).toBe(1);
  expect(topicInView(mixed, at(0.5), FRAME)).toBe(0);
});

test('of a crowded view fifty papers are read out, and all are counted', () => {
  const crowd = emptyPoints(120);
  crowd.x.fill(0.5);
  crowd.y.fill(0.5);
  const { count, nearest } = papersInView(crowd, WHOLE, FRAME, null);
  expect([count, nearest.length]).toEqual([120, 50]);
});

test('a paper in focus stays in the list when the view leaves it', () => {
  expect(withFocused([3, 2], undefined)).toEqual([3, 2]);
  expect(withFocused([3, 2], 2)).toEqual([3, 2]);
  expect(withFocused([3, 2], 0)).toEqual([0, 3, 2]);
});

test.each([
  ['ArrowRight', 1, null, 2],
  ['ArrowRight', 1, [1, 0, 0, 1], 3],
  ['ArrowLeft', 1, null, 0],
  ['ArrowLeft', 0, null, -1],
  ['ArrowUp', 1, null, -1],
  // From nowhere an arrow leads into the middle, whatever its direction.
  ['ArrowUp', -1, [1, 0, 0, 1], 0],
  ['ArrowUp', -1, [0, 0, 0, 0], -1],
])('%s from paper %i with the selection %j leads to paper %i', (key, from, selected, to) => {
  const mask = selected === null ? null : Uint8Array.from(selected);
  const left = projectionOf({ x: 0.3, y: 0.5, zoom: 2 }, FRAME);
  expect(paperTowards(key, from, points, left, FRAME, mask)).toBe(to);
});

test('where no paper is in sight, an arrow leads to the nearest one', () => {
  const corner = projectionOf({ x: 1, y: 0, zoom: 100 }, FRAME);
  expect(paperTowards('ArrowUp', -1, points, corner, FRAME, null)).toBe(3);
});

test.each([
  [500, 500, 1000, true],
  [500, 500, 999, false],
  [500, 500, 1999, true],
  [500, 500, 2000, false],
  [-219, 500, 1000, true],
  [-220, 500, 1000, false],
  [500, 819, 1000, true],
  [500, 820, 1000, false],
])(
  'a name for scales from 1000 below 2000, at %i, %i and scale %i, is shown: %s',
  (x, y, scale, shown) => {
    const range = { minScale: 1000, maxScale: 2000 };
    expect(isNameShown(range, [x, y], scale, { clientWidth: 1000, clientHeight: 600 })).toBe(shown);
  },
);

test('titles are shown from their own scales on, where the window shows their papers or nearly', () => {
  const size = { clientWidth: 1000, clientHeight: 1000 };
  expect(firstTitleScale(points)).toBe(800);
  expect(firstTitleScale(emptyPoints(2))).toBe(Number.POSITIVE_INFINITY);
  expect(titledPapers(points, WHOLE, 799, size)).toEqual([]);
  expect(titledPapers(points, WHOLE, 1000, size)).toEqual([1, 3]);
  // At this zoom twice the widest text beside the window is 0.12 of the map.
  const near = projectionOf({ x: 0.35, y: 0.5, zoom: 4 }, FRAME);
  expect(titledPapers(points, near, 4000, size)).toEqual([1]);
  const nearer = projectionOf({ x: 0.36, y: 0.5, zoom: 4 }, FRAME);
  expect(titledPapers(points, nearer, 4000, size)).toEqual([1, 2]);
});

test('a map is drawn as sharp as the screen at rest, and as can be kept up while it moves', () => {
  const area = 1_100_000;
  expect(pixelRatio(false, 2, area, 500)).toBe(2);
  expect(pixelRatio(false, 4, area, 500)).toBe(3);
  expect(pixelRatio(false, 0, area, 500)).toBe(1);
  expect(pixelRatio(true, 2, area, 500)).toBe(1);
  expect(pixelRatio(true, 2, area / 4, 500)).toBe(2);
  expect(pixelRatio(true, 1, area / 4, 500)).toBe(1);
  expect(pixelRatio(true, 2, area * 4, 500)).toBe(0.5);
  expect(pixelRatio(true, 2, area / 4, 20_001)).toBe(1);
});
