// Runs in the browser too.

/** What part of the map is seen: centre in the unit square (y upwards) and zoom; zoom 1 is the whole square in the window. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export const START: Viewport = { x: 0.5, y: 0.5, zoom: 1 };
export const MIN_ZOOM = 1;
/** Titles of a hundred thousand papers come apart by then. */
export const MAX_ZOOM = 256;

/** Where in the window the map is seen, in pixels: what lies at its edges covers no part of it. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Side of the unit square at zoom 1. */
  readonly side: number;
}

/** A view as numbers: px = k x + tx, py = ty − k y; `k` is pixels a unit. Immutable. */
export interface Projection {
  readonly k: number;
  readonly tx: number;
  readonly ty: number;
}

/** The projection that shows a viewport in a frame: its centre in the middle of the frame, k = zoom × side. */
export function projectionOf({ x, y, zoom }: Viewport, frame: Frame): Projection {
  const k = zoom * frame.side;
  return {
    k,
    tx: frame.left + frame.width / 2 - k * x,
    ty: frame.top + frame.height / 2 + k * y,
  };
}

/** The viewport that a projection shows: the inverse of `projectionOf`. */
export function viewportOf(projection: Projection, frame: Frame): Viewport {
  const [x, y] = invert(projection, frame.left + frame.width / 2, frame.top + frame.height / 2);
  return { x, y, zoom: projection.k / frame.side };
}

/** A place of the unit square in the window. */
export function apply({ k, tx, ty }: Projection, x: number, y: number): readonly [number, number] {
  return [k * x + tx, ty - k * y];
}

/** The place of the unit square under a place in the window. */
export function invert(
  { k, tx, ty }: Projection,
  px: number,
  py: number,
): readonly [number, number] {
  return [(px - tx) / k, (ty - py) / k];
}

/** The same view on a screen with `ratio` pixels for one. */
export function scaled({ k, tx, ty }: Projection, ratio: number): Projection {
  return { k: k * ratio, tx: tx * ratio, ty: ty * ratio };
}

/** The nearest viewport there is: centre on the square, zoom within its bounds. */
export function within({ x, y, zoom }: Viewport): Viewport {
  const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
  return { x: clamp(x, 0, 1), y: clamp(y, 0, 1), zoom: clamp(zoom, MIN_ZOOM, MAX_ZOOM) };
}

/** Whether a viewport is the one a map starts with, to what an address can say. */
export function isStart(viewport: Viewport): boolean {
  return isSameView(viewport, START);
}

/** Whether two viewports are one, to what an address can say. */
export function isSameView(a: Viewport, b: Viewport): boolean {
  return (
    Math.abs(a.x - b.x) < 5e-4 && Math.abs(a.y - b.y) < 5e-4 && Math.abs(a.zoom - b.zoom) < 5e-3
  );
}

/** Side of the drawing in its own units; its y runs downwards. */
export const SIDE = 1000;

/** A place of the unit square on the drawing: (1000 x, 1000 (1 − y)). */
export function toDrawing(x: number, y: number): readonly [number, number] {
  return [SIDE * x, SIDE * (1 - y)];
}
