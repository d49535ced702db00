import type { Paper } from '../paper.ts';
import type { AuthorRules } from './author-rules.ts';
import { looseKey, type NameParts, nameParts } from './name-parts.ts';
import { type OrcidRecord, orcidsOfNames } from './orcids-of-names.ts';
import { venueKey } from './venues.ts';

/** One name as it stands in papers, before names are joined. */
export interface NameEntry {
  /** Unique: the words of the name, with a number behind where the owner parted it, with an ORCID where others of that name have one. */
  readonly key: string;
  readonly parts: NameParts;
  /** Null where no record has one. */
  readonly orcid: string | null;
  /** Indices of its papers, rising. */
  readonly papers: number[];
  /** How often each printed form stands. */
  readonly prints: Map<string, number>;
  /** `signs[k]` is what paper `k` of `papers` tells of who it is: loose keys of companions, `@` and the venue. */
  readonly signs: (readonly string[])[];
}

/** Those who sign with more others need not know each other. */
export const MAX_TEAM = 50;

/** The names of a corpus by key, and for each author of each paper the key of its name; null where it names nobody. */
export interface NameIndex {
  readonly entries: ReadonlyMap<string, NameEntry>;
  readonly keys: readonly (readonly (string | null)[])[];
}

/** Gathers what papers say of each name. */
export function indexNames(
  papers: readonly Pick<Paper, 'slug' | 'authors' | 'venue'>[],
  { part }: Pick<AuthorRules, 'part'>,
  records: ReadonlyMap<string, OrcidRecord>,
): NameIndex {
  const parted = partedKeys(part);
  const known = new Map<string, NameParts | null>();
  const entries = new Map<string, NameEntry>();
  const namesakes = orcidsByName(papers, records);
  const keys = papers.map(({ slug, authors, venue }, index) => {
    const names = authors.map((raw) => {
      if (!known.has(raw)) known.set(raw, nameParts(raw));
      return known.get(raw)!;
    });
    const team = names.length <= MAX_TEAM ? names : [];
    const orcids = orcidsOfNames(records.get(slug));
    const loose = team.flatMap((parts) => (parts === null ? [] : [looseKey(parts)]));
    return names.map((parts) => {
      if (parts === null) return null;
      const own = parted.get(`${parts.key}\0${slug}`);
      const orcid = own === undefined ? orcidOf(parts.key, orcids, namesakes) : null;
      const several = (namesakes.get(parts.key)?.size ?? 0) > 1 && orcid !== null;
      const key = own ?? (several ? `${parts.key} ${orcid}` : parts.key);
      const entry = entries.get(key) ?? newEntry(key, parts, orcid);
      entries.set(key, entry);
      // A name that stands twice on one paper is one.
      entry.prints.set(parts.printed, (entry.prints.get(parts.printed) ?? 0) + 1);
      if (entry.papers.at(-1) === index) return key;
      entry.papers.push(index);
      const self = looseKey(parts);
      const signs = loose.filter((other) => other !== self);
      entry.signs.push(venue === null ? signs : [...signs, `@${venueKey(venue)}`]);
      return key;
    });
  });
  return { entries, keys };
}

function newEntry(key: string, parts: NameParts, orcid: string | null): NameEntry {
  return { key, parts, orcid, papers: [], prints: new Map(), signs: [] };
}

/** The ORCIDs that a name has on any paper. */
function orcidsByName(
  papers: readonly Pick<Paper, 'slug'>[],
  records: ReadonlyMap<string, OrcidRecord>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map<string, Set<string>>();
  for (const { slug } of papers)
    for (const [key, orcid] of orcidsOfNames(records.get(slug)))
      all.set(key, (all.get(key) ?? new Set<string>()).add(orcid));
  return all;
}

/** The ORCID of a name on one paper, or the only one that the name has anywhere. */
function orcidOf(
  key: string,
  onPaper: ReadonlyMap<string, string>,
  namesakes: ReadonlyMap<string, ReadonlySet<string>>,
): string | null {
  const all = namesakes.get(key);
  const [only = null] = all?.size === 1 ? all : [];
  return onPaper.get(key) ?? only;
}

/** By name and paper: the key of who wrote it, where the owner says it is another one. Numbers follow the owner's order, from 2. */
function partedKeys(part: AuthorRules['part']): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { name, papers } of part) {
    const key = nameParts(name)?.key ?? name;
    const count = (counts.get(key) ?? 1) + 1;
    counts.set(key, count);
    for (const slug of papers) keys.set(`${key}\0${slug}`, `${key} ${count}`);
  }
  return keys;
}
