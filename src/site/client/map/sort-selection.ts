// Ships to the browser.
import type { Points } from '../../../map/points.ts';
import { titleKey } from '../../files/list-rows.ts';

/** In which order a selection is listed; `middle`: those nearest to its mean place first. */
export type Order = 'answer' | 'middle' | 'title' | 'year';

/** What papers are ordered by. */
export interface SortKeys {
  readonly points: Points;
  /** Titles of the papers, where they are here. */
  readonly title: (paper: number) => string | undefined;
  /** Ranks of the papers that answer the last question; any other stands after them. */
  readonly rank: ReadonlyMap<number, number>;
}

/** Papers in an order; ties by their place in the order of slugs. */
export function sortSelection(
  papers: readonly number[],
  order: Order,
  { points, title, rank }: SortKeys,
): readonly number[] {
  const byNumber = (a: number, b: number) => points.number[a]! - points.number[b]!;
  if (order === 'title') {
    const keys = new Map(papers.map((paper) => [paper, titleKey(title(paper) ?? '')]));
    return papers.toSorted(
      (a, b) =>
        (keys.get(a)! < keys.get(b)! ? -1 : keys.get(a)! > keys.get(b)! ? 1 : 0) || byNumber(a, b),
    );
  }
  const value = new Float64Array(points.count);
  const key = keyBy(order, papers, points, rank);
  for (const paper of papers) value[paper] = key(paper);
  return papers.toSorted((a, b) => value[a]! - value[b]! || byNumber(a, b));
}

function keyBy(
  order: Exclude<Order, 'title'>,
  papers: readonly number[],
  points: Points,
  rank: SortKeys['rank'],
): (paper: number) => number {
  if (order === 'year') return (paper) => -points.year[paper]!;
  if (order === 'answer') return (paper) => rank.get(paper) ?? points.count;
  let [x, y] = [0, 0];
  for (const paper of papers) {
    x += points.x[paper]! / papers.length;
    y += points.y[paper]! / papers.length;
  }
  return (paper) => (points.x[paper]! - x) ** 2 + (points.y[paper]! - y) ** 2;
}
