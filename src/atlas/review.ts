import { csvRows } from '../corpus/csv-text.ts';
import type { Paper } from '../corpus/paper.ts';
import { type CsvRow, readCsv } from '../corpus/read-csv.ts';
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

/** Each paper asked about answers half for those like it. */
const ANSWERED = 0.5;

/**
 * The `limit` papers whose answers would change most others (density-weighted uncertainty: Settles & Craven 2008; no two
 * of one crowd as long as other crowds wait): doubtful ones with doubtful papers like them. Most doubtful first.
 */
export function worthAsking(places: readonly AtlasPaper[], limit: number): readonly AtlasPaper[] {
  const doubtful = mostDoubtful(places);
  if (limit >= doubtful.length) return doubtful;
  const doubtOf = new Map(doubtful.map(({ slug, confidence }) => [slug, 1 - confidence]));
  const open = new Map(doubtful.map(({ slug }) => [slug, 1]));
  const close = (slug: string) => open.set(slug, ANSWERED * (open.get(slug) ?? 0));
  const left = new Set(doubtful);
  const gainOf = ({ slug, related }: AtlasPaper): number =>
    doubtOf.get(slug)! *
    open.get(slug)! *
    related.reduce((sum, { slug: o }) => sum + (doubtOf.get(o) ?? 0) * (open.get(o) ?? 0), 0.1);
  const asked: AtlasPaper[] = [];
  while (asked.length < limit) {
    let best: AtlasPaper | undefined;
    let most = -1;
    for (const candidate of left) {
      const gain = gainOf(candidate);
      if (gain <= most) continue;
      most = gain;
      best = candidate;
    }
    asked.push(best!);
    left.delete(best!);
    for (const { slug } of [best!, ...best!.related]) close(slug);
  }
  return mostDoubtful(asked);
}

/** The `limit` papers most worth asking about as CSV (RFC 4180), most doubtful first, with an empty column for the owner's pin. */
export function reviewCsv(
  papers: readonly Paper[],
  places: readonly AtlasPaper[],
  limit: number,
): string {
  const titles = new Map(papers.map(({ slug, titlePlain }) => [slug, titlePlain]));
  const rows = worthAsking(places, limit).map(({ slug, topic, confidence, runnerUp }) => [
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
