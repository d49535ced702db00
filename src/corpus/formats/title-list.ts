import { columnOf } from './column-names.ts';
import type { Format } from './format.ts';
import { firstRow, isStructured, repeatTitles } from './plain-text.ts';

/** Titles of papers have so many letters; whatever stands between those bounds in nearly every line is one. */
const MIN_TITLE_LETTERS = 12;
const MAX_TITLE_LETTERS = 300;
const MIN_TITLES = 2;
const TITLE_SHARE = 0.9;
/** A title ends with no full stop, but for few. */
const MAX_STOPPED = 0.5;
const LINES_TO_LOOK_AT = 400;

/** A title on every line and nothing else. No text is taken for such unless its owner says so. */
export const titles: Format = {
  name: 'titles',
  recognises({ start }) {
    const lines = start.split(/\r\n|\n|\r/);
    // The last one may be cut off.
    const written = lines.map((line) => line.trim()).filter((line) => line !== '' && !isName(line));
    const looked = written.slice(0, LINES_TO_LOOK_AT);
    const good = looked.filter(
      (line) =>
        line.length >= MIN_TITLE_LETTERS &&
        line.length <= MAX_TITLE_LETTERS &&
        /^["'“„«([]?[\p{Lu}\p{Lo}\p{N}]/u.test(line),
    );
    const stopped = looked.filter((line) => /[.!,;:]$/.test(line));
    return (
      !/^\s*[[{<@%]/.test(start) &&
      looked.length >= MIN_TITLES &&
      good.length >= looked.length * TITLE_SHARE &&
      stopped.length <= looked.length * MAX_STOPPED &&
      !isStructured(looked) &&
      !repeatTitles(looked) &&
      firstRow(start) === null
    );
  },
  *parse(text) {
    let line = 0;
    for (const raw of text.lines()) {
      line++;
      const title = raw.trim().replace(/^"(.*)"$/, '$1');
      if (title !== '' && !(line === 1 && isName(title))) yield { line, title };
    }
  },
};

/** How many titles a text of them has. */
export function countTitles(lines: Iterable<string>): number {
  let count = 0;
  for (const line of lines) if (line.trim() !== '' && !isName(line)) count++;
  return count;
}

/** The name of the only column. */
function isName(line: string): boolean {
  return columnOf(line) === 'title';
}
