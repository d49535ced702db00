// Ships to the browser.

import { map as say } from '#strings/map';
import type { SearchEventDetail } from '../search/search-box.ts';
import type { Store } from './map-store.ts';
import { type Order, sortSelection } from './sort-selection.ts';

/** The answers to the last question, the best first. */
let answers: readonly string[] = [];
document.addEventListener('chartroom:search', (event) => {
  const { detail } = event as CustomEvent<SearchEventDetail | null>;
  answers = detail?.slugs ?? [];
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
  { points, texts, indexOf }: Store,
  papers: readonly number[],
  order: Order,
): readonly number[] {
  const rank = new Map(answers.map((slug, i) => [indexOf(slug) ?? -1, i]));
  return sortSelection(papers, order, { points, title: texts.title, rank });
}
