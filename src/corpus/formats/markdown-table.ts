import { isHeader, tableRecords } from './csv.ts';
import type { Format } from './format.ts';
import type { Row } from './table.ts';

/** The line below the names of a table's columns: `|---|:--:|`. */
const RULE = /^\|?\s*:?-{1,200}:?\s*(?:\|\s*:?-{1,200}:?\s*){0,500}\|?$/;

/** `[words](address)`; brackets in pairs may stand in an address, as they do in DOIs. */
const LINK = /\[([^[\]]{1,1000})\]\((https?:(?:[^()\s]|\([^()\s]{0,200}\)){1,2000})\)/g;

/** Tables of Markdown: names of columns, a rule of hyphens, a row a line, cells between bars. */
export const markdownTable: Format = {
  name: 'markdown-table',
  recognises: ({ start }) => tablesIn(start.split(/\r\n|\n|\r/)).next().value !== undefined,
  *parse(text) {
    for (const { names, rows } of tablesIn(text.lines())) yield* tableRecords(names, rows);
  },
};

interface Table {
  readonly names: readonly string[];
  readonly rows: readonly Row[];
}

/** The tables of papers in a text, each from its names to the first line that is none of it. */
function* tablesIn(lines: Iterable<string>): Generator<Table> {
  let before = '';
  let names: readonly string[] | null = null;
  let rows: Row[] = [];
  let line = 0;
  for (const raw of lines) {
    line++;
    if (names !== null && raw.includes('|'))
      rows.push({ line, cells: [...padded(cellsOf(raw), names.length - 1), linksIn(raw)] });
    else {
      if (names !== null && rows.length > 0) yield { names, rows };
      names = null;
      if (before.includes('|') && raw.includes('-') && RULE.test(raw.trim())) {
        const above = cellsOf(before);
        names = isHeader(above) ? [...above, 'URL'] : null;
        rows = [];
      }
    }
    before = raw;
  }
  if (names !== null && rows.length > 0) yield { names, rows };
}

/** The addresses to which a row's words lead, as one more cell of it. */
function linksIn(line: string): string {
  return [...line.matchAll(LINK)].map(([, , address]) => address).join(' ');
}

/** As many cells as there are columns. */
function padded(cells: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, place) => cells[place] ?? '');
}

/** The cells of a line; bars behind a backslash and inside code are no ends. */
function cellsOf(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => plainCell(cell.replace(/\\\|/g, '|').trim()));
}

/** A cell without the signs that set it: links become their words, emphasis goes. */
function plainCell(cell: string): string {
  return cell
    .replace(LINK, (_, words: string, address: string) =>
      words === address || /^https?:/.test(words) ? address : words,
    )
    .replace(/<br ?\/?>/gi, '\n')
    .replace(/^(\*\*|__|\*|_)(?=\S)(.*\S)\1$/s, '$2');
}
