// Ships to the browser.
import type { Frame } from '../../../map/viewport.ts';

/** Narrower windows are a phone's: what stands beside the map lies in a sheet below it. */
const PHONE = '(max-width: 44rem)';

function isPhone(): boolean {
  return matchMedia(PHONE).matches;
}

/** The part of the window in which the map is seen: the style sheet's frame, less the panel or sheet that is open. */
export function measureFrame(map: HTMLElement): Frame {
  const { left, top, right, bottom, width, height } = map
    .querySelector('.frame')!
    .getBoundingClientRect();
  const side = Math.min(width, height);
  const cover = document
    .querySelector(isPhone() ? '.sheet' : '.side:not([hidden])')
    ?.getBoundingClientRect();
  if (cover === undefined || cover.width === 0) return { left, top, width, height, side };
  if (!isPhone()) return { left, top, width: Math.min(right, cover.left) - left, height, side };
  // A sheet drawn up over everything leaves no map worth moving.
  const end = cover.top - top < side / 3 ? bottom : cover.top;
  return { left, top, width, height: end - top, side };
}
