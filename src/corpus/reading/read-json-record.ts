import { jsonOrNull } from '../../words/json-or-null.ts';
import { toSourceRecord } from '../fields/source-record.ts';
import { isHeader, tableRecords } from '../formats/csv.ts';
import type { BrokenRecord, RawRecord, SourceRecord } from '../formats/format.ts';
import { readJson } from '../formats/json.ts';

/**
 * One record that stands by itself on a line: a JSON object of any service or program, or a row of a table as an object
 * of its columns. Read as an import reads it, or why it cannot be.
 */
export function readJsonRecord(source: string, line: number): SourceRecord | BrokenRecord {
  const text = source.replace(/^\ufeff/, '');
  const raw = readJson(text, line);
  if ('reason' in raw) return raw;
  const record = toSourceRecord(raw);
  if (record !== null) return record;
  const row = rowOf(jsonOrNull(text) as object, line);
  if (row !== null && 'reason' in row) return row;
  const fromRow = row === null ? null : toSourceRecord(row);
  return fromRow ?? { line, reason: 'missing title' };
}

/** The record in a row whose columns have the names that tables give them; null where they have not. */
function rowOf(row: object, line: number): RawRecord | BrokenRecord | null {
  const names = Object.keys(row);
  if (!isHeader(names)) return null;
  const cells = Object.values(row).map(cellOf);
  return [...tableRecords(names, [{ line, cells }])][0] ?? null;
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
