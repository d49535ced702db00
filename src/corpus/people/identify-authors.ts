import type { Paper } from '../paper.ts';
import { makeSlug } from '../slug.ts';
import type { AuthorRules } from './author-rules.ts';
import { joinNames } from './join-names.ts';
import { indexNames, type NameEntry } from './name-index.ts';
import { nameParts } from './name-parts.ts';
import type { OrcidRecord } from './orcids-of-names.ts';
import { commonest } from './venues.ts';

/** Somebody who wrote papers of the corpus, as far as names tell. */
interface Author {
  readonly slug: string;
  readonly name: string;
  /** Other forms in which the name stands in papers, sorted. */
  readonly otherNames: readonly string[];
  /** What the index is sorted by: family name first. */
  readonly sortKey: string;
  /** Indices of the papers, rising. */
  readonly papers: readonly number[];
}

/** The authors of a corpus. */
export interface Authors {
  /** By `sortKey`. */
  readonly authors: readonly Author[];
  /** `ofPaper[i][k]` is the number of author `k` of paper `i`; −1 where the text names nobody. */
  readonly ofPaper: readonly (readonly number[])[];
  /** Every other form of a name keeps an address of its own, which leads to its author: slugs. */
  readonly moved: readonly { readonly from: string; readonly to: string }[];
}

/**
 * Who the authors are. Slugs are made of names alone, so that an author's address holds whatever papers come: where a
 * fuller form of the name takes its place, the old address leads there.
 */
export function identifyAuthors(
  papers: readonly Pick<Paper, 'slug' | 'authors' | 'venue'>[],
  rules: AuthorRules,
  records: ReadonlyMap<string, OrcidRecord> = new Map(),
): Authors {
  const { entries, keys } = indexNames(papers, rules, records);
  const shown = shownFirst(rules);
  const parted = partedNames(entries);
  const slugs = slugsOf([...entries.keys(), ...parted.keys()]);
  const named = joinNames(entries, rules)
    .map((group) => {
      const first = mainEntry(group, shown);
      return { group, first, author: authorOf(group, first, slugs.get(first.key)!) };
    })
    .sort(
      (a, b) =>
        compare(a.author.sortKey, b.author.sortKey) || compare(a.author.slug, b.author.slug),
    );
  const numbers = new Map(
    named.flatMap(({ group }, number) => group.map(({ key }) => [key, number] as const)),
  );
  const moved = named.flatMap(({ group, first, author }) =>
    group
      .filter((entry) => entry !== first)
      .map(({ key }) => ({ from: slugs.get(key)!, to: author.slug })),
  );
  for (const [name, key] of parted)
    moved.push({ from: slugs.get(name)!, to: named[numbers.get(key)!]!.author.slug });
  return {
    authors: named.map(({ author }) => author),
    ofPaper: keys.map((own) => own.map((key) => (key === null ? -1 : numbers.get(key)!))),
    moved: moved.sort((a, b) => compare(a.from, b.from)),
  };
}

/** Names that ORCIDs part among several, with the first of these: an address made of the name alone leads there. */
function partedNames(entries: ReadonlyMap<string, NameEntry>): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const key of [...entries.keys()].sort()) {
    const { parts, orcid } = entries.get(key)!;
    if (orcid !== null && !entries.has(parts.key) && !first.has(parts.key))
      first.set(parts.key, key);
  }
  return first;
}

/** Keys of the names that the owner wants shown. */
function shownFirst({ join }: AuthorRules): ReadonlySet<string> {
  return new Set(join.map(([first = '']) => nameParts(first)?.key ?? ''));
}

/** The owner's choice, else the form that says most, else the commonest. */
function mainEntry(group: readonly NameEntry[], shown: ReadonlySet<string>): NameEntry {
  const weight = ({ key, parts }: NameEntry) =>
    (shown.has(key) ? 1e6 : 0) + parts.given.join('').length;
  return [...group].sort(
    (a, b) => weight(b) - weight(a) || b.papers.length - a.papers.length || compare(a.key, b.key),
  )[0]!;
}

function authorOf(group: readonly NameEntry[], first: NameEntry, slug: string): Author {
  const name = commonest(first.prints);
  const prints = new Set(group.flatMap(({ prints: own }) => [...own.keys()]));
  prints.delete(name);
  const { family, given } = first.parts;
  return {
    slug,
    name,
    otherNames: [...prints].sort(),
    sortKey: [family, ...given].join(' '),
    papers: [...new Set(group.flatMap(({ papers }) => papers))].sort((a, b) => a - b),
  };
}

function slugsOf(keys: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    [...keys].sort().map((key) => {
      const slug = makeSlug(key, taken, 'author');
      taken.add(slug);
      return [key, slug];
    }),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
