import type { TextCache } from '../../corpus/text-cache.ts';
import { type Cited, type CslItem, citedPart, cslItem } from './csl-item.ts';
import type { StyledCitation } from './styles.ts';

/** A citation in a style takes citeproc about five milliseconds: beyond this many papers their pages go without. */
const STYLED_PAPERS = 20_000;

/** How a paper is cited. */
export interface CitedAs {
  readonly csl: CslItem;
  /** Null in a corpus too large. */
  readonly styled: StyledCitation | null;
}

/** Citations parallel to `papers`; those that the cache has are not written again. */
export async function citePapers(
  papers: readonly Cited[],
  cache: Pick<TextCache<CitedAs>, 'has' | 'getOrMake'>,
): Promise<readonly CitedAs[]> {
  const withStyles = papers.length <= STYLED_PAPERS;
  const cited = papers.map((paper) => JSON.stringify([withStyles, citedPart(paper)]));
  // The styles bring their engine with them, which takes a while to start.
  const styles = withStyles && !cited.every(cache.has) ? await import('./styles.ts') : null;
  return papers.map((paper, i) =>
    cache.getOrMake(cited[i]!, () => {
      const item = cslItem(paper);
      return { csl: item, styled: styles?.styledCitation(item) ?? null };
    }),
  );
}
