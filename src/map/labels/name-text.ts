// Runs in the browser too: how the lines of a name are set, by the build and by the script alike.
import { LABEL_STYLES, type LabelKind } from './label-styles.ts';

/** From the middle of a line to its foot, in text sizes: capitals have nothing below it. */
const HALF_CAPITALS = 0.34;
const HALF_LETTERS = 0.32;

/** From the middle of a name of so many lines to the foot of one, as an attribute says it. */
export function lineShift(kind: LabelKind, lines: number, line: number): string {
  const { leading, capitals } = LABEL_STYLES[kind];
  const foot = capitals ? HALF_CAPITALS : HALF_LETTERS;
  return `${Number(((line - (lines - 1) / 2) * leading + foot).toFixed(3))}em`;
}

/** What parts a line from the one before, for those who hear them; nothing behind a hyphen. */
export function lineGap(lines: readonly string[], line: number): string {
  return line > 0 && !lines[line - 1]!.endsWith('-') ? ' ' : '';
}
