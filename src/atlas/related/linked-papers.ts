import type { CitationLinks } from '../../corpus/citing/citation-links.ts';
import { rowOf } from '../../corpus/citing/link-rows.ts';
import type { Atlas } from '../types.ts';

/** A paper that another cites or is cited by. */
export interface LinkedPaper {
  /** Its place in the order of slugs. */
  readonly index: number;
  /** What the two share; may be empty. */
  readonly reasons: readonly string[];
}

/** What a paper cites and what cites it, each in the order of years, those without a year last. */
export interface LinkedPapers {
  readonly cites: readonly LinkedPaper[];
  readonly citedBy: readonly LinkedPaper[];
}

const NONE: LinkedPapers = { cites: [], citedBy: [] };

/** Tells of each paper, by its place, what it cites and what cites it. */
export function linkedPapers(
  papers: readonly { readonly year: number | null }[],
  { citeReasons }: Pick<Atlas, 'citeReasons'>,
  links: CitationLinks | null,
): (paper: number) => LinkedPapers {
  if (links === null || citeReasons === null) return () => NONE;
  const { cites, citedBy } = links;
  const year = ({ index }: LinkedPaper) => papers[index]!.year ?? Number.POSITIVE_INFINITY;
  const inOrder = (list: LinkedPaper[]) =>
    list.sort((a, b) => (year(a) === year(b) ? a.index - b.index : year(a) - year(b)));
  return (paper) => ({
    cites: inOrder(
      Array.from(rowOf(cites, paper), (index, k) => ({
        index,
        reasons: citeReasons[cites.starts[paper]! + k]!,
      })),
    ),
    citedBy: inOrder(
      Array.from(rowOf(citedBy, paper), (index) => ({
        index,
        reasons: citeReasons[cites.starts[index]! + rowOf(cites, index).indexOf(paper)]!,
      })),
    ),
  });
}
