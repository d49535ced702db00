import { citePapers } from '../site/citations/cite-papers.ts';
import type { Cited } from '../site/citations/csl-item.ts';
import type { StyledCitation } from '../site/citations/styles.ts';
import { CACHED_CODE } from './cached-code.ts';
import { textCache } from './disk-cache.ts';
import { codeOf } from './paths.ts';

/** Citations as text, by paper; null in a corpus too large. */
export type CitationTexts = readonly StyledCitation[] | null;

/** The papers to be cited, and where citations are kept from one run to the next. */
export interface CitationsWork {
  readonly papers: readonly Cited[];
  readonly cacheFile: string;
}

/** How each paper is cited, as kept or worked out; what was worked out is kept. */
export async function citeKept({
  papers,
  cacheFile,
}: CitationsWork): Promise<readonly StyledCitation[]> {
  const cache = textCache<StyledCitation>(cacheFile, codeOf(CACHED_CODE.citations));
  const cited = await citePapers(papers, cache);
  cache.save();
  return cited;
}
