// Runs in the browser too.

/** A spreadsheet would run a cell that begins so, behind blanks and in the wide forms of East Asia too. */
const FORMULA = /^\s*[=+\-@\t\r\n|%＝＋－＠]/;
/** Where a comma is the decimal sign spreadsheets part cells at semicolons, and some at tabs: inside quotes nothing parts. */
const QUOTED = /[",;\t\r\n]/;

type Rows = readonly (readonly (string | number | null)[])[];

/** A table as CSV with a byte-order mark, by which spreadsheets know that it is UTF-8. */
export function csvText(rows: Rows): string {
  return `\uFEFF${csvRows(rows)}`;
}

/**
 * A table as CSV (RFC 4180). Text that a spreadsheet would take for a formula gets an apostrophe in front: titles come
 * from the web.
 */
export function csvRows(rows: Rows): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
