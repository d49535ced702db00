// Runs in the browser too. What answers show of papers, a few papers to a file.
import { openPaperRows, type PaperRows, packPaperRows } from './cells-file.ts';
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

/** Papers in a row; `columns` and `xy` are of these alone. */
export function packCards(
  { slugs, titles, topicOf, years, venues, authors, languages }: PaperColumns,
  meaning: PaperRows,
  dimensions: number,
  xy: ArrayLike<number>,
): Uint8Array {
  const cards: PaperColumns = {
    slugs: packSlugs(slugs, titles),
    ...{ titles, topicOf, years, venues, authors },
    ...givenLanguages(languages ?? []),
  };
  return pack([packJson(cards), packPaperRows(meaning, dimensions), packPlaces(xy)]);
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

/** The column of languages; nothing where all papers are in that of the pages. */
export function givenLanguages(
  languages: readonly (string | null)[],
): Pick<PaperColumns, 'languages'> {
  return languages.some((language) => language !== null) ? { languages } : {};
}

/** What columns say of a paper. */
export function cardOf(columns: PaperColumns, paper: number): PaperCard {
  const language = columns.languages?.[paper] ?? null;
  return {
    slug: columns.slugs[paper]!,
    title: columns.titles[paper]!,
    topic: columns.topicOf[paper]!,
    year: columns.years[paper] ?? null,
    venue: columns.venues[paper] ?? null,
    authors: columns.authors[paper] ?? '',
    ...(language === null ? {} : { language }),
  };
}
