import { MAX_TEAM } from '../../corpus/people/name-index.ts';
import type { People } from '../../corpus/people/people.ts';
import { choosableVenues } from '../../map/chart-points.ts';
import { formatState, NO_STATE } from '../../map/url-state.ts';
import { initialOf } from '../files/list-rows.ts';
import { model, type PlacedPaper, papers } from './page-data.ts';

/** Authors and venues have pages of one kind; these are their folders. */
export type ContributorKind = 'authors' | 'venues';

/** An author or a venue. */
export interface Contributor {
  readonly slug: string;
  readonly name: string;
  /** What the list is sorted by. */
  readonly sortKey: string;
  readonly otherNames: readonly string[];
  readonly papers: readonly PlacedPaper[];
}

/** A name and the page it leads to, if any. */
export interface Named {
  readonly name: string;
  readonly path: string | null;
}

/** Names on one page of a list: they are shorter than titles. */
const PAGE_SIZE = 500;
/** Companions named. */
const MAX_COMPANIONS = 20;

const NOBODY: People = { authors: [], ofPaper: [], moved: [], venues: [], venueOf: [] };
const people = model.people ?? NOBODY;
const placeOf = new Map(papers.map(({ slug }, i) => [slug, i]));

const contributors: Readonly<Record<ContributorKind, readonly Contributor[]>> = {
  authors: people.authors.map((author) => ({ ...author, papers: placed(author.papers) })),
  venues: people.venues.map((venue) => ({
    ...venue,
    sortKey: venue.slug,
    otherNames: [],
    papers: placed(venue.papers),
  })),
};
const bySlug = {
  authors: new Map(contributors.authors.map((one) => [one.slug, one])),
  venues: new Map(contributors.venues.map((one) => [one.slug, one])),
};

/** Addresses with more ids are cut by mail programs. */
const MAX_IN_ADDRESS = 200;
const choosable = new Set(choosableVenues(papers).map(({ name }) => name));

/** The query with which the map shows somebody's or a venue's papers: by names where the map knows them all. */
export function onMap(
  kind: ContributorKind,
  { slug, papers }: Contributor,
  question: string,
): string {
  if (kind === 'authors') return formatState({ ...NO_STATE, author: slug });
  const printed = [...new Set(papers.flatMap(({ venue }) => venue ?? []))];
  if (printed.every((name) => choosable.has(name)))
    return formatState({ ...NO_STATE, venue: printed.join(',') });
  return formatState(
    papers.length > MAX_IN_ADDRESS
      ? { ...NO_STATE, q: question }
      : { ...NO_STATE, list: papers.map(({ id }) => id) },
  );
}

/** The lists that this site has. */
export const listsOfContributors = (['authors', 'venues'] as const).filter(
  (kind) => contributors[kind].length > 0,
);

function placed(indices: readonly number[]): readonly PlacedPaper[] {
  return indices.map((i) => papers[i]!);
}

/** All authors or venues, in the order of their list. */
export function contributorsOf(kind: ContributorKind): readonly Contributor[] {
  return contributors[kind];
}

export function contributorOf(kind: ContributorKind, slug: string): Contributor {
  return bySlug[kind].get(slug)!;
}

/** The authors of a paper as it prints them, and their pages. */
export function authorsOf({ slug, authors }: PlacedPaper): readonly Named[] {
  const numbers = people.ofPaper[placeOf.get(slug)!] ?? [];
  return authors.map((name, k) => {
    const author = people.authors[numbers[k] ?? -1];
    return { name, path: author === undefined ? null : `authors/${author.slug}/` };
  });
}

/** The venue of a paper as it prints it, and its page; null where it has none. */
export function venueOf({ slug, venue }: PlacedPaper): Named | null {
  if (venue === null || venue === '') return null;
  const known = people.venues[people.venueOf[placeOf.get(slug)!] ?? -1];
  return { name: venue, path: known === undefined ? null : `venues/${known.slug}/` };
}

/** Who wrote most of these papers, `except` one, with how many; most first, then by name. */
export function mostPapersAmong(
  among: readonly PlacedPaper[],
  except: string | null,
): readonly { readonly author: Contributor; readonly count: number }[] {
  const counts = new Map<number, number>();
  for (const { slug } of among) {
    const numbers = new Set(people.ofPaper[placeOf.get(slug)!]);
    numbers.delete(-1);
    // Three thousand of a collaboration are no companions.
    if (numbers.size > MAX_TEAM) continue;
    for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || a - b)
    .map(([number, count]) => ({ author: contributors.authors[number]!, count }))
    .filter(({ author }) => author.slug !== except)
    .slice(0, MAX_COMPANIONS);
}

/** How many pages a list has. */
export function listPages(kind: ContributorKind): number {
  return Math.ceil(contributors[kind].length / PAGE_SIZE);
}

/** Path of a page of a list, from 1. */
export function listPath(kind: ContributorKind, page: number): string {
  return page === 1 ? `${kind}/` : `${kind}/page/${page}/`;
}

/** A page of a list, by the letters that its names stand under. */
export function listPage(
  kind: ContributorKind,
  page: number,
): readonly { readonly letter: string; readonly listed: readonly Contributor[] }[] {
  const shown = contributors[kind].slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return grouped(shown, ({ sortKey }) => initialOf(sortKey)).map(([letter, listed]) => ({
    letter,
    listed,
  }));
}

/** Items with the same key together, groups in the order of their first items. */
export function grouped<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): readonly (readonly [Key, readonly Item[]])[] {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item)) ?? [];
    groups.set(keyOf(item), group);
    group.push(item);
  }
  return [...groups];
}

/** Each letter of a list and the page it begins on. */
export function listLetters(
  kind: ContributorKind,
): readonly { readonly letter: string; readonly page: number }[] {
  const letters = new Map<string, number>();
  for (const [i, { sortKey }] of contributors[kind].entries()) {
    const letter = initialOf(sortKey);
    if (!letters.has(letter)) letters.set(letter, Math.floor(i / PAGE_SIZE) + 1);
  }
  return [...letters].map(([letter, page]) => ({ letter, page }));
}
