// Ships to the browser.

import { map as say } from '#strings/map';
import { boxOf, indicesOf } from '../../../map/selection.ts';
import { isSameView, type Viewport } from '../../../map/viewport.ts';
import { make } from '../shared/dom.ts';
import type { PhoneSheet } from './bottom-sheet.ts';
import { compareButton } from './compare-button.ts';
import { focusedKey, focusKey } from './keyed-focus.ts';
import { viewportFitting } from './map-bounds.ts';
import { criteriaOf } from './map-criteria.ts';
import { exportRow } from './map-export.ts';
import { listPapers } from './map-list.ts';
import { announce, showMessage } from './map-notice.ts';
import { isSearching, onSearchLeft } from './map-search.ts';
import { ordered, ordersFor } from './map-sorting.ts';
import type { Store } from './map-store.ts';
import type { View } from './map-view.ts';
import { isPlaying, onPlayed } from './play-years.ts';
import type { Reading } from './reading-list.ts';
import { type Compared, isWaiting, litPapers } from './resolve-state.ts';
import { headOf, keepAllButton } from './selection-buttons.ts';
import { keyTermsOf } from './selection-key-terms.ts';
import type { Order } from './sort-selection.ts';

/** What the list beside the map is made of and shows. */
interface SelectionList {
  readonly side: HTMLElement;
  readonly store: Store;
  readonly view: View;
  readonly sheet: PhoneSheet;
  readonly reading: Reading;
  listed: Uint8Array | null;
  compared: Compared | null;
  order: Order | undefined;
  lastRequest: number;
  /** A view that came with the address is kept. */
  arriving: boolean;
  /** The topic whose papers were brought into view last. */
  topic: string;
  /** Where the map was before it was brought to a selection, and where it was brought. */
  way: { readonly from: Viewport; readonly to: Viewport } | null;
}

/** The selection as a list beside the map, with what sets it apart and what can be done with it. A paper's panel stands before it. */
export function startSelection(
  side: HTMLElement,
  store: Store,
  view: View,
  sheet: PhoneSheet,
  reading: Reading,
): void {
  const list: SelectionList = {
    side,
    store,
    view,
    sheet,
    reading,
    listed: null,
    compared: null,
    order: undefined,
    lastRequest: 0,
    arriving: true,
    topic: '',
    way: null,
  };
  store.subscribe(() => refresh(list));
  onSearchLeft(() => refresh(list));
  onPlayed(() => refresh(list));
}

function refresh(list: SelectionList): void {
  const { side, store, view, sheet } = list;
  const now = store.now();
  const { selected, compared, paper, state } = now;
  const lit = litPapers(now);
  const shown = (lit !== null || compared !== null) && paper < 0 && !isSearching() && !isPlaying();
  const hidden = side.hidden;
  side.hidden = !shown;
  const isNew = shown && (selected !== list.listed || compared !== list.compared);
  if (isNew) {
    list.listed = selected;
    list.compared = compared;
    void (compared === null ? fill(list, selected!) : compareIn(list));
    if (hidden) sheet.raise();
  }
  if (selected === null) list.listed = null;
  if (compared === null) list.compared = null;
  if (hidden !== side.hidden) view.reframe();
  // After the frame has changed: that ends whatever movement there is.
  if (lit === null) goBack(list);
  else if (isNew && !(list.arriving && state.view !== null)) bringIn(list, indicesOf(lit));
  // What an address says of authors and fields is not told before they are known.
  if (![now, compared].some((one) => one !== null && isWaiting(one, now))) list.arriving = false;
}

/** A topic newly chosen fills the free part of the window; any other selection only comes into sight. */
function bringIn(list: SelectionList, papers: readonly number[]): void {
  const { store, view } = list;
  const { topic, subtopic } = store.now().state;
  const chosen = topic === null ? '' : `${topic}/${subtopic ?? ''}`;
  const isNew = chosen !== list.topic && chosen !== '';
  list.topic = chosen;
  const box = boxOf(store.points, papers);
  const target = box && viewportFitting(box, view.projection(), view.frame(), isNew);
  if (target === null) return;
  list.way = { from: list.way?.from ?? view.viewport(), to: target };
  // An address brings its view by itself: that is no step of the reader's.
  if (list.arriving) view.goTo(target, true);
  else view.travel(target);
}

/** Letting go leads back to where the map was, unless the reader has moved it since. */
function goBack(list: SelectionList): void {
  const { view, way } = list;
  list.topic = '';
  list.way = null;
  if (way !== null && isSameView(view.viewport(), way.to)) view.travel(way.from);
}

async function fill(list: SelectionList, selected: Uint8Array): Promise<void> {
  const { side, store, reading } = list;
  const request = ++list.lastRequest;
  const papers = indicesOf(selected);
  const orders = ordersFor(store);
  if (!orders.some(({ id }) => id === list.order)) list.order = orders[0]!.id;
  const sorted = () => ordered(store, papers, list.order!);
  await store.texts.need(list.order === 'title' ? papers : []).catch(() => undefined);
  const items = await listPapers(store, reading, sorted());
  const apart = await keyTermsOf(selected, store.points);
  if (request !== list.lastRequest) return;
  const held = focusedKey(side);
  side.replaceChildren(
    headOf(store, papers.length),
    criteriaOf(store),
    ...(apart.length === 0 ? [] : [make('p', 'apart', say.selection.apart(apart))]),
    ...(papers.length === 0
      ? [make('p', 'quiet', say.selection.empty)]
      : [exportRow(store, sorted), toolsOf(list, papers), items]),
  );
  side.scrollTop = 0;
  if (held !== undefined) focusKey(side, held);
  // What the address names wrongly is said first, and stays.
  if (store.now().unknown.length === 0) announce(say.selection.selected(papers.length));
}

/** Another selection is chosen, or what sets both apart is told. */
async function compareIn(list: SelectionList): Promise<void> {
  const { side, store } = list;
  const request = ++list.lastRequest;
  const script = await import('./comparison.ts').catch(() => null);
  if (request !== list.lastRequest) return;
  if (script === null) {
    // In this order: a new state ends what was said before.
    store.replace({ compare: null });
    showMessage(say.selection.notCompared);
    return;
  }
  const parts = await script.comparisonOf(store, () => void compareIn(list));
  if (request !== list.lastRequest) return;
  const held = focusedKey(side);
  side.replaceChildren(...parts);
  side.scrollTop = 0;
  if (held !== undefined) focusKey(side, held);
}

function toolsOf(list: SelectionList, papers: readonly number[]): HTMLElement {
  const row = make('p', 'list-tools');
  const label = make('label', '', say.selection.sortedBy);
  label.append(orderChoice(list));
  row.append(label, keepAllButton(list.reading, papers), ...compareButton(list.store));
  return row;
}

function orderChoice(list: SelectionList): HTMLElement {
  const choice = make('select', '');
  for (const { id, name } of ordersFor(list.store)) {
    const option = make('option', '', name);
    option.value = id;
    option.selected = id === list.order;
    choice.append(option);
  }
  choice.addEventListener('change', async () => {
    list.order = choice.value as Order;
    await fill(list, list.store.now().selected!);
    list.side.querySelector('select')?.focus();
  });
  return choice;
}
