import { type LinkedPaper, linkedPapers } from '../../atlas/related/linked-papers.ts';
import { model, type PlacedPaper, paperCount, papers } from './page-data.ts';

/** Papers listed at most; search has the others. */
const MAX_LISTED = 60;
/** Above so many papers a paper cites and is cited by dozens here: fewer keep its page as light as it was. */
const MANY_PAPERS = 20_000;
const MAX_LISTED_OF_MANY = 8;

const most = paperCount > MANY_PAPERS ? MAX_LISTED_OF_MANY : MAX_LISTED;
const linkedOf = linkedPapers(papers, model.atlas, model.links);
const placeOf = new Map(model.links === null ? [] : papers.map(({ slug }, i) => [slug, i]));

/** Papers that a page lists as linked to its own, and how many there are in all. */
export interface ListedLinks {
  readonly count: number;
  readonly listed: readonly { readonly paper: PlacedPaper; readonly reasons: readonly string[] }[];
}

/** What a paper cites here and what cites it here, in the order of years. */
export function linksOf({ slug }: PlacedPaper): {
  readonly cites: ListedLinks;
  readonly citedBy: ListedLinks;
} {
  const place = placeOf.get(slug);
  const { cites, citedBy } = place === undefined ? NONE : linkedOf(place);
  return { cites: listed(cites), citedBy: listed(citedBy) };
}

const NONE = { cites: [], citedBy: [] };

function listed(linked: readonly LinkedPaper[]): ListedLinks {
  return {
    count: linked.length,
    listed: linked.slice(0, most).map(({ index, reasons }) => ({ paper: papers[index]!, reasons })),
  };
}
