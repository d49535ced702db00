import type { TextCache } from '../../corpus/text-cache.ts';
import { type Cited, citedPart, cslItem } from './csl-item.ts';
import type { StyledCitation } from './styles.ts';

/** A citation in a style takes citeproc about five milliseconds: beyond this many papers their pages go without. */
export const STYLED_PAPERS = 20_000;

/** Citations as text parallel to `papers`; those that the cache has are not written again. */
export async function citePapers(
  papers: readonly Cited[],
  cache: Pick<TextCache<StyledCitation>, 'has' | 'getOrMake'>,
): Promise<readonly StyledCitation[]> {
  const cited = papers.map((paper) => JSON.stringify(citedPart(paper)));
  // The styles bring their engine with them, which takes a while to start.
  const styles = cited.every(cache.has) ? null : await import('./styles.ts');
  return papers.map((paper, i) =>
    cache.getOrMake(cited[i]!, () => styles!.styledCitation(cslItem(paper))),
  );
}
