// Ships to the browser: what of the map a frame shows, and the view that shows what it doesn't.
import {
  apply,
  type Frame,
  invert,
  type Projection,
  projectionOf,
  type Viewport,
  within,
} from '../../../map/viewport.ts';

/** A box in the unit square. */
export interface Bounds {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** A place nearer to the edge of the frame than this (pixels) is not in sight. */
const SIGHT_PX = 48;
/** Room at the frame's edges for a sign that points out of it. */
const EDGE_PX = { x: 124, y: 84 } as const;
/** Share of the frame that a box may fill, and the smallest side it is taken for: one paper has none. */
const FIT = 0.85;
const MIN_SIDE = 0.02;
/** What fills so much of the frame along an axis is seen well: the map stays. */
const LARGE_ENOUGH = 0.5;
/** A handful of papers is brought no nearer than this: what lies around them tells where they are. */
const MAX_FIT_ZOOM = 6;

/** The part of the map that is seen in a frame. */
export function boundsOf(
  projection: Projection,
  { left, top, width, height }: Omit<Frame, 'side'>,
): Bounds {
  const [x0, y0] = invert(projection, left, top + height);
  const [x1, y1] = invert(projection, left + width, top);
  return { x0, y0, x1, y1 };
}

/** Whether a place is seen in a frame, at least `margin` pixels from its edges. */
export function isInFrame(
  projection: Projection,
  { left, top, width, height }: Frame,
  x: number,
  y: number,
  margin = 0,
): boolean {
  const [px, py] = apply(projection, x, y);
  return (
    px >= left + margin &&
    px <= left + width - margin &&
    py >= top + margin &&
    py <= top + height - margin
  );
}

/** Where the ray from the middle of a frame to a place meets the edge, and its angle in the window (y downwards). */
export function edgeTowards(
  projection: Projection,
  { left, top, width, height }: Frame,
  x: number,
  y: number,
): { readonly px: number; readonly py: number; readonly angle: number } {
  const [cx, cy] = [left + width / 2, top + height / 2];
  const [px, py] = apply(projection, x, y);
  const [dx, dy] = [px - cx, py - cy];
  const share = Math.min(
    Math.max(0, width / 2 - EDGE_PX.x) / Math.abs(dx),
    Math.max(0, height / 2 - EDGE_PX.y) / Math.abs(dy),
  );
  return { px: cx + share * dx, py: cy + share * dy, angle: Math.atan2(dy, dx) };
}

/** The viewport around a place that is out of sight, or seen from further away than `zoom`; null where neither is so. */
export function viewportAround(
  x: number,
  y: number,
  zoom: number,
  now: Viewport,
  frame: Frame,
): Viewport | null {
  const seen = isInFrame(projectionOf(now, frame), frame, x, y, SIGHT_PX);
  if (seen && now.zoom >= zoom) return null;
  return within({ x, y, zoom: Math.max(now.zoom, zoom) });
}

/**
 * The viewport that fits a box in the frame, nearer than now only where asked; null where all of it is seen already,
 * large enough.
 */
export function viewportFitting(
  box: Bounds,
  projection: Projection,
  frame: Frame,
  nearer = false,
): Viewport | null {
  const { x0, y0, x1, y1 } = boundsOf(projection, frame);
  const { width, height, side } = frame;
  const seen = box.x0 >= x0 && box.x1 <= x1 && box.y0 >= y0 && box.y1 <= y1;
  const share = Math.max((box.x1 - box.x0) / (x1 - x0), (box.y1 - box.y0) / (y1 - y0));
  if (seen && (!nearer || share >= LARGE_ENOUGH)) return null;
  const zoom = Math.min(
    nearer ? Math.max(MAX_FIT_ZOOM, projection.k / side) : projection.k / side,
    (FIT * width) / side / Math.max(MIN_SIDE, box.x1 - box.x0),
    (FIT * height) / side / Math.max(MIN_SIDE, box.y1 - box.y0),
  );
  return { x: (box.x0 + box.x1) / 2, y: (box.y0 + box.y1) / 2, zoom };
}
