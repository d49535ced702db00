import Papa from 'papaparse';

/** One row of a table: its cells, and the line on which it begins. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
  /** A quote opened here and never closed: the cells end with the line. */
  readonly brokenQuote?: true;
}

/** What parts cells, likeliest last where two fit equally well. */
const DELIMITERS = ['|', ';', ',', '\t'];
/** Some exports put a notice above the names of their columns. */
const LINES_BEFORE_HEADER = 12;
/** A file with more broken quotes than this uses quotes for something else. */
const MAX_BROKEN_QUOTES = 50;

/** Characters in which a table shows how it is written. */
const LOOK_LENGTH = 1 << 16;
/** A cell in quotes, its own ones doubled. */
const QUOTED_CELL = /(?:^|[\t\n])"(?:[^"]|""){0,10000}"(?=[\t\n]|$)/g;

/** The names of a table's columns, and how it is written. */
export interface Header {
  /** Line of the names, from 1. */
  readonly line: number;
  readonly names: readonly string[];
  readonly delimiter: string;
}

/** The first line of a table, among the first few, whose cells `isHeader` takes for names of columns; null without one. */
export function findHeader(
  start: string,
  isHeader: (names: readonly string[]) => boolean,
): Header | null {
  const lines = start.split(/\r\n|\n|\r/, LINES_BEFORE_HEADER);
  for (const [i, line] of lines.entries()) {
    for (const delimiter of DELIMITERS.toReversed()) {
      if (!line.includes(delimiter)) continue;
      const names = Papa.parse<string[]>(line, { delimiter }).data[0] ?? [];
      if (isHeader(names)) return { line: i + 1, names, delimiter };
    }
  }
  return null;
}

/**
 * Every row below a table's header that holds anything; `isRow` knows one by its cells. Cells may hold line ends inside quotes; a quote that is
 * never closed takes its own line only.
 */
export function* tableRows(
  text: string,
  { line: headerLine, delimiter }: Pick<Header, 'line' | 'delimiter'>,
  isRow: (cells: readonly string[]) => boolean,
): Generator<Row> {
  // One kind of line end: papaparse knows one a file.
  const source = text.replace(/\r\n?/g, '\n');
  const lineEnd = (after: number) => {
    const end = source.indexOf('\n', after);
    return end === -1 ? source.length : end;
  };
  const quoted = delimiter !== '\t' || quotesCells(source.slice(0, LOOK_LENGTH));
  let from = 0;
  for (let i = 0; i < headerLine; i++) from = lineEnd(from) + 1;
  let line = headerLine + 1;
  for (let broken = 0; from < source.length; broken++) {
    const quotes = quoted && broken < MAX_BROKEN_QUOTES;
    const { rows, brokenAt } = rowsUntilBroken(source.slice(from), delimiter, quotes, isRow);
    let counted = from;
    for (const { start, cells } of rows) {
      line += lineEnds(source, counted, from + start);
      counted = from + start;
      if (cells.some((cell) => cell.trim() !== '')) yield { line, cells };
    }
    if (brokenAt === null) return;
    line += lineEnds(source, counted, from + brokenAt);
    const end = lineEnd(from + brokenAt);
    yield {
      line,
      cells: source.slice(from + brokenAt, end).split(delimiter),
      brokenQuote: true,
    };
    from = end + 1;
    line++;
  }
}

/**
 * Whether a table with tabs puts quotes around cells, as spreadsheets do where a cell holds a quote, a comma or a line
 * end; Web of Science does not, and there a title may begin with a quote of its own.
 */
function quotesCells(start: string): boolean {
  const opened = start.match(/(?:^|[\t\n])"/g)?.length ?? 0;
  const closed = start.match(QUOTED_CELL) ?? [];
  // The last one may be cut off.
  const most = start.length < LOOK_LENGTH ? 0 : 1;
  if (closed.length === 0 || opened - closed.length > most) return false;
  if (closed.some((cell) => /^"|""|.\n/.test(cell))) return true;
  // Whoever quotes what holds a comma leaves none bare.
  const bare = start.replace(QUOTED_CELL, '');
  return (
    !/[,;]/.test(bare) && closed.some((cell) => /[,;]/.test(cell) || /^[^"]"[^"]*"$/.test(cell))
  );
}

/** Rows up to one whose quotes run away: unclosed, or closed only in a later row. */
function rowsUntilBroken(
  source: string,
  delimiter: string,
  quotes: boolean,
  isRow: (cells: readonly string[]) => boolean,
): {
  readonly rows: readonly { readonly start: number; readonly cells: readonly string[] }[];
  readonly brokenAt: number | null;
} {
  const rows: { readonly start: number; readonly cells: readonly string[] }[] = [];
  let brokenAt: number | null = null;
  let start = 0;
  Papa.parse<string[]>(source, {
    delimiter,
    newline: '\n',
    ...(!quotes && { quoteChar: '\0' }),
    step: ({ data: cells, errors, meta }, parser) => {
      const runaway =
        errors.some(({ code }) => code === 'MissingQuotes') ||
        (errors.length > 0 && swallowsRow(source.slice(start, meta.cursor), delimiter, isRow));
      if (runaway) {
        brokenAt = start;
        parser.abort();
        return;
      }
      rows.push({ start, cells });
      start = meta.cursor;
    },
  });
  return { rows, brokenAt };
}

/** Whether a row of several lines holds a line that is a row by itself. */
function swallowsRow(
  row: string,
  delimiter: string,
  isRow: (cells: readonly string[]) => boolean,
): boolean {
  const [, ...further] = row.trimEnd().split('\n');
  return further.some((line) => {
    return isRow(Papa.parse<string[]>(line, { delimiter }).data[0] ?? []);
  });
}

function lineEnds(text: string, from: number, to: number): number {
  let ends = 0;
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 10) ends++;
  return ends;
}
