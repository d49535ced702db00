// Ships to the browser: which names and titles are drawn at a scale.
import { withinBox } from '../../../map/picking.ts';
import type { Points } from '../../../map/points.ts';
import type { Projection } from '../../../map/viewport.ts';
import { boundsOf } from './map-bounds.ts';

/** Names within this many pixels of the window are kept ready. */
const NEAR_PX = 220;
/** Titles hang below their papers: above and below the window they are kept ready only where they may reach into it. */
const HANG_PX = 20;
/** More titles than a window can hold are never asked for. */
const MAX_TITLES = 160;

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

/** Papers in the window or near it whose titles are free at a scale, those in its middle first. */
export function titledPapers(
  points: Points,
  projection: Projection,
  scale: number,
  { clientWidth, clientHeight }: Size,
): readonly number[] {
  const near = {
    left: -NEAR_PX,
    top: -HANG_PX,
    width: clientWidth + 2 * NEAR_PX,
    height: clientHeight + 2 * HANG_PX,
  };
  const free = points.titleMinScale.map((minScale) => (minScale > 0 && minScale <= scale ? 1 : 0));
  const box = boundsOf(projection, near);
  return withinBox(points, box, Uint8Array.from(free), MAX_TITLES).nearest;
}
