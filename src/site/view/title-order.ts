import { titleKey } from '../files/list-rows.ts';

/** Papers by title, without case and accents; ties by slug. */
export function inTitleOrder<T extends { readonly titlePlain: string; readonly slug: string }>(
  papers: readonly T[],
): readonly T[] {
  return papers
    .map((paper) => ({ paper, key: `${titleKey(paper.titlePlain)} ${paper.slug}` }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ paper }) => paper);
}
