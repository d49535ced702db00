import { parquetMetadata, parquetSchema } from 'hyparquet';
import { assembleNested } from 'hyparquet/src/assemble.js';
import { readColumn } from 'hyparquet/src/column.js';
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { getTreePath } from 'hyparquet/src/schema.js';
import { type BinaryFile, MAX_UNPACKED_BYTES, UnreadableFile } from './binary-format.ts';
import { columnOf } from './column-names.ts';
import { isHeader, tableRecords } from './csv.ts';
import { paperOf } from './json-paper.ts';
import { isPaper } from './json-unwrap.ts';
import { isObject } from './json-values.ts';
import { type Chunk, COMPRESSORS, checkPages, DAMAGED } from './parquet-pages.ts';

type Metadata = ReturnType<typeof parquetMetadata>;
type Values = ArrayLike<unknown>;

const TOO_LARGE =
  'It is a Parquet table too large to be read. Keep titles, abstracts and the like, or save it as CSV.';
/** Far above a hundred thousand papers. */
const MAX_ROWS = 5_000_000;

/** A Parquet table of papers: plain columns as any table has them, or nested ones as a service's JSON has. */
export function readParquet(bytes: Uint8Array): BinaryFile {
  try {
    const buffer = bytes.buffer.slice(
      bytes.byteOffset,
      bytes.byteOffset + bytes.byteLength,
    ) as ArrayBuffer;
    const metadata = parquetMetadata(buffer, { geoparquet: false });
    const columns = readColumns(buffer, metadata);
    return { format: 'parquet', records: recordsOf(columns, Number(metadata.num_rows)), notes: [] };
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    // The reader throws plain errors and those of the machine for whatever does not add up.
    throw new UnreadableFile(DAMAGED);
  }
}

function* recordsOf(
  columns: ReadonlyMap<string, Values>,
  rowCount: number,
): ReturnType<typeof tableRecords> {
  const names = [...columns.keys()];
  const rows = Array.from({ length: rowCount }, (_, row) =>
    names.map((name) => plainValue(columns.get(name)![row])),
  );
  const nested = rows.some((row) =>
    row.some((value) => isObject(value) || (Array.isArray(value) && value.some(isObject))),
  );
  if (!nested && isHeader(names)) {
    yield* tableRecords(
      names,
      rows.map((row, i) => ({ line: i + 1, cells: row.map(textOf) })),
    );
    return;
  }
  for (const [i, row] of rows.entries())
    yield paperOf(Object.fromEntries(names.map((name, place) => [name, row[place]])), i + 1);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Values as JSON has them. */
function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (ArrayBuffer.isView(value)) return null;
  if (Array.isArray(value)) return value.map(plainValue);
  if (isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, plainValue(inner)]),
    );
  return value;
}

/** The values of each column at the top, all row groups joined. */
function readColumns(buffer: ArrayBuffer, metadata: Metadata): ReadonlyMap<string, Values> {
  if (Number(metadata.num_rows) > MAX_ROWS) throw new UnreadableFile(TOO_LARGE);
  const tree = parquetSchema(metadata);
  const names = tree.children.map(({ element }) => element.name);
  if (!isHeader(names) && !isPaper(Object.fromEntries(names.map((name) => [name, ''])))) {
    throw new UnreadableFile(
      `No column of this Parquet table is the title; name it title. There are: ${names.slice(0, 12).join(', ')}.`,
    );
  }
  const wanted = new Set(affordable(metadata, names));
  const columns = new Map<string, unknown[]>(
    names.filter((name) => wanted.has(name)).map((name) => [name, []]),
  );
  for (const group of metadata.row_groups) {
    const leaves = readLeaves(buffer, group, tree, wanted);
    for (const child of tree.children) {
      const column = columns.get(child.element.name);
      if (column === undefined) continue;
      if (child.children.length > 0)
        assembleNested(leaves as Map<string, unknown[]>, child, DEFAULT_PARSERS);
      const values = leaves.get(child.path.join('.')) ?? [];
      for (let row = 0; row < Number(group.num_rows); row++) column.push(values[row]);
    }
  }
  return columns;
}

/** The values that a row group has of the wanted columns, nested ones still in parts, by their paths. */
function readLeaves(
  buffer: ArrayBuffer,
  group: Metadata['row_groups'][number],
  tree: ReturnType<typeof parquetSchema>,
  wanted: ReadonlySet<string>,
): Map<string, Values> {
  const leaves = new Map<string, Values>();
  for (const { meta_data: chunk } of group.columns) {
    if (chunk === undefined || !wanted.has(chunk.path_in_schema[0]!)) continue;
    leaves.set(
      chunk.path_in_schema.join('.'),
      readChunk(buffer, chunk, tree, Number(group.num_rows)),
    );
  }
  return leaves;
}

/** All columns where they are small enough, else those by which a paper is known. */
function affordable(metadata: Metadata, names: readonly string[]): readonly string[] {
  const bytesOf = (of: readonly string[]) =>
    metadata.row_groups
      .flatMap(({ columns }) => columns)
      .filter(
        ({ meta_data: chunk }) => chunk !== undefined && of.includes(chunk.path_in_schema[0]!),
      )
      .reduce((sum, { meta_data: chunk }) => sum + Number(chunk!.total_uncompressed_size), 0);
  if (bytesOf(names) <= MAX_UNPACKED_BYTES) return names;
  const known = names.filter((name) => columnOf(name) !== undefined);
  if (bytesOf(known) > MAX_UNPACKED_BYTES) throw new UnreadableFile(TOO_LARGE);
  return known;
}

function readChunk(
  buffer: ArrayBuffer,
  chunk: Chunk,
  tree: ReturnType<typeof parquetSchema>,
  rowCount: number,
): Values {
  const data = Number(chunk.data_page_offset);
  const from = chunk.dictionary_page_offset
    ? Math.min(data, Number(chunk.dictionary_page_offset))
    : data;
  const view = new DataView(buffer, from, Number(chunk.total_compressed_size));
  checkPages(view, chunk);
  const schemaPath = getTreePath(tree, chunk.path_in_schema);
  const decoder = {
    pathInSchema: chunk.path_in_schema,
    element: schemaPath.at(-1)!.element,
    schemaPath,
    compressors: COMPRESSORS,
    parsers: DEFAULT_PARSERS,
    ...chunk,
  };
  const { data: pages } = readColumn(
    { view, offset: 0 },
    { groupStart: 0, groupRows: rowCount, selectStart: 0, selectEnd: rowCount },
    decoder,
  );
  if (pages.length === 1) return pages[0]!;
  const values: unknown[] = [];
  for (const page of pages) for (let i = 0; i < page.length; i++) values.push(page[i]);
  return values;
}
