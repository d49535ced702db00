// Ships to the browser.
import type { Frame } from '../../../map/viewport.ts';

/** Narrow or upright windows: what stands beside the map elsewhere lies in a sheet below it. */
const SHEET = '(max-width: 44rem), (max-width: 64rem) and (orientation: portrait)';

/** The part of the window in which the map is seen: the style sheet's frame, less the panel or sheet that is open. */
export function measureFrame(map: HTMLElement): Frame {
  const { left, top, right, bottom, width, height } = map
    .querySelector('.frame')!
    .getBoundingClientRect();
  const side = Math.min(width, height);
  const hasSheet = matchMedia(SHEET).matches;
  const cover = document
    .querySelector(hasSheet ? '.sheet' : '.side:not([hidden])')
    ?.getBoundingClientRect();
  if (cover === undefined || cover.width === 0) return { left, top, width, height, side };
  if (!hasSheet) {
    // In a low window a panel stands at the left, in the place of the legend.
    if (cover.left < left)
      return { left: cover.right, top, width: right - cover.right, height, side };
    return { left, top, width: Math.min(right, cover.left) - left, height, side };
  }
  // A sheet drawn up over everything leaves no map worth moving.
  const end = cover.top - top < side / 3 ? bottom : cover.top;
  return { left, top, width, height: end - top, side };
}
