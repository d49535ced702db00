// Ships to the browser: which names and titles are drawn at a scale.
import { withinBox } from '../../../map/picking.ts';
import type { Points } from '../../../map/points.ts';
import type { Projection } from '../../../map/viewport.ts';
import { boundsOf } from './map-bounds.ts';

/** Names within this many pixels of the window are kept ready. */
const NEAR_PX = 220;
/** The widest and highest that is told of a paper, its gap included: from so far outside it may reach into the window. */
const TOLD_PX = { x: 240, y: 170 } as const;
/** More titles than a window can hold are never asked for. */
const MAX_TITLES = 200;
/** Where more dots are near, hardly one has room for more than its title. */
const MAX_DOTS = 1000;

/** The scales, in pixels a unit, at which a name is shown: the smallest, and the first at which it no longer is. */
export interface ScaleRange {
  readonly minScale: number;
  readonly maxScale: number;
}

/** Size in pixels of the window that the map fills. */
export type Size = Pick<Element, 'clientWidth' | 'clientHeight'>;

/** Whether a name at a place of the window is drawn at a scale. */
export function isNameShown(
  { minScale, maxScale }: ScaleRange,
  [px, py]: readonly [number, number],
  scale: number,
  { clientWidth, clientHeight }: Size,
): boolean {
  const near =
    px > -NEAR_PX && py > -NEAR_PX && px < clientWidth + NEAR_PX && py < clientHeight + NEAR_PX;
  return near && minScale <= scale && scale < maxScale;
}

/** The smallest scale at which any title is shown; infinite where none ever is. */
export function firstTitleScale({ titleMinScale }: Pick<Points, 'titleMinScale'>): number {
  return titleMinScale.reduce(
    (least, scale) => (scale > 0 && scale < least ? scale : least),
    Number.POSITIVE_INFINITY,
  );
}

/** Papers whose titles are free at a scale and reach into the window, those in its middle first. */
export function titledPapers(
  points: Points,
  projection: Projection,
  scale: number,
  size: Size,
): readonly number[] {
  const free = points.titleMinScale.map((minScale) => (minScale > 0 && minScale <= scale ? 1 : 0));
  // What the texts at the edge could meet is looked at with them: else they would change as the map moves.
  const box = boundsOf(projection, around(size, 2));
  return withinBox(points, box, Uint8Array.from(free), MAX_TITLES).nearest;
}

/** Papers whose dots a text that reaches into the window could meet, those in its middle first. */
export function dotsNear(points: Points, projection: Projection, size: Size): readonly number[] {
  return withinBox(points, boundsOf(projection, around(size, 2)), null, MAX_DOTS).nearest;
}

/** The window and so many times the room of a text around it. */
function around({ clientWidth, clientHeight }: Size, times: number) {
  const [x, y] = [times * TOLD_PX.x, times * TOLD_PX.y];
  return { left: -x, top: -y, width: clientWidth + 2 * x, height: clientHeight + 2 * y };
}
