import Papa from 'papaparse';

/** A row of a table and the line it begins on, from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Where a table stops being one. */
export interface CsvFault {
  readonly line: number;
}

/**
 * The rows of a table as CSV (RFC 4180), parted by the first comma, semicolon or tab that stands in it; empty lines are
 * passed over. A fault where a quotation mark is not closed, or text follows one.
 */
export function readCsv(text: string): readonly CsvRow[] | CsvFault {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const delimiter = /[,;\t]/.exec(source)?.[0] ?? ',';
  const rows: CsvRow[] = [];
  let fault: CsvFault | null = null;
  let line = 1;
  let start = 0;
  Papa.parse<string[]>(source, {
    delimiter,
    newline: '\n',
    step: ({ data: cells, errors, meta }, parser) => {
      if (errors.some(({ type }) => type === 'Quotes')) {
        fault = { line };
        parser.abort();
        return;
      }
      if (cells.length > 1 || cells[0] !== '') rows.push({ line, cells });
      line += source.slice(start, meta.cursor).split('\n').length - 1;
      start = meta.cursor;
    },
  });
  return fault ?? rows;
}
