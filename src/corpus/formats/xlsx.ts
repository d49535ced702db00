import { posix } from 'node:path';
import type { ZipEntry } from '../reading/zip.ts';
import { type BinaryFile, MAX_UNPACKED_BYTES, UnreadableFile } from './binary-format.ts';
import { isHeader, tableRecords } from './csv.ts';
import type { Row } from './table.ts';
import { type CellBook, readCellBook } from './xlsx-cells.ts';
import { type Package, wholePart } from './xlsx-parts.ts';
import { sheetRows } from './xlsx-sheet.ts';

/** A sheet of a workbook. */
interface Sheet {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

/** The names of the columns of a sheet and the rows below them. */
interface Table {
  readonly names: readonly string[];
  readonly rows: readonly Row[];
}

/** Rows that may stand above the names of the columns: a heading, the date of a search. */
const MAX_ROWS_BEFORE_HEADER = 12;
/** Columns looked at before the names are known. */
const MAX_NAMES = 1000;
/** Columns told where none is the title. */
const MAX_TOLD = 12;

/** Excel's workbooks: the papers of the first sheet that has a title column; macros are passed over. */
export function readXlsx(bytes: Uint8Array, entries: readonly ZipEntry[]): BinaryFile {
  const parts = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (size > MAX_UNPACKED_BYTES) {
    throw new UnreadableFile(
      'It is an Excel workbook too large to be read. Save the sheet of papers as CSV (UTF-8) and import that.',
    );
  }
  const workbook = { bytes, parts };
  const { sheets, book } = openWorkbook(workbook);
  // What is hidden is looked at last.
  const inOrder = [
    ...sheets.filter(({ hidden }) => !hidden),
    ...sheets.filter(({ hidden }) => hidden),
  ];
  for (const sheet of inOrder) {
    const table = tableOf(workbook, sheet, book);
    if (table === null) continue;
    const others = sheets.filter((other) => other !== sheet).map(({ name }) => name);
    const notes =
      others.length === 0 ? [] : [`Sheet ${sheet.name} was read, not ${others.join(', ')}.`];
    return { format: 'xlsx', records: tableRecords(table.names, table.rows), notes };
  }
  throw new UnreadableFile(withoutTitle(inOrder.map((sheet) => firstRow(workbook, sheet, book))));
}

function openWorkbook(workbook: Package): {
  readonly sheets: readonly Sheet[];
  readonly book: CellBook;
} {
  const main = workbook.parts.has('xl/workbook.xml')
    ? 'xl/workbook.xml'
    : (relations(workbook, '').get('officeDocument')?.[0]?.target ?? 'xl/workbook.xml');
  const linked = relations(workbook, main);
  const targets = new Map([...linked.values()].flat().map(({ id, target }) => [id, target]));
  const sheets: Sheet[] = [];
  let from1904 = false;
  wholePart(workbook, main, {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
      if (tag !== 'sheet') return;
      const id = Object.entries(attributes).find(([name]) => /(?:^|:)id$/.test(name))?.[1];
      const part = targets.get(id ?? '') ?? `xl/worksheets/sheet${sheets.length + 1}.xml`;
      sheets.push({
        name: attributes.name ?? `${sheets.length + 1}`,
        part,
        hidden: attributes.state !== undefined && attributes.state !== 'visible',
      });
    },
  });
  const one = (kind: string, otherwise: string) => linked.get(kind)?.[0]?.target ?? otherwise;
  const book = readCellBook(
    workbook,
    one('sharedStrings', 'xl/sharedStrings.xml'),
    one('styles', 'xl/styles.xml'),
    from1904,
  );
  return { sheets, book };
}

/** What a part of the package points to, by kind. */
function relations(workbook: Package, part: string) {
  const folder = posix.dirname(part);
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const found = new Map<string, { readonly id: string; readonly target: string }[]>();
  wholePart(workbook, name, {
    open: (tag, { Id = '', Type = '', Target = '' }) => {
      if (tag !== 'Relationship') return;
      const kind = posix.basename(Type);
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      found.set(kind, [...(found.get(kind) ?? []), { id: Id, target }]);
    },
  });
  return found;
}

/** The table of papers on a sheet; null where none of its first rows names a title. */
function tableOf(workbook: Package, sheet: Sheet, book: CellBook): Table | null {
  let names: readonly string[] | null = null;
  const rows: Row[] = [];
  let before = 0;
  for (const row of sheetRows(workbook, sheet.part, book, () => names?.length ?? MAX_NAMES)) {
    if (names !== null) rows.push(row);
    else if (isHeader(row.cells)) names = row.cells;
    else if (++before >= MAX_ROWS_BEFORE_HEADER) return null;
  }
  return names === null ? null : { names, rows };
}

function firstRow(workbook: Package, sheet: Sheet, book: CellBook): readonly string[] {
  for (const { cells } of sheetRows(workbook, sheet.part, book, () => MAX_NAMES)) return cells;
  return [];
}

function withoutTitle(firstRows: readonly (readonly string[])[]): string {
  const names = firstRows.flat().filter((name) => name.trim() !== '');
  if (names.length === 0)
    return 'It is an Excel workbook without a row. Save the sheet of papers again and import that.';
  const told = names.slice(0, MAX_TOLD).map((name) => name.replace(/\s+/g, ' ').slice(0, 40));
  return `No sheet of this Excel workbook has a column that is the title; name it Title. There are: ${told.join(', ')}.`;
}
