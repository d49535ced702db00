import type { Paper } from '../paper.ts';
import { makeSlug } from '../slug.ts';
import { withoutAccents } from './name-parts.ts';

/** A journal or conference and its papers. */
export interface Venue {
  readonly slug: string;
  /** As most papers print it. */
  readonly name: string;
  /** Indices of its papers, rising. */
  readonly papers: readonly number[];
}

/** What the printed forms of a venue have in common. */
export function venueKey(venue: string): string {
  return withoutAccents(venue)
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the (?=.)/, '');
}

/** The venues of a corpus, by key, and for each paper the number of its own; −1 where it has none. */
export function identifyVenues(papers: readonly Pick<Paper, 'venue'>[]): {
  readonly venues: readonly Venue[];
  readonly ofPaper: readonly number[];
} {
  const keys = papers.map(({ venue }) => (venue === null ? '' : venueKey(venue)));
  const groups = new Map<string, number[]>();
  for (const [i, key] of keys.entries()) {
    const group = groups.get(key) ?? [];
    group.push(i);
    groups.set(key, group);
  }
  groups.delete('');
  const taken = new Set<string>();
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  const venues = sorted.map(([key, members]) => {
    const slug = makeSlug(key, taken, 'venue');
    taken.add(slug);
    const prints = new Map<string, number>();
    for (const i of members)
      prints.set(papers[i]!.venue!, (prints.get(papers[i]!.venue!) ?? 0) + 1);
    return { slug, name: commonest(prints), papers: members };
  });
  const numbers = new Map(sorted.map(([key], number) => [key, number]));
  return { venues, ofPaper: keys.map((key) => numbers.get(key) ?? -1) };
}

/** The most frequent text; of equally frequent ones the first by letters. */
export function commonest(counts: ReadonlyMap<string, number>): string {
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]![0];
}
