// Ships to the browser.

import { map as say } from '#strings/map';
import type { SearchEventDetail } from '../search/search-box.ts';
import type { Store } from './map-store.ts';
import { type Order, sortSelection } from './sort-selection.ts';

/** The answers to the last question, the best first. */
let answers: readonly number[] = [];
document.addEventListener('chartroom:search', (event) => {
  const { detail } = event as CustomEvent<SearchEventDetail | null>;
  answers = detail?.papers ?? [];
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

/** Papers in an order. For titles, those must be here. */
export function ordered(
  { points, texts }: Store,
  papers: readonly number[],
  order: Order,
): readonly number[] {
  const rankOf = new Map(answers.map((paper, i) => [paper, i]));
  const rank = new Map(
    papers.flatMap((index) => {
      const place = rankOf.get(points.number[index]!);
      return place === undefined ? [] : [[index, place] as const];
    }),
  );
  return sortSelection(papers, order, { points, title: texts.title, rank });
}
