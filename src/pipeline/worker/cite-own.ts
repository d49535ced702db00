import { citePapers, STYLED_PAPERS } from '../../site/citations/cite-papers.ts';
import type { StyledCitation } from '../../site/citations/styles.ts';
import type { SiteFrame } from '../../site/site-frame.ts';
import type { PlacedRows } from './paper-row.ts';

/** How the papers of a part of a site are cited, null of those that others name; null where papers are too many. */
export async function citeOwn(
  { paperCount }: SiteFrame,
  { papers, own }: PlacedRows,
): Promise<readonly (StyledCitation | null)[] | null> {
  if (paperCount > STYLED_PAPERS) return null;
  const cited = await citePapers(
    papers.filter(({ slug }) => own.has(slug)),
    { has: () => false, getOrMake: (_, make) => make() },
  );
  let next = 0;
  return papers.map(({ slug }) => (own.has(slug) ? cited[next++]! : null));
}
