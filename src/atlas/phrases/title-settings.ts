import { JOINT, type Tokens } from './tokens.ts';

/** Before what something is or was tried in: English, German, Dutch and Italian; French, Spanish, Portuguese. */
const IN = new Set('in im nel nella dans chez en em'.split(' '));
/** An article or an attribute may stand between. */
const MAX_BETWEEN = 1;
/** What titles say so mostly is a setting rather than a subject; so many titles are imagined that don't. */
const MOSTLY = 0.55;
const IMAGINED = 2;

/** Whether a title has what begins at token `t` as a setting: in dogs, in the wild. */
export function isSetting(
  { forms, joints, printed }: Tokens,
  t: number,
  titleStart: number,
): boolean {
  for (let at = t; at > titleStart && at >= t - MAX_BETWEEN; at--) {
    if (joints[at] !== JOINT.space) return false;
    if (IN.has(printed[forms[at - 1]!]!.toLowerCase())) return true;
  }
  return false;
}

/** Whether titles have a phrase mostly as a setting: no group of papers is about that. */
export function isMostlySetting({
  titles,
  settings,
}: {
  readonly titles: Uint32Array;
  readonly settings: number;
}): boolean {
  return settings > MOSTLY * (titles.length + IMAGINED);
}
