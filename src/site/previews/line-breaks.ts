/** Advance widths of Source Serif 4 SemiBold in thousandths of its size, from space to tilde. */
const WIDTHS = [
  228, 314, 423, 544, 538, 949, 739, 206, 384, 384, 458, 548, 307, 335, 307, 364, 547, 547, 547, 547, 547, 547, 547,
  547, 547, 547, 307, 307, 548, 548, 548, 430, 867, 712, 668, 663, 744, 634, 610, 725, 809, 387, 394, 726, 616, 930,
  757, 742, 637, 742, 707, 560, 650, 757, 706, 1020, 678, 667, 592, 356, 364, 356, 548, 528, 400, 554, 630, 527, 623,
  540, 374, 573, 650, 336, 313, 615, 337, 961, 652, 590, 632, 613, 475, 475, 368, 640, 581, 850, 585, 592, 497, 365,
  301, 365, 548,
]; // biome-ignore format: a table reads best in rows
/** Letters beyond ASCII are about as wide as an `o`, those of East Asia square. */
const OTHER = 600;
const SQUARE = 1000;
const FIRST = 32;

/** About how wide a text is, in the unit of `size`. */
export function textWidth(text: string, size: number): number {
  let thousandths = 0;
  for (const character of text.normalize('NFC')) {
    const code = character.codePointAt(0)!;
    thousandths += WIDTHS[code - FIRST] ?? (code >= 0x2e80 ? SQUARE : OTHER);
  }
  return (thousandths * size) / 1000;
}

/** A text in lines no wider than `width`, parted at spaces, or inside a word too long for a line; an ellipsis ends what has no room. */
export function linesOf(
  text: string,
  size: number,
  width: number,
  most: number,
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((one) => pieces(one, size, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || textWidth(longer, size) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1]!.replace(/[\s,;:.–—-]+$/, '')} …`];
}

/** A word as it is, or in pieces that fit: scripts without spaces have long ones. */
function pieces(word: string, size: number, width: number): string[] {
  if (textWidth(word, size) <= width) return [word];
  const fitting: string[] = [];
  let piece = '';
  for (const character of word) {
    if (textWidth(piece + character, size) > width && piece !== '') {
      fitting.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...fitting, piece];
}
