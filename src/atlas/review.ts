import { csvRows } from '../corpus/csv-text.ts';
import type { Paper } from '../corpus/paper.ts';
import { ToldError } from '../words/told-error.ts';
import type { AtlasPaper } from './types.ts';

/** Columns of the file an owner fills in; only `pin` is read back. */
const HEADER = ['slug', 'title', 'topic', 'confidence', 'runnerUp', 'pin'];

/** A pin as read from a filled review file. */
export interface ReviewedPin {
  readonly slug: string;
  /** As written: an id or a name. */
  readonly topic: string;
  /** Where the row begins, from 1. */
  readonly line: number;
}

/** The papers a person had best look at first: those the program is least sure of, ties by slug; pinned ones are settled. */
export function mostDoubtful(places: readonly AtlasPaper[]): readonly AtlasPaper[] {
  return places
    .filter(({ pinned }) => !pinned)
    .sort((a, b) => a.confidence - b.confidence || (a.slug < b.slug ? -1 : 1));
}

/** The first `limit` doubtful papers as CSV (RFC 4180), with an empty column for the owner's pin. */
export function reviewCsv(
  papers: readonly Paper[],
  places: readonly AtlasPaper[],
  limit: number,
): string {
  const titles = new Map(papers.map(({ slug, titlePlain }) => [slug, titlePlain]));
  const rows = mostDoubtful(places)
    .slice(0, limit)
    .map(({ slug, topic, confidence, runnerUp }) => [
      slug,
      titles.get(slug) ?? '',
      topic,
      confidence.toFixed(2),
      runnerUp,
      '',
    ]);
  return csvRows([HEADER, ...rows]);
}

/**
 * The filled pins of a review file, also as spreadsheets of other countries save it, with semicolons or tabs. Throws
 * where it is not one, or a row has another number of columns; names the line.
 */
export function readPins(csv: string): readonly ReviewedPin[] {
  const rows = parseCsv(csv.replace(/^\uFEFF/, ''));
  const [header, ...body] = rows;
  const slugAt = header?.cells.indexOf('slug') ?? -1;
  const pinAt = header?.cells.indexOf('pin') ?? -1;
  if (header === undefined || slugAt < 0 || pinAt < 0) {
    throw new ReviewError(
      1,
      'The columns slug and pin are not there. Write the file anew with atlas --review.',
    );
  }
  return body.flatMap(({ line, cells }) => {
    if (cells.length !== header.cells.length) {
      throw new ReviewError(
        line,
        `It has ${cells.length} columns, the first line has ${header.cells.length}. Mend the line.`,
      );
    }
    const topic = cells[pinAt]!.trim();
    return topic === '' ? [] : [{ slug: cells[slugAt]!.trim(), topic, line }];
  });
}

/** Whether a text is a review file with the columns it was written with, whatever a spreadsheet parts them by. */
export function isReview(csv: string): boolean {
  try {
    const [header] = parseCsv(csv.replace(/^\uFEFF/, ''));
    return header !== undefined && header.cells.join() === HEADER.join();
  } catch {
    return false;
  }
}

/** A review file that cannot be read. */
class ReviewError extends ToldError {
  override name = 'ReviewError';

  constructor(line: number, remedy: string) {
    super(`atlas: invalid review: line ${line}. ${remedy}`);
  }
}

/** Quoted where needed; a text that a spreadsheet would run as a formula gets an apostrophe in front. */
function parseCsv(
  text: string,
): readonly { readonly line: number; readonly cells: readonly string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  let line = 1;
  let cells: string[] = [];
  let start = 1;
  const between = /[,;\t]/.exec(text)?.[0] ?? ',';
  const token = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"${between}\\r\\n]*))(${between}|\\r\\n|\\n|\\r|$)`,
    'gy',
  );
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (match === null)
      throw new ReviewError(
        line,
        'A quotation mark is not closed, or text follows one. Mend the line.',
      );
    const [whole, quoted, bare, end] = match;
    cells.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    line += whole.match(/\r\n|\n|\r/g)?.length ?? 0;
    if (end === between) continue;
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: start, cells });
    cells = [];
    start = line;
  }
  if (cells.length > 0) rows.push({ line: start, cells: [...cells, ''] });
  return rows;
}
