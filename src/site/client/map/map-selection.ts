// Ships to the browser.

import { map as say } from '#strings/map';
import { shared } from '#strings/shared';
import { keyTermsByLogOdds, type PhraseFile } from '../../../map/key-terms.ts';
import { boxOf, indicesOf } from '../../../map/selection.ts';
import { invert } from '../../../map/viewport.ts';
import { make, makeButton } from '../shared/dom.ts';
import type { PhoneSheet } from './bottom-sheet.ts';
import { criteriaOf } from './map-criteria.ts';
import { exportRow } from './map-export.ts';
import { listPapers } from './map-list.ts';
import { announce } from './map-notice.ts';
import { fetchData } from './map-points.ts';
import { clearSearch, isSearching, onSearchLeft } from './map-search.ts';
import { type Order, ordered, ordersFor } from './map-sorting.ts';
import type { Store } from './map-store.ts';
import type { View } from './map-view.ts';
import type { Reading } from './reading-list.ts';
import { NOTHING_SELECTED } from './resolve-state.ts';

/** Phrases told of a selection; more would not be read. */
const PHRASES = 8;
/** Share of the frame that a selection may fill, and the smallest side it is taken for: one paper has none. */
const FIT = 0.85;
const MIN_SIDE = 0.02;

/** The selection as a list beside the map, with what sets it apart and what can be done with it. A paper's panel stands before it. */
export function startSelection(
  side: HTMLElement,
  store: Store,
  view: View,
  sheet: PhoneSheet,
  reading: Reading,
): void {
  let listed: Uint8Array | null = null;
  let order: Order | undefined;
  let lastRequest = 0;
  /** A view that came with the address is kept. */
  let arriving = true;
  let phrases: Promise<PhraseFile> | undefined;

  function refresh(): void {
    const { selected, paper } = store.now();
    const shown = selected !== null && paper < 0 && !isSearching();
    const hidden = side.hidden;
    side.hidden = !shown;
    const isNew = shown && selected !== listed;
    if (isNew) {
      listed = selected;
      void fill(selected);
      if (hidden) sheet.raise();
    }
    if (selected === null) listed = null;
    if (hidden !== side.hidden) view.reframe();
    if (isNew && !(arriving && store.now().state.view !== null)) bringIn(indicesOf(selected));
    arriving = false;
  }

  /** The map shifts where the list would cover what it speaks of. */
  function bringIn(papers: readonly number[]): void {
    const box = boxOf(store.points, papers);
    if (box === null) return;
    const { left, top, width, height, side: square } = view.frame();
    const projection = view.projection();
    const [x0, y1] = invert(projection, left, top);
    const [x1, y0] = invert(projection, left + width, top + height);
    if (box.x0 >= x0 && box.x1 <= x1 && box.y0 >= y0 && box.y1 <= y1) return;
    const zoom = Math.min(
      projection.k / square,
      (FIT * width) / square / Math.max(MIN_SIDE, box.x1 - box.x0),
      (FIT * height) / square / Math.max(MIN_SIDE, box.y1 - box.y0),
    );
    view.goTo({ x: (box.x0 + box.x1) / 2, y: (box.y0 + box.y1) / 2, zoom }, true);
  }

  async function fill(selected: Uint8Array): Promise<void> {
    const request = ++lastRequest;
    const papers = indicesOf(selected);
    const orders = ordersFor(store);
    if (order === undefined || !orders.some(({ id }) => id === order)) order = orders[0]!.id;
    const list = await listNow();
    const apart = await keyTerms(selected);
    if (request !== lastRequest) return;
    side.replaceChildren(
      headOf(shared.papers(papers.length)),
      criteriaOf(store),
      ...(apart.length === 0 ? [] : [make('p', 'apart', say.selection.apart(apart))]),
      ...(papers.length === 0
        ? [make('p', 'quiet', say.selection.empty)]
        : [exportRow(store, () => ordered(store, papers, order!)), toolsOf(papers), list]),
    );
    side.scrollTop = 0;
    // What the address names wrongly is said first, and stays.
    if (store.now().unknown.length === 0) announce(say.selection.selected(papers.length));

    async function listNow(): Promise<HTMLElement> {
      const needed = order === 'title' ? papers : [];
      await store.texts.need(needed).catch(() => undefined);
      return listPapers(store, reading, ordered(store, papers, order!));
    }
  }

  function headOf(count: string): HTMLElement {
    const head = make('div', 'side-head');
    const shut = makeButton('close', '×', () => {
      clearSearch(store);
      store.push(NOTHING_SELECTED);
      document.querySelector<HTMLElement>('[data-tree] a')?.focus({ preventScroll: true });
    });
    shut.setAttribute('aria-label', say.selection.letGo);
    head.append(make('h2', '', count), shut);
    return head;
  }

  function toolsOf(papers: readonly number[]): HTMLElement {
    const row = make('p', 'list-tools');
    const label = make('label', '', say.selection.sortedBy);
    const choice = make('select', '');
    for (const { id, name } of ordersFor(store)) {
      const option = make('option', '', name);
      option.value = id;
      option.selected = id === order;
      choice.append(option);
    }
    choice.addEventListener('change', async () => {
      order = choice.value as Order;
      await fill(store.now().selected!);
      side.querySelector('select')?.focus();
    });
    label.append(choice);
    const all = papers.every(reading.has);
    const keepAll = makeButton('keep', all ? say.reading.dropAll : say.reading.keepAll, () => {
      reading.keep(papers, !papers.every(reading.has));
      keepAll.textContent = papers.every(reading.has) ? say.reading.dropAll : say.reading.keepAll;
    });
    row.append(label, keepAll);
    return row;
  }

  /** What sets the selection apart; nothing where the phrases can't be had. */
  async function keyTerms(selected: Uint8Array): Promise<readonly string[]> {
    phrases ??= fetchData('phrases.json').then((response) => response.json());
    try {
      const marks = new Uint8Array(selected.length);
      for (const [i, mark] of selected.entries()) marks[store.points.number[i]!] = mark;
      return keyTermsByLogOdds(await phrases, marks, PHRASES);
    } catch {
      phrases = undefined;
      return [];
    }
  }

  store.subscribe(refresh);
  onSearchLeft(refresh);
}
