import { makeSlug } from '../corpus/slug.ts';

/** What had an id before, and the slugs of its papers. */
export interface FormerId {
  readonly id: string;
  readonly papers: readonly string[];
}

/** What is found has the id of what it was if it holds this share of the papers of either. */
const SAME = 0.5;

/**
 * The ids of what was found anew, in its order: of `former` that with most of its papers, each once, so that links lead
 * where they led whatever the names are now; else one made of the name that none of `taken` has. Ids given join `taken`.
 */
export function keepIds(
  found: readonly { readonly name: string; readonly members: readonly number[] }[],
  former: readonly FormerId[],
  slugs: readonly string[],
  taken: Set<string>,
  without: string,
): readonly string[] {
  const living = new Set(slugs);
  const pairs = former.flatMap(({ id, papers }) => {
    const had = new Set(papers.filter((slug) => living.has(slug)));
    return found.map(({ members }, place) => {
      const shared = members.reduce((sum, member) => sum + (had.has(slugs[member]!) ? 1 : 0), 0);
      const share = shared / Math.max(1, Math.min(had.size, members.length));
      return { id, place, shared, share };
    });
  });
  pairs.sort((a, b) => b.shared - a.shared || (a.id < b.id ? -1 : 1) || a.place - b.place);
  const ids = new Map<number, string>();
  const given = new Set<string>();
  for (const { id, place, share } of pairs) {
    if (share < SAME || ids.has(place) || given.has(id)) continue;
    ids.set(place, id);
    given.add(id);
  }
  for (const { id } of former) taken.add(id);
  return found.map(({ name }, place) => {
    const id = ids.get(place) ?? makeSlug(name, taken, without);
    taken.add(id);
    return id;
  });
}
