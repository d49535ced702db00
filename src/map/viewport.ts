// Runs in the browser too.

/** What part of the map is seen: centre in the unit square (y upwards) and zoom; zoom 1 is the whole square in the window. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export const START: Viewport = { x: 0.5, y: 0.5, zoom: 1 };
export const LEAST_ZOOM = 1;
export const MOST_ZOOM = 64;

/** Side of the drawing in its own units; its y runs downwards. */
export const SIDE = 1000;

/** A place of the unit square on the drawing: (1000 x, 1000 (1 − y)). */
export function toDrawing(x: number, y: number): readonly [number, number] {
  return [SIDE * x, SIDE * (1 - y)];
}

/** The d3-zoom transform (drawing units) that shows a viewport: centre → 500, 500, scaled by zoom. */
export function transformOf({ x, y, zoom }: Viewport): {
  readonly k: number;
  readonly x: number;
  readonly y: number;
} {
  const [cx, cy] = toDrawing(x, y);
  return { k: zoom, x: SIDE / 2 - zoom * cx, y: SIDE / 2 - zoom * cy };
}

/** The viewport that a transform shows: the inverse of `transformOf`. */
export function viewportOf(transform: {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}): Viewport {
  const cx = (SIDE / 2 - transform.x) / transform.k;
  const cy = (SIDE / 2 - transform.y) / transform.k;
  return { x: cx / SIDE, y: 1 - cy / SIDE, zoom: transform.k };
}
