// Its types run in the browser too.
import type { People } from '../corpus/people/people.ts';

/** Who wrote which papers: `data/<version>/authors.json`, read once an author is asked for. */
export interface AuthorsFile {
  /** Slug, name, and the papers' places in the order of slugs. */
  readonly authors: readonly (readonly [slug: string, name: string, papers: readonly number[]])[];
  /** Slugs of other forms of names, each with the author's own. */
  readonly moved: Readonly<Record<string, string>>;
}

/** More names are a collaboration, and no panel has room for buttons to them. */
const MAX_LED = 50;

/** What the map's page needs to know of all authors. */
export function authorsFile({ authors, moved }: People): AuthorsFile {
  return {
    authors: authors.map(({ slug, name, papers }) => [slug, name, papers]),
    moved: Object.fromEntries(moved.map(({ from, to }) => [from, to])),
  };
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
