import { expect, test } from 'vitest';
import { projectionOf, START } from '../../src/map/viewport.ts';
import {
  boundsOf,
  edgeTowards,
  isInFrame,
  viewportAround,
  viewportFitting,
} from '../../src/site/client/map/map-bounds.ts';
import { projectionAt, transformOf, zoomed } from '../../src/site/client/map/map-view.ts';

/** A window of 1000 × 800 pixels, of which a panel covers the right. */
const FRAME = { left: 0, top: 0, width: 800, height: 400, side: 400 };
const WHOLE = projectionOf(START, FRAME);

test('the way to a place out of view meets the edge of the frame, and points on to it', () => {
  const frame = { left: 0, top: 0, width: 1000, height: 600, side: 600 };
  const seen = projectionOf({ x: 0.5, y: 0.5, zoom: 10 }, frame);
  for (const [x, y, px, py, angle] of [
    [0.9, 0.5, 876, 300, 0],
    [0.5, 0.9, 500, 84, -Math.PI / 2],
    [0.1, 0.1, 284, 516, 0.75 * Math.PI],
  ] as const) {
    const way = edgeTowards(seen, frame, x, y);
    expect(way.px).toBeCloseTo(px);
    expect(way.py).toBeCloseTo(py);
    expect(way.angle).toBeCloseTo(angle);
  }
});

test('a frame shows the part of the plane that lies under it', () => {
  expect(boundsOf(WHOLE, FRAME)).toEqual({ x0: -0.5, x1: 1.5, y0: 0, y1: 1 });
  const near = projectionOf({ x: 0.5, y: 0.25, zoom: 4 }, FRAME);
  expect(boundsOf(near, FRAME)).toEqual({ x0: 0.25, x1: 0.75, y0: 0.125, y1: 0.375 });
});

test.each([
  [0.5, 0.5, 0, true],
  [0.5, 1, 0, true],
  [0.5, 1, 1, false],
  [0.5, 1.01, 0, false],
  [-0.5, 0.5, 0, true],
  [-0.51, 0.5, 0, false],
  [0.5, 0.875, 50, true],
  [0.5, 0.88, 50, false],
])('a place at %d, %d with a margin of %i pixels is in the frame: %s', (x, y, margin, seen) => {
  expect(isInFrame(WHOLE, FRAME, x, y, margin)).toBe(seen);
});

test('a place in sight leaves the view alone; one at the edge or too far away moves it', () => {
  const now = { x: 0.5, y: 0.5, zoom: 2 };
  expect(viewportAround(0.5, 0.6, 0, now, FRAME)).toBeNull();
  expect(viewportAround(0.5, 0.6, 3, now, FRAME)).toEqual({ x: 0.5, y: 0.6, zoom: 3 });
  expect(viewportAround(0.5, 0.74, 0, now, FRAME)).toEqual({ x: 0.5, y: 0.74, zoom: 2 });
  expect(viewportAround(0.5, 0.9, 1, now, FRAME)).toEqual({ x: 0.5, y: 0.9, zoom: 2 });
});

test('a box that is seen leaves the view alone; any other is fitted, never nearer than now', () => {
  const near = projectionOf({ x: 0.25, y: 0.25, zoom: 4 }, FRAME);
  const box = (x0: number, y0: number, x1: number, y1: number) =>
    viewportFitting({ x0, y0, x1, y1 }, near, FRAME);
  expect(box(0.2, 0.2, 0.3, 0.3)).toBeNull();
  expect(box(0.75, 0.5, 0.875, 0.625)).toEqual({ x: 0.8125, y: 0.5625, zoom: 4 });
  expect(box(0, 0, 0.5, 0.5)).toEqual({ x: 0.25, y: 0.25, zoom: 1.7 });
  expect(box(0, 0, 1, 0)).toEqual({ x: 0.5, y: 0, zoom: 1.7 });
  expect(box(0.75, 0.75, 0.75, 0.75)).toEqual({ x: 0.75, y: 0.75, zoom: 4 });
});

test('a box that was asked for is fitted nearer too, but where it fills half of the frame', () => {
  const nearer = (x0: number, y0: number, x1: number, y1: number) =>
    viewportFitting({ x0, y0, x1, y1 }, WHOLE, FRAME, true);
  expect(nearer(0, 0, 0.5, 0.5)).toBeNull();
  expect(nearer(0.25, 0.25, 0.5, 0.5)).toEqual({ x: 0.375, y: 0.375, zoom: 3.4 });
  expect(nearer(0.5, 0.5, 0.5, 0.5)).toEqual({ x: 0.5, y: 0.5, zoom: 6 });
  expect(nearer(-1, 0, 1, 1)).toEqual({ x: 0, y: 0.5, zoom: 0.85 });
});

test('a view zooms within its bounds, and by 0 to the whole map', () => {
  const now = { x: 0.25, y: 0.75, zoom: 2 };
  expect(zoomed(now, 1.5)).toEqual({ x: 0.25, y: 0.75, zoom: 3 });
  expect(zoomed(now, 0.1)).toEqual({ x: 0.25, y: 0.75, zoom: 1 });
  expect(zoomed(now, 0)).toEqual(START);
});

test('the transform of a viewport has its projection', () => {
  const viewport = { x: 0.25, y: 0.75, zoom: 2 };
  const transform = transformOf(viewport, FRAME);
  expect([transform.k, transform.x, transform.y]).toEqual([2, 200, 0]);
  expect(projectionAt(transform, FRAME)).toEqual(projectionOf(viewport, FRAME));
});
