import { characterWidth } from '../font-widths.ts';

/** Readers without the font see one a little wider. */
export const SAFETY = 1.06;
/** Capitals have a letter's space of 12 % behind each. */
const SPACED = 120;

/** Width of a line on the map in units of its text size; generous: too wide costs a name, too narrow an overlap. */
export function textWidth(line: string, capitals: boolean): number {
  let width = 0;
  for (const character of capitals ? line.toUpperCase() : line) {
    width += capitals
      ? characterWidth(character, 'semibold') + SPACED
      : characterWidth(character, 'regular');
  }
  return (SAFETY * width) / 1000;
}
