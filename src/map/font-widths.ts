/** Advance widths of Source Serif 4 from the space to the tilde, in thousandths of its size. */
const WIDTHS = {
  // biome-ignore format: a table reads best in rows
  regular: [
  240, 290, 380, 530, 520, 930, 730, 180, 360, 360, 460, 530, 300, 320, 300, 340, 530, 530, 530, 530, 530, 530, 530, 530,
  530, 530, 300, 300, 530, 530, 530, 410, 830, 710, 650, 660, 740, 640, 610, 720, 810, 380, 380, 710, 620, 940, 770, 740,
  620, 740, 690, 540, 630, 760, 710, 1010, 670, 670, 590, 340, 340, 340, 530, 510, 400, 540, 620, 520, 610, 530, 370, 560,
  640, 330, 300, 590, 330, 960, 640, 580, 620, 600, 460, 470, 360, 630, 580, 840, 570, 590, 490, 360, 290, 360, 530,
],
  // biome-ignore format: a table reads best in rows
  semibold: [
  228, 314, 423, 544, 538, 949, 739, 206, 384, 384, 458, 548, 307, 335, 307, 364, 547, 547, 547, 547, 547, 547, 547,
  547, 547, 547, 307, 307, 548, 548, 548, 430, 867, 712, 668, 663, 744, 634, 610, 725, 809, 387, 394, 726, 616, 930,
  757, 742, 637, 742, 707, 560, 650, 757, 706, 1020, 678, 667, 592, 356, 364, 356, 548, 528, 400, 554, 630, 527, 623,
  540, 374, 573, 650, 336, 313, 615, 337, 961, 652, 590, 632, 613, 475, 475, 368, 640, 581, 850, 585, 592, 497, 365,
  301, 365, 548,
],
};
const FIRST = 32;
/** Other letters (Cyrillic, Greek, Arabic, accented): as wide as a wide one. */
const OTHER = { regular: 700, semibold: 600 };
/** Chinese, Japanese and Korean characters fill a square. */
const SQUARE = { regular: 1040, semibold: 1000 };
const SQUARES =
  /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\u{20000}-\u{2ffff}]/u;

/** About how wide a character is, in thousandths of the text's size. */
export function characterWidth(character: string, weight: 'regular' | 'semibold'): number {
  if (SQUARES.test(character)) return SQUARE[weight];
  return WIDTHS[weight][character.codePointAt(0)! - FIRST] ?? OTHER[weight];
}
