/** Advance widths of Source Serif 4 Regular in hundredths of its size, from the space to the tilde. */
const WIDTHS = [
  24, 29, 38, 53, 52, 93, 73, 18, 36, 36, 46, 53, 30, 32, 30, 34, 53, 53, 53, 53, 53, 53, 53, 53,
  53, 53, 30, 30, 53, 53, 53, 41, 83, 71, 65, 66, 74, 64, 61, 72, 81, 38, 38, 71, 62, 94, 77, 74,
  62, 74, 69, 54, 63, 76, 71, 101, 67, 67, 59, 34, 34, 34, 53, 51, 40, 54, 62, 52, 61, 53, 37, 56,
  64, 33, 30, 59, 33, 96, 64, 58, 62, 60, 46, 47, 36, 63, 58, 84, 57, 59, 49, 36, 29, 36, 53,
] as const;
const FIRST = 32;
/** Other letters (Cyrillic, Greek, Arabic, accented): as wide as a wide one. */
const OTHER = 70;
/** Chinese, Japanese and Korean characters fill a square. */
const SQUARE = 104;
const SQUARES =
  /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\u{20000}-\u{2ffff}]/u;
/** Readers without the font see one a little wider. */
const SAFETY = 1.06;
/** Small capitals are seven tenths of capitals, semibold, with a letter's space of 9 % behind each. */
const SMALL_CAPITAL = 0.74;
const SPACED = 9;

/** Width of a line on the map in units of its text size; generous: too wide costs a name, too narrow an overlap. */
export function textWidth(line: string, smallCapitals: boolean): number {
  let width = 0;
  for (const character of smallCapitals ? line.toUpperCase() : line) {
    const own = SQUARES.test(character)
      ? SQUARE
      : (WIDTHS[character.codePointAt(0)! - FIRST] ?? OTHER);
    width += smallCapitals ? SMALL_CAPITAL * own + SPACED : own;
  }
  return (SAFETY * width) / 100;
}
