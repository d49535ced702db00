import { characterWidth } from '../../map/font-widths.ts';

/** About how wide a text is, in the unit of `size`. */
export function previewWidth(text: string, size: number): number {
  let thousandths = 0;
  for (const character of text.normalize('NFC')) {
    thousandths += characterWidth(character, 'semibold');
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
    if (line === '' || previewWidth(longer, size) <= width) line = longer;
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
  if (previewWidth(word, size) <= width) return [word];
  const fitting: string[] = [];
  let piece = '';
  for (const character of word) {
    if (previewWidth(piece + character, size) > width && piece !== '') {
      fitting.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...fitting, piece];
}
