import { characterWidth } from '../font-widths.ts';

/** Readers without the font see one a little wider. */
const SAFETY = 1.06;
/** Small capitals are seven tenths of capitals, semibold, with a letter's space of 9 % behind each. */
const SMALL_CAPITAL = 0.74;
const SPACED = 90;

/** Width of a line on the map in units of its text size; generous: too wide costs a name, too narrow an overlap. */
export function textWidth(line: string, smallCapitals: boolean): number {
  let width = 0;
  for (const character of smallCapitals ? line.toUpperCase() : line) {
    const own = characterWidth(character, 'regular');
    width += smallCapitals ? SMALL_CAPITAL * own + SPACED : own;
  }
  return (SAFETY * width) / 1000;
}
