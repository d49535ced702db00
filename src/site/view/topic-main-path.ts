import { mainPath } from '../../corpus/citing/main-path.ts';
import { linksOf } from './linked.ts';
import { model, type PlacedPaper, papers } from './page-data.ts';

/** A paper on a main path. */
interface PathPaper {
  readonly paper: PlacedPaper;
  /** What it shares with the paper before it on the path, which it cites. */
  readonly reasons: readonly string[];
}

/** The main path of citations through a group. */
export interface TopicMainPath {
  /** Each cites the one before it. */
  readonly papers: readonly PathPaper[];
  readonly links: number;
  readonly inCircles: number;
}

const placeOf = new Map(model.links === null ? [] : papers.map(({ slug }, i) => [slug, i]));

/** The main path of citations through papers; null where they cite each other too seldom. */
export function mainPathOf(members: readonly PlacedPaper[]): TopicMainPath | null {
  if (model.links === null) return null;
  const places = members.map(({ slug }) => placeOf.get(slug)!).sort((a, b) => a - b);
  const found = mainPath(model.links.cites, places);
  if (found === null) return null;
  const on = found.papers.map((place) => papers[place]!);
  return {
    ...found,
    papers: on.map((paper, i) => ({ paper, reasons: reasonsOf(paper, on[i - 1]) })),
  };
}

function reasonsOf(citing: PlacedPaper, cited: PlacedPaper | undefined): readonly string[] {
  return linksOf(citing).cites.listed.find(({ paper }) => paper === cited)?.reasons ?? [];
}
