import type { PlacedPaper } from './data.ts';

/** Enough to begin with. */
const SHOWN = 3;

/** The papers that most others of a group have among their related ones, and of how many: where to start. */
export function mostCentral(
  members: readonly PlacedPaper[],
): readonly { readonly paper: PlacedPaper; readonly count: number }[] {
  const counts = new Map(members.map(({ slug }) => [slug, 0]));
  for (const { at } of members) {
    for (const { slug } of at.related)
      if (counts.has(slug)) counts.set(slug, counts.get(slug)! + 1);
  }
  return members
    .map((paper) => ({ paper, count: counts.get(paper.slug)! }))
    .filter(({ count }) => count >= 2)
    .sort((a, b) => b.count - a.count || (a.paper.slug < b.paper.slug ? -1 : 1))
    .slice(0, SHOWN);
}
