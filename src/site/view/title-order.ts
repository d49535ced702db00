import { titleKey } from '../files/list-rows.ts';

/** Papers by title, without case and accents; ties by slug. */
export function inTitleOrder<T extends { readonly titlePlain: string; readonly slug: string }>(
  papers: readonly T[],
): readonly T[] {
  return papers
    .map((paper) => ({ paper, key: titleOrderKey(paper) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ paper }) => paper);
}

/** What papers are sorted by. */
export function titleOrderKey({
  titlePlain,
  slug,
}: {
  readonly titlePlain: string;
  readonly slug: string;
}): string {
  return `${titleKey(titlePlain)} ${slug}`;
}
