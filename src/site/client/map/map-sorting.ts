// Ships to the browser.

import { map as say } from '#strings/map';
import { titleKey } from '../../files/list-rows.ts';
import type { SearchEventDetail } from '../search/search-box.ts';
import type { Store } from './map-store.ts';

/** In which order a selection is listed. */
export type Order = 'answer' | 'middle' | 'title' | 'year';

/** The order of the answers to the last question. */
let rankOf: ReadonlyMap<string, number> = new Map();
document.addEventListener('chartroom:search', (event) => {
  const { detail } = event as CustomEvent<SearchEventDetail | null>;
  rankOf = new Map((detail?.slugs ?? []).map((slug, rank) => [slug, rank]));
});

/** The orders that say something here, the usual one first. */
export function ordersFor({
  points,
  now,
}: Store): readonly { readonly id: Order; readonly name: string }[] {
  const { orders } = say.selection;
  return [
    ...(now().state.q === '' ? [] : [{ id: 'answer' as const, name: orders.answer }]),
    { id: 'middle', name: orders.middle },
    { id: 'title', name: orders.title },
    ...(points.year.some((year) => year > 0) ? [{ id: 'year' as const, name: orders.year }] : []),
  ];
}

/** Papers in an order; ties by their place in the order of slugs. For titles, those must be here. */
export function ordered(
  { points, texts, indexOf }: Store,
  papers: readonly number[],
  order: Order,
): readonly number[] {
  const byNumber = (a: number, b: number) => points.number[a]! - points.number[b]!;
  if (order === 'title') {
    const keys = new Map(papers.map((paper) => [paper, titleKey(texts.title(paper) ?? '')]));
    return papers.toSorted(
      (a, b) =>
        (keys.get(a)! < keys.get(b)! ? -1 : keys.get(a)! > keys.get(b)! ? 1 : 0) || byNumber(a, b),
    );
  }
  const value = new Float64Array(points.count);
  if (order === 'year') for (const paper of papers) value[paper] = -points.year[paper]!;
  else if (order === 'answer')
    for (const [slug, rank] of rankOf) value[indexOf(slug) ?? 0] = rank - rankOf.size;
  else distances();
  return papers.toSorted((a, b) => value[a]! - value[b]! || byNumber(a, b));

  function distances(): void {
    let [x, y] = [0, 0];
    for (const paper of papers) {
      x += points.x[paper]! / papers.length;
      y += points.y[paper]! / papers.length;
    }
    for (const paper of papers)
      value[paper] = (points.x[paper]! - x) ** 2 + (points.y[paper]! - y) ** 2;
  }
}
