import type { Row } from './table.ts';
import { type CellBook, general, richText, unescaped } from './xlsx-cells.ts';
import { type Package, readPart } from './xlsx-parts.ts';

/** No sheet is wider or longer. */
const MAX_COLUMNS = 16_384;
const MAX_ROWS = 1_048_576;

/** Cells and rows that say where they stand and hold nothing: a formatted sheet has millions. */
const EMPTY =
  /<(?:c r="[A-Z]{1,3}\d{1,7}"|row r="\d{1,7}")(?: [\w:]{1,40}="[^"<>]{0,200}"){0,20} ?\/>/g;

/** A row with its cells by place; what lies between is empty. */
interface SparseRow {
  readonly line: number;
  readonly cells: ReadonlyMap<number, string>;
}

/** The rows of a sheet that hold anything, in order, as wide as `width` asks when each is met. */
export function* sheetRows(
  workbook: Package,
  part: string,
  book: CellBook,
  width: () => number,
): Generator<Row> {
  let rows: SparseRow[] = [];
  const reader = sheetReader(book, (row) => rows.push(row));
  for (const _ of readPart(workbook, part, reader)) {
    for (const { line, cells } of rows) {
      const last = Math.min(width(), Math.max(...cells.keys()) + 1);
      yield { line, cells: Array.from({ length: last }, (_, place) => cells.get(place) ?? '') };
    }
    rows = [];
  }
}

function sheetReader(book: CellBook, take: (row: SparseRow) => void) {
  let line = 0;
  let place = -1;
  let cells = new Map<number, string>();
  let type = 'n';
  let style = 0;
  let value: string[] | null = null;
  let isText = false;
  const rich = richText();
  return {
    thin: (xml: string) => xml.replace(EMPTY, ''),
    open: (tag: string, attributes: Readonly<Record<string, string>>) => {
      if (tag === 'row') {
        line = Math.min(MAX_ROWS, Number.parseInt(attributes.r ?? '', 10) || line + 1);
        place = -1;
        cells = new Map();
      } else if (tag === 'c') {
        place = placeOf(attributes.r) ?? place + 1;
        type = attributes.t ?? 'n';
        style = Number(attributes.s ?? 0);
        value = null;
        isText = false;
      } else if (tag === 'v') value = [];
      else if (tag === 'is') {
        isText = true;
        rich.begin();
      }
      rich.open(tag);
    },
    text: (text: string) => {
      if (isText) rich.text(text);
      else value?.push(text);
    },
    close: (tag: string) => {
      rich.close(tag);
      if (tag === 'c') {
        const shown = isText
          ? rich.end()
          : value === null
            ? ''
            : shownValue(book, type, style, value.join(''));
        if (shown.trim() !== '' && place < MAX_COLUMNS) cells.set(place, shown);
      } else if (tag === 'row' && cells.size > 0) take({ line: Math.max(1, line), cells });
    },
  };
}

/** What a cell shows: formulas keep the value they last had, errors are nothing. */
function shownValue(
  { shared, styles }: CellBook,
  type: string,
  style: number,
  value: string,
): string {
  if (type === 's') return shared[Number(value)] ?? '';
  if (type === 'str' || type === 'd') return unescaped(value);
  if (type === 'b') return value.trim() === '1' ? 'TRUE' : 'FALSE';
  const number = Number(value);
  if (type === 'e' || value.trim() === '' || !Number.isFinite(number)) return '';
  return (styles[style] ?? general)(number);
}

/** The column of `AB12`, from 0. */
function placeOf(reference: string | undefined): number | null {
  const letters = /^\$?([A-Z]{1,3})/i.exec(reference ?? '')?.[1]?.toUpperCase();
  if (letters === undefined) return null;
  let place = 0;
  for (const letter of letters) place = place * 26 + letter.charCodeAt(0) - 64;
  return place - 1;
}
