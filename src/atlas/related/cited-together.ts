import type { LinkRows } from '../../corpus/citing/link-rows.ts';
import { countShared } from '../../corpus/citing/works-of-references.ts';
import type { AtlasPaper } from '../types.ts';

/** One work that both cite may be chance, and a book that all cite. */
const MIN_SHARED = 2;

/** Papers with how many works each and its related ones both cite, where these are two or more. */
export function withCitedTogether(
  papers: readonly AtlasPaper[],
  slugs: readonly string[],
  cited: LinkRows,
): readonly AtlasPaper[] {
  const placeOf = new Map(slugs.map((slug, i) => [slug, i]));
  return papers.map((paper, i) => ({
    ...paper,
    related: paper.related.map((other) => {
      const bothCite = countShared(cited, i, placeOf.get(other.slug)!);
      return bothCite < MIN_SHARED ? other : { ...other, bothCite };
    }),
  }));
}
