// Ships to the browser: what a line drawn around papers means.
import { simplified } from '../../../map/simplify-line.ts';
import type { Frame } from '../../../map/viewport.ts';

/** A place in the window, in pixels. */
export type Corner = readonly [x: number, y: number];

/** A hand trembles by so much; corners nearer to the line are left out. */
const TREMBLE_PX = 4;
/** A ring smaller than this was a click. */
const MIN_PX = 12;

/** The ring a hand has drawn; null where it was a click, or a line that holds nothing. */
export function ringOf(line: readonly Corner[]): readonly Corner[] | null {
  const [xs, ys] = [line.map(([x]) => x), line.map(([, y]) => y)];
  const size = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  if (size < MIN_PX) return null;
  const corners = simplified(line, TREMBLE_PX);
  return corners.length < 3 ? null : corners;
}

/** The ring around all that is seen in a frame. */
export function ringAround({ left, top, width, height }: Omit<Frame, 'side'>): readonly Corner[] {
  return [
    [left, top],
    [left + width, top],
    [left + width, top + height],
    [left, top + height],
  ];
}
