// Its types and the way to a file run in the browser too.
import type { People } from '../corpus/people/people.ts';
import { fnv1aOfUnits } from '../words/hashes.ts';
import { jsonBytes, type PublishedFile } from './published-file.ts';

/** Who wrote which papers: `data/<version>/authors/<n>.json`, read once an author of that file is asked for. */
export interface AuthorsFile {
  /** Slug, name, and the papers' places in the order of slugs. */
  readonly authors: readonly (readonly [slug: string, name: string, papers: readonly number[]])[];
  /** Slugs of other forms of names, each with the author's own, who is in the same file too. */
  readonly moved: Readonly<Record<string, string>>;
}

/** More names are a collaboration, and no panel has room for buttons to them. */
const MAX_LED = 50;
/** Addresses in one file on average: some 16 KB, which come at once on any line. */
const NAMES_A_FILE = 400;

/** How many files hold the authors: a power of two, so that a name keeps its file while a map grows a little. */
export function authorFileCount({ authors, moved }: Pick<People, 'authors' | 'moved'>): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2((authors.length + moved.length) / NAMES_A_FILE)));
}

/** Which of `files` files tells of an address: nothing has to be looked up to know. */
export function authorFileOf(slug: string, files: number): number {
  return fnv1aOfUnits(slug) % files;
}

/** What the map's page needs to know of authors, in files by their addresses. */
export function authorFiles(
  { authors, moved }: Pick<People, 'authors' | 'moved'>,
  folder: string,
): readonly PublishedFile[] {
  const count = authorFileCount({ authors, moved });
  const files = Array.from({ length: count }, () => ({
    authors: new Map<string, AuthorsFile['authors'][number]>(),
    moved: {} as Record<string, string>,
  }));
  const rows = new Map(
    authors.map(({ slug, name, papers }) => [slug, [slug, name, papers] as const]),
  );
  for (const [slug, row] of rows) files[authorFileOf(slug, count)]!.authors.set(slug, row);
  for (const { from, to } of moved) {
    const file = files[authorFileOf(from, count)]!;
    file.moved[from] = to;
    file.authors.set(to, rows.get(to)!);
  }
  return files.map((file, n) => ({
    path: `${folder}/${n}.json`,
    bytes: jsonBytes({ authors: [...file.authors.values()], moved: file.moved }),
  }));
}

/** Slugs of the pages that the names in the panel of paper `i` lead to. */
export function namePages(
  { authors, ofPaper, venues, venueOf }: People,
  i: number,
): { readonly authors: readonly (string | null)[]; readonly venue: string | null } {
  return {
    authors: ofPaper[i]!.slice(0, MAX_LED).map((number) => authors[number]?.slug ?? null),
    venue: venues[venueOf[i]!]?.slug ?? null,
  };
}
