import { type Package, wholePart } from './xlsx-parts.ts';

/** How numbers of a style are shown. */
type Shown = (value: number) => string;

/** What cells of all sheets point to. */
export interface CellBook {
  readonly shared: readonly string[];
  /** By the number of a cell's style. */
  readonly styles: readonly Shown[];
}

/** Excel's own formats that are dates, by number (ECMA-376 part 1, 18.8.30), with those of East Asia. */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58);
/** Excel's own formats of plain numbers. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
};
/** Digits that Excel shows of a number at most. */
const DIGITS = 15;
/** Days from Excel's first to that of Unix; its calendar has a 29 February 1900 that was none. */
const EPOCH_DAYS = 25569;
const FIRST_TRUE_DAY = 61;
/** The other calendar begins in 1904. */
const DAYS_TO_1904 = 1462;
const DAY_MS = 86_400_000;
/** The last day of the year 9999. */
const MAX_DAY = 2_958_465;

/** Shared texts and styles of a workbook. `from1904` where its days are counted from there. */
export function readCellBook(
  workbook: Package,
  sharedName: string,
  stylesName: string,
  from1904: boolean,
): CellBook {
  return {
    shared: readShared(workbook, sharedName),
    styles: readStyles(workbook, stylesName, from1904),
  };
}

function readShared(workbook: Package, name: string): string[] {
  const shared: string[] = [];
  const reader = richText();
  wholePart(workbook, name, {
    open: (tag) => {
      if (tag === 'si') reader.begin();
      reader.open(tag);
    },
    text: reader.text,
    close: (tag) => {
      reader.close(tag);
      if (tag === 'si') shared.push(reader.end());
    },
  });
  return shared;
}

/** Collects the texts `t` of a string, but those that say how it is pronounced. */
export function richText(): {
  readonly begin: () => void;
  readonly open: (tag: string) => void;
  readonly text: (text: string) => void;
  readonly close: (tag: string) => void;
  readonly end: () => string;
} {
  let texts: string[] = [];
  let inside = false;
  let pronounced = 0;
  return {
    begin: () => {
      texts = [];
      inside = false;
      pronounced = 0;
    },
    open: (tag) => {
      if (tag === 'rPh') pronounced++;
      else if (tag === 't') inside = true;
    },
    text: (text) => {
      if (inside && pronounced === 0) texts.push(text);
    },
    close: (tag) => {
      if (tag === 'rPh') pronounced--;
      else if (tag === 't') inside = false;
    },
    end: () => unescaped(texts.join('')),
  };
}

/** `_x000A_` stands for signs that XML cannot hold. */
export function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function readStyles(workbook: Package, name: string, from1904: boolean): Shown[] {
  const codes = new Map<number, string>();
  const styles: Shown[] = [];
  let inCells = false;
  wholePart(workbook, name, {
    open: (tag, { numFmtId, formatCode }) => {
      if (tag === 'numFmt') codes.set(Number(numFmtId), formatCode ?? '');
      else if (tag === 'cellXfs') inCells = true;
      else if (tag === 'xf' && inCells) {
        const id = Number(numFmtId ?? 0);
        styles.push(
          shownAs(
            codes.get(id) ?? BUILT_IN[id] ?? '',
            !codes.has(id) && isBuiltInDate(id),
            from1904,
          ),
        );
      }
    },
    close: (tag) => {
      if (tag === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** The way of a format's code, as far as papers need it: days, decimal places, leading zeros, percents. */
function shownAs(code: string, date: boolean, from1904: boolean): Shown {
  const [plain = ''] = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|[_*]./g, '').split(';');
  if (date || (/[ymd]/i.test(plain) && !/general/i.test(plain)))
    return (value) => dayOf(value, from1904);
  const zeros = /^0{2,}$/.exec(plain)?.[0].length;
  if (zeros !== undefined) return (value) => value.toFixed(0).padStart(zeros, '0');
  const places = /^[#,]*0(?:\.(0{1,10}))?(%?)$/.exec(plain);
  if (places === null) return general;
  const [, decimals = '', percent] = places;
  return (value) =>
    percent ? `${(value * 100).toFixed(decimals.length)}%` : value.toFixed(decimals.length);
}

/** A number as it stands in a cell without a format. */
export function general(value: number): string {
  return String(Number(value.toPrecision(DIGITS)));
}

/** `2021-05-01`, with `14:30` where a time of day is kept too. */
function dayOf(value: number, from1904: boolean): string {
  const days = from1904 ? value + DAYS_TO_1904 : value < FIRST_TRUE_DAY - 1 ? value + 1 : value;
  if (!(value >= 0 && days <= MAX_DAY)) return general(value);
  const text = new Date(Math.round((days - EPOCH_DAYS) * DAY_MS)).toISOString();
  return Number.isInteger(value) ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ');
}
