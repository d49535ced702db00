import { csvRows } from '../corpus/csv-text.ts';
import type { Paper } from '../corpus/paper.ts';
import { type CsvRow, readCsv } from '../corpus/read-csv.ts';
import { ToldError } from '../words/told-error.ts';
import type { PaperVectors } from './topics/pin-corrections.ts';
import type { AtlasPaper } from './types.ts';
import { worthAsking } from './worth-asking.ts';

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

/** The `limit` papers most worth asking about as CSV (RFC 4180), most doubtful first, with an empty column for the owner's pin. */
export function reviewCsv(
  papers: readonly Paper[],
  places: readonly AtlasPaper[],
  limit: number,
  vectors: PaperVectors,
): string {
  const titles = new Map(papers.map(({ slug, titlePlain }) => [slug, titlePlain]));
  const rows = worthAsking(places, limit, vectors).map(({ slug, topic, confidence, runnerUp }) => [
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
  const rows = rowsOf(csv);
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
  const rows = readCsv(csv);
  return !('line' in rows) && rows[0]?.cells.join() === HEADER.join();
}

/** A review file that cannot be read. */
class ReviewError extends ToldError {
  override name = 'ReviewError';

  constructor(line: number, remedy: string) {
    super(`atlas: invalid review: line ${line}. ${remedy}`);
  }
}

function rowsOf(csv: string): readonly CsvRow[] {
  const rows = readCsv(csv);
  if (!('line' in rows)) return rows;
  const remedy = 'A quotation mark is not closed, or text follows one. Mend the line.';
  throw new ReviewError(rows.line, remedy);
}
