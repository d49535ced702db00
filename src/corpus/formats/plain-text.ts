import Papa from 'papaparse';

/** Lines that show how a text is written. */
const LINES_TO_LOOK_AT = 400;
/** A label in front of a line, as tagged formats, YAML and forms have it: `TI  - `, `Title: `, `T1 `, `%T `. */
const LABEL =
  /^(?:([\p{L}%#@][\p{L}\p{N}_ /().%#-]{0,24}?)(?:\s*[:=：]|\s+[-–—]{1,2})(?:\s|$)|([A-Z][A-Z0-9]{1,3})(?:\s{1,4}|$)|(%\S)\s)/u;
/** Parts of a structured abstract are labels that belong into one. */
const PART_OF_ABSTRACT =
  /^(?:abstract|background|introduction|context|motivation|aims?|objectives?|purpose|question|methods?|materials? and methods|design|setting|participants|patients|interventions?|data|approach|results?|findings|discussion|limitations?|conclusions?|interpretation|implications?|significance|funding|registration|keywords?)$/i;
/** Share of lines with a label of which one is met again: a title has one of its own. */
const MAX_REPEATED_LABELS = 0.25;
/** Share of lines with any label: at most titles have one, every second line. */
const MAX_LABELS = 0.6;
const MIN_LABELS = 3;
/** Headings, lists, quotes, fences and tables of Markdown; the bars of YAML. */
const MARKDOWN = /^(?:#{1,6}\s|[-*+]\s|\d+\)\s|>\s|```|~~~|\||---+$|===+$|!?\[[^\]]*\]\()/;
const MAX_MARKDOWN = 0.2;
/** Lines as programs have them, no blank at their end. */
const CODE =
  /[{}]$|^(?=[^(){}=<>]*[(){}=<>]).*;$|^\s*(?:import|from|def|class|function|const|let|var|return|if|for|while|public|private|package|using|#include|#!|\/\/|\/\*|\*\/|<\/?[a-z][^>]*>|\\(?:begin|end|section|usepackage|documentclass|item)\b)[\s({'"<:\\]?/;
const MAX_CODE = 0.3;
/** Share of titles that are one another's but for their numbers: `Record #1 of 271`. */
const MAX_SAME_TITLES = 0.3;
/** Rows that have as many cells as the first. */
const SAME_CELLS = 0.8;
const MIN_CELLS = 3;
/** Share of commas with a blank behind them in a table: in prose all have one. */
const MAX_SPACED = 0.3;
const TABLE_LENGTH = 1 << 15;

/** Whether lines are those of a form, a program, a page of Markdown or the like, in whose records titles are one field of many. */
export function isStructured(lines: readonly string[]): boolean {
  const written = lines
    .filter((line) => line.trim() !== '')
    .slice(0, LINES_TO_LOOK_AT)
    .map((line) => line.trimEnd());
  const share = (pattern: RegExp) =>
    written.filter((line) => pattern.test(line)).length / Math.max(1, written.length);
  return (
    /^---\s*$/.test(written[0] ?? '') ||
    share(MARKDOWN) > MAX_MARKDOWN ||
    share(CODE) > MAX_CODE ||
    hasLabels(written)
  );
}

function hasLabels(lines: readonly string[]): boolean {
  const labels = lines
    .map((line) =>
      LABEL.exec(line)
        ?.slice(1)
        .find((label) => label !== undefined),
    )
    .filter((label) => label !== undefined && !PART_OF_ABSTRACT.test(label)) as string[];
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const repeated = labels.filter((label) => counts.get(label)! > 1).length;
  if (labels.length < MIN_LABELS) return false;
  return repeated > lines.length * MAX_REPEATED_LABELS || labels.length > lines.length * MAX_LABELS;
}

/** Whether titles are no titles: the same again and again, but for numbers, or without a word. */
export function repeatTitles(titles: readonly string[]): boolean {
  if (titles.length < 2) return false;
  const bare = titles.map((title) => title.toLowerCase().replace(/\d+/g, '#'));
  const counts = new Map<string, number>();
  for (const title of bare) counts.set(title, (counts.get(title) ?? 0) + 1);
  const same = bare.filter(
    (title) => counts.get(title)! > 1 || !/\p{L}{2}|[\p{Script=Han}]/u.test(title),
  );
  return same.length > titles.length * MAX_SAME_TITLES;
}

/** The cells of the first row of a text that is a table, whatever its columns are called; null where it is none. */
export function firstRow(start: string): readonly string[] | null {
  const text = start.slice(0, TABLE_LENGTH);
  for (const delimiter of ['\t', '|', ';', ',']) {
    const { data } = Papa.parse<string[]>(text, { delimiter, skipEmptyLines: 'greedy' });
    // The last row may be cut off.
    const rows = start.length > TABLE_LENGTH ? data.slice(0, -1) : data;
    const [first] = rows;
    if (first === undefined || rows.length < 2 || first.length < MIN_CELLS) continue;
    const same = rows.filter(({ length }) => length === first.length).length;
    if (same < rows.length * SAME_CELLS || isProse(rows, delimiter)) continue;
    return first.map((cell) => cell.trim());
  }
  return null;
}

/** Commas and semicolons of sentences have a blank behind them. */
function isProse(rows: readonly (readonly string[])[], delimiter: string): boolean {
  if (delimiter === '\t' || delimiter === '|') return false;
  const behind = rows.flatMap((row) => row.slice(1)).filter((cell) => cell !== '');
  const spaced = behind.filter((cell) => /^\s/.test(cell)).length;
  return spaced > behind.length * MAX_SPACED;
}
