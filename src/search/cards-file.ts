// Runs in the browser too. What answers show of papers, a few papers to a file.
import { openPaperRows, type PaperRows, packPaperRows } from './cells-file.ts';
import { type Meaning, rowsOf } from './meaning-file.ts';
import { pack, packJson, unpack, unpackJson } from './packing.ts';
import { packPlaces, unpackPlaces } from './quantised-rows.ts';
import { packSlugs, unpackSlugs } from './slug-column.ts';
import type { PaperCard, PaperColumns } from './words-index.ts';

/** Papers in a row: what is shown of each, its vector and its place on the map. */
export interface Cards {
  readonly cards: readonly PaperCard[];
  readonly meaning: PaperRows;
  /** Papers × 2, unit square. */
  readonly xy: Float32Array;
}

/** So many papers from `from` on. */
export function packCards(
  columns: PaperColumns,
  meaning: Meaning,
  from: number,
  count: number,
): Uint8Array {
  const part = <Value>(column: readonly Value[]) => column.slice(from, from + count);
  const { slugs, titles, topicOf, years, venues, authors } = columns;
  const cards: PaperColumns = {
    slugs: packSlugs(part(slugs), part(titles)),
    titles: part(titles),
    topicOf: part(topicOf),
    years: part(years),
    venues: part(venues),
    authors: part(authors),
  };
  const papers = cards.slugs.map((_, i) => from + i);
  return pack([
    packJson(cards),
    packPaperRows(rowsOf(papers, meaning), meaning.dimensions),
    packPlaces(meaning.xy.subarray(from * 2, (from + count) * 2)),
  ]);
}

/** Opens a file of cards. Throws `IndexError` where it is cut off or of another format. */
export function openCards(file: Uint8Array, dimensions: number, name: string): Cards {
  const [bytes, rowBytes, placeBytes] = unpack(file, name);
  const packed = unpackJson<PaperColumns>(bytes!);
  const columns = { ...packed, slugs: unpackSlugs(packed.slugs, packed.titles) };
  return {
    cards: columns.slugs.map((_, i) => cardOf(columns, i)),
    meaning: openPaperRows(rowBytes!, dimensions, name),
    xy: unpackPlaces(placeBytes!),
  };
}

/** What columns say of a paper. */
export function cardOf(columns: PaperColumns, paper: number): PaperCard {
  return {
    slug: columns.slugs[paper]!,
    title: columns.titles[paper]!,
    topic: columns.topicOf[paper]!,
    year: columns.years[paper] ?? null,
    venue: columns.venues[paper] ?? null,
    authors: columns.authors[paper] ?? '',
  };
}
