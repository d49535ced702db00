// Runs in the browser too.
import { textWidth } from './text-width.ts';

/** Text size of titles on the map, and of what is told below them, in units of 16 px. */
export const TITLE_SIZE = 0.75;
/** From line to line, in text sizes. */
export const TITLE_LEADING = 1.2;

/** How a text is parted into lines. */
export interface Column {
  /** Width in text sizes. */
  readonly width: number;
  /** What has more lines is cut at a word. */
  readonly maxLines: number;
}

/** Some thirty letters: two to four lines for most titles, a block that finds room beside a dot. Six hold 180 letters. */
export const TITLE_COLUMN: Column = { width: 13.5, maxLines: 6 };
/** Lines of equal length are looked for in columns narrower by such steps. */
const NARROWER = 0.94;
/** A word with the space before it; a language without spaces parts between any two of its characters. */
const WORD =
  /\s*(?:[\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]|[^\s\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]+)/gu;

/** A word and the width it adds to a line, in text sizes. */
interface Word {
  readonly text: string;
  readonly width: number;
}

/** A title as it stands on the map: in as few lines as its column allows, of about equal length. */
export function titleLines(title: string): readonly string[] {
  return wrapText(title, TITLE_COLUMN);
}

/** A text in as few lines as a column allows, of about equal length; cut where it has more than may be. */
export function wrapText(text: string, { width, maxLines }: Column): readonly string[] {
  const words = wordsOf(text, width);
  let lines = fillLines(words, width);
  const longest = words.reduce((most, word) => Math.max(most, word.width), 0);
  let narrower = NARROWER * width;
  // What is cut anyway needs all its room.
  while (lines.length > 1 && lines.length <= maxLines && narrower >= longest) {
    const next = fillLines(words, narrower);
    if (next.length > lines.length) break;
    lines = next;
    narrower *= NARROWER;
  }
  const shown = lines.slice(0, maxLines).map((line) => line.join('').trim());
  if (lines.length <= maxLines) return shown;
  return [...shown.slice(0, -1), `${shown.at(-1)!.replace(/[\s\p{P}]+\S*$/u, '')}…`];
}

/** Width of the widest line in text sizes. */
export function widest(lines: readonly string[]): number {
  return Math.max(0, ...lines.map((line) => textWidth(line, false)));
}

/** The words of a text; one wider than the column is parted where it must be. */
function wordsOf(text: string, column: number): readonly Word[] {
  return (text.match(WORD) ?? []).flatMap((spaced) => {
    const word = spaced.replace(/^\s+/, ' ');
    const width = textWidth(word, false);
    return width <= column ? [{ text: word, width }] : partsOf(word, column);
  });
}

/** A word in parts that fit a column. */
function partsOf(word: string, column: number): readonly Word[] {
  const parts: Word[] = [];
  let [text, width] = ['', 0];
  for (const character of word) {
    const more = textWidth(character, false);
    if (width + more > column) {
      parts.push({ text, width });
      [text, width] = ['', 0];
    }
    text += character;
    width += more;
  }
  return [...parts, { text, width }];
}

/** Words line by line, each line as full as can be. */
function fillLines(words: readonly Word[], column: number): readonly (readonly string[])[] {
  const lines: string[][] = [];
  let width = Number.POSITIVE_INFINITY;
  for (const word of words) {
    if (width + word.width <= column) {
      lines.at(-1)!.push(word.text);
      width += word.width;
    } else {
      lines.push([word.text]);
      width = word.width;
    }
  }
  return lines;
}
