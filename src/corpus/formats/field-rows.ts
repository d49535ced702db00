import { type Column, columnOf } from './column-names.ts';
import type { Format, RawRecord } from './format.ts';
import { tableRows } from './table.ts';

/** A table is one of fields where so many of its first rows begin with the name of one. */
const MIN_FIELDS = 3;
const ROWS_TO_LOOK_AT = 12;

/** Embase's other table: a field a row, its name in the first cell, the values behind it; records follow each other. */
export const fieldRows: Format = {
  name: 'csv-field-rows',
  recognises: ({ start }) => {
    const rows = [...fieldsOf(start)].slice(0, ROWS_TO_LOOK_AT);
    const named = rows.filter(
      ({ cells: [name = '', value = ''] }) => isField(name) && !isField(value),
    );
    return (
      named.length >= MIN_FIELDS && named.length * 2 > rows.length && isField(rows[0]!.cells[0]!)
    );
  },
  *parse(text) {
    let first: string | null = null;
    let line = 1;
    let fields = new Map<Column, string[]>();
    for (const row of fieldsOf(text.whole())) {
      const [name = '', ...values] = row.cells;
      first ??= name;
      if (name === first && fields.size > 0) {
        yield toRaw(line, fields);
        fields = new Map();
      }
      if (fields.size === 0) line = row.line;
      const column = columnOf(name);
      if (column !== undefined && !fields.has(column))
        fields.set(
          column,
          values.filter((value) => value.trim() !== ''),
        );
    }
    if (fields.size > 0) yield toRaw(line, fields);
  },
};

function fieldsOf(text: string) {
  return tableRows(text, { line: 0, delimiter: ',' }, ([name = '']) => isField(name));
}

function isField(name: string): boolean {
  return columnOf(name) !== undefined;
}

function toRaw(line: number, fields: ReadonlyMap<Column, readonly string[]>): RawRecord {
  const all = (column: Column) => fields.get(column) ?? [];
  return {
    line,
    key: all('key')[0] === undefined ? null : `row:${all('key')[0]}`,
    title: all('title')[0],
    abstract: all('abstract').join('\n\n'),
    authors: [...all('fullAuthors'), ...all('authors')],
    dates: [...all('year'), ...all('date'), ...all('venue')],
    venues: all('venue').map(journalOf),
    doi: all('doi')[0],
    identifiers: all('url'),
    urls: all('url'),
    keywords: all('keywords'),
  };
}

/** `Endoscopic Ultrasound (2014) 3:3 (152-160). Date of Publication: 2014`, as Embase has it, without its issue. */
export function journalOf(source: string): string {
  return source.replace(/\s*\((?:1[5-9]|20)\d\d\)\s.*$|[.,]?\s*Date of Publication:.*$/s, '');
}
