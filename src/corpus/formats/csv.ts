import { readLatex } from '../fields/latex-text.ts';
import { orcidsByAuthor } from '../fields/orcid.ts';
import { splitNames, turnedFullNames, turnedInitials, unglued } from '../fields/person-names.ts';
import { identifier, identifierIn, splitReferences } from '../fields/references.ts';
import { type Column, columnCount, type Layout, readHeader } from './column-names.ts';
import { journalOf } from './field-rows.ts';
import type { BrokenRecord, Format, RawRecord } from './format.ts';
import { printedList } from './json-values.ts';
import { firstRow } from './plain-text.ts';
import { findHeader, type Row, tableRows } from './table.ts';

/** A header is believed where it names a title and one more field of a paper. */
const MIN_COLUMNS = 2;

const HEADER_AGAIN = 'invalid row: the names of the columns once more';

/** Tables with a header of any program or person: comma, semicolon, tab or bar between cells. */
export const csv: Format = {
  name: 'csv',
  recognises: ({ start }) => findHeader(start, isHeader) !== null,
  *parse(text) {
    const header = findHeader(text.start, isHeader)!;
    const rows = tableRows(text.whole(), header, ({ length }) => length === header.names.length);
    yield* tableRecords(header.names, [...rows]);
  },
};

/** The papers of a table of any kind: the names of its columns, and the rows below them. */
export function* tableRecords(
  names: readonly string[],
  rows: readonly Row[],
): Generator<RawRecord | BrokenRecord> {
  const layout = readHeader(titled(names));
  const listed = {
    separators: separatorsOf(rows, layout),
    familyFirst: isFamilyFirst(rows, layout),
  };
  for (const row of rows) {
    const again = row.cells.join() === names.join();
    // Two files in one: the names of the columns stand in the middle.
    if (again) yield { line: row.line, reason: HEADER_AGAIN };
    else yield { ...toRecord(row, layout, listed), all: () => named(names, row) };
  }
}

function* named(
  names: readonly string[],
  { cells }: Row,
): Generator<readonly [name: string, value: string]> {
  for (const [i, name] of names.entries()) yield [name, clean(cells[i] ?? '')];
}

/** Whether cells are the names of a table's columns, a title among them. */
export function isHeader(names: readonly string[]): boolean {
  const layout = readHeader(titled(names));
  return layout.has('title') && columnCount(layout) >= MIN_COLUMNS;
}

/** Notion calls the title of a row its Name: it is one beside two columns more of a paper, where no other is. */
function titled(names: readonly string[]): readonly string[] {
  const layout = readHeader(names);
  const name = names.findIndex((one) => /^\s*name\s*$/i.test(one));
  if (layout.has('title') || name === -1 || layout.size < MIN_COLUMNS) return names;
  return names.with(name, 'Title');
}

/** Whether any cell of the names' or keywords' column uses a semicolon: then commas part nothing in it. */
function separatorsOf(rows: readonly Row[], layout: Layout): ReadonlyMap<Column, RegExp> {
  const separators = new Map<Column, RegExp>();
  for (const column of ['authors', 'fullAuthors', 'keywords'] as const) {
    const places = layout.get(column) ?? [];
    const has = (sign: string) =>
      rows.some(({ cells }) => places.some((place) => cells[place]?.includes(sign)));
    const sign = [';', '|', '\n'].find(has);
    if (sign !== undefined) separators.set(column, sign === ';' ? /;/ : sign === '|' ? /\|/ : /\n/);
  }
  return separators;
}

/** A family name and initials, `Boadi-Kusi S.B.`, in a list. */
const FAMILY_INITIALS = /(?:^|[;,]\s*)\p{L}[^;,.]* (?:\p{Lu}\p{Ll}?\.-?)+(?=\s*(?:[;,]|$))/gu;
/** Of so many names a manner shows; in so large a share one in full is a slip of a source that shortens names. */
const MIN_NAMES = 20;
const MIN_SHORTENED = 0.9;

/** Whether a table writes family names first, and initials behind nearly all of them, as Scopus does. */
function isFamilyFirst(rows: readonly Row[], layout: Layout): boolean {
  const [place] = layout.get('authors') ?? [];
  if (place === undefined) return false;
  const cells = rows.map(({ cells: own }) => own[place] ?? '');
  const count = (form: RegExp) =>
    cells.reduce((sum, cell) => sum + [...cell.matchAll(form)].length, 0);
  const all = count(/[^;,]+/g);
  return all >= MIN_NAMES && count(FAMILY_INITIALS) >= MIN_SHORTENED * all;
}

/** How a table lists names and keywords. */
interface Listed {
  readonly separators: ReadonlyMap<Column, RegExp>;
  readonly familyFirst: boolean;
}

function toRecord(
  row: Row,
  layout: Layout,
  { separators, familyFirst }: Listed,
): RawRecord | BrokenRecord {
  const { line } = row;
  if (row.brokenQuote === true) return { line, reason: 'invalid quotes: one is never closed' };
  const all = (column: Column): string[] =>
    (layout.get(column) ?? []).map((place) => clean(row.cells[place] ?? '')).filter(Boolean);
  const names = (column: Column): string[] => {
    const [list] = all(column);
    const separator = separators.get(column);
    if (list === undefined) return [];
    const printed = printedList(list);
    if (printed !== null) return printed;
    const split =
      separator === undefined
        ? unglued(list).flatMap(splitNames)
        : turnedInitials(
            list
              .split(separator)
              .map((name) => name.trim())
              .filter(Boolean),
          );
    return familyFirst ? turnedFullNames(split) : split;
  };
  const full = names('fullAuthors');
  const authors = (full.length > 0 ? full : names('authors')).map(readLatex);
  const [key] = all('key');
  const [keywords] = all('keywords');
  const keyword = separators.get('keywords') ?? /[,/](?![^(]*\))/;
  return {
    line,
    key: key === undefined ? null : `row:${key}`,
    title: all('title')[0],
    abstract: all('abstract')[0],
    authors,
    orcids: orcidsByAuthor(all('orcids')[0]?.split(/\s*[;|]\s*/) ?? [], authors),
    dates: [...all('year'), ...all('date'), ...all('venue')],
    venues: all('venue').map(journalOf),
    doi: all('doi')[0],
    arxiv: all('arxiv')[0],
    identifiers: all('url'),
    notes: all('notes'),
    ids: [
      ...[...all('key'), ...all('url'), ...all('otherIds')].map(identifierIn),
      ...all('pmid').map((id) => identifier('pmid', id)),
      ...all('pmcid').map((id) => identifier('pmcid', id)),
    ],
    volume: all('volume')[0],
    pages: all('pages'),
    references: all('references').flatMap((list) => printedList(list) ?? splitReferences(list)),
    citedBy: all('citedBy')[0],
    citedByDay: all('citedByDay')[0],
    venuesInCapitals: layout.get('webOfScience') !== undefined,
    urls: all('url'),
    code: all('code')[0],
    keywords: keywords === undefined ? [] : (printedList(keywords) ?? keywords.split(keyword)),
  };
}

/** Cells that R and pandas wrote for nothing. */
function clean(cell: string): string {
  const text = cell.trim();
  return /^(?:NA|NaN|NULL|None|N\/A|#N\/A)$/.test(text) ? '' : text;
}

/** The names of the columns of something that is a table but for a title, of papers or of whatever; null where it is none. */
export function columnsWithoutTitle(start: string): readonly string[] | null {
  const known = (names: readonly string[]) => columnCount(readHeader(names)) >= MIN_COLUMNS;
  return findHeader(start, known)?.names ?? firstRow(start);
}
