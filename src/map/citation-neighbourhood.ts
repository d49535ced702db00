// Runs in the browser too.
import { type LinkRows, rowOf } from '../corpus/citing/link-rows.ts';

/** How a paper stands to the one in the middle: it is cited by it, cites it, or shares citations with it. */
export type CitationRole = 'middle' | 'prior' | 'later' | 'shared';

/** The papers around one; all by their places in the order of slugs. */
export interface CitationNeighbourhood {
  /** The one in the middle first, then those it cites and that cite it, then those that share most with it. */
  readonly papers: readonly { readonly paper: number; readonly role: CitationRole }[];
  /** All citations among them. */
  readonly links: readonly (readonly [citing: number, cited: number])[];
}

/** More could not be told apart on one screen. */
const MAX_PAPERS = 60;
/** One citation in common says little. */
const MIN_SHARED = 2;

/**
 * Prior and later work of a paper: what it cites and what cites it, of too many those that are linked to most of the
 * others; then, as far as there is room, papers that cite what it cites (bibliographic coupling, Kessler 1963) or are
 * cited beside it (co-citation, Small 1973), most in common first. Equals by their places. Null where it has no links.
 */
export function citationNeighbourhood(
  links: { readonly cites: LinkRows; readonly citedBy: LinkRows },
  middle: number,
): CitationNeighbourhood | null {
  const { cites, citedBy } = links;
  const prior = new Set(rowOf(cites, middle));
  const later = new Set(rowOf(citedBy, middle));
  const direct = new Set([...prior, ...later]);
  if (direct.size === 0) return null;
  const linksWithin = (paper: number) =>
    countIn(rowOf(cites, paper), direct) + countIn(rowOf(citedBy, paper), direct);
  const near = mostFirst(
    [...direct].map((paper) => [paper, linksWithin(paper)] as const),
    MAX_PAPERS - 1,
  );
  const shared = mostFirst(
    [...sharedWith(links, middle)].filter(
      ([paper, count]) => count >= MIN_SHARED && paper !== middle && !direct.has(paper),
    ),
    MAX_PAPERS - 1 - near.length,
  );
  const role = (paper: number): CitationRole => (prior.has(paper) ? 'prior' : 'later');
  const papers = [
    { paper: middle, role: 'middle' as const },
    ...near.map((paper) => ({ paper, role: role(paper) })),
    ...shared.map((paper) => ({ paper, role: 'shared' as const })),
  ];
  const inside = new Set(papers.map(({ paper }) => paper));
  return {
    papers,
    links: papers.flatMap(({ paper }) =>
      [...rowOf(cites, paper)]
        .filter((cited) => inside.has(cited))
        .map((cited) => [paper, cited] as const),
    ),
  };
}

function countIn(papers: Uint32Array, group: ReadonlySet<number>): number {
  return papers.reduce((count, paper) => count + Number(group.has(paper)), 0);
}

/** For each paper how many it cites that the middle cites too, and how many cite both. */
function sharedWith(
  { cites, citedBy }: { readonly cites: LinkRows; readonly citedBy: LinkRows },
  middle: number,
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  const count = (papers: Uint32Array) => {
    for (const paper of papers) counts.set(paper, (counts.get(paper) ?? 0) + 1);
  };
  for (const cited of rowOf(cites, middle)) count(rowOf(citedBy, cited));
  for (const citing of rowOf(citedBy, middle)) count(rowOf(cites, citing));
  return counts;
}

function mostFirst(
  counted: readonly (readonly [paper: number, count: number])[],
  most: number,
): readonly number[] {
  return [...counted]
    .sort(([a, m], [b, n]) => n - m || a - b)
    .slice(0, most)
    .map(([paper]) => paper);
}
