// Ships to the browser: which papers of the view are read out, and to which an arrow leads.
import { nearestTowards, withinBox } from '../../../map/picking.ts';
import type { Points } from '../../../map/points.ts';
import { type Frame, invert, type Projection } from '../../../map/viewport.ts';
import { boundsOf } from './map-bounds.ts';

/** Papers read out for a view; who wants others moves the map. */
const MAX_LISTED = 50;

/** How many papers of a selection (of all where null) a frame shows, and those nearest to its middle. */
export function papersInView(
  points: Points,
  projection: Projection,
  frame: Frame,
  selected: Uint8Array | null,
): { readonly count: number; readonly nearest: readonly number[] } {
  return withinBox(points, boundsOf(projection, frame), selected, MAX_LISTED);
}

/** Number of the topic that most papers of a frame are of; 0 where none of them is of any. */
export function topicInView(points: Points, projection: Projection, frame: Frame): number {
  const { x0, y0, x1, y1 } = boundsOf(projection, frame);
  const counts = new Uint32Array(256);
  for (let i = 0; i < points.count; i++) {
    const [x, y] = [points.x[i]!, points.y[i]!];
    if (x >= x0 && x <= x1 && y >= y0 && y <= y1) counts[points.topic[i]!]! += 1;
  }
  counts[0] = 0;
  return counts.reduce((most, count, topic) => (count > counts[most]! ? topic : most), 0);
}

/** The papers listed, before them the one in focus where the view has left it: focus is never taken away. */
export function withFocused(
  listed: readonly number[],
  focused: number | undefined,
): readonly number[] {
  return focused === undefined || listed.includes(focused) ? listed : [focused, ...listed];
}

/** The paper an arrow key leads to: from one paper on, or, where none is walked from (−1), into the middle of the frame. −1 where there is none. */
export function paperTowards(
  key: string,
  from: number,
  points: Points,
  projection: Projection,
  { left, top, width, height }: Frame,
  selected: Uint8Array | null,
): number {
  if (from >= 0) return nearestTowards(points, from, key, selected);
  const [x, y] = invert(projection, left + width / 2, top + height / 2);
  const around = { x0: x - 1, y0: y - 1, x1: x + 1, y1: y + 1 };
  return withinBox(points, around, selected, 1).nearest[0] ?? -1;
}
