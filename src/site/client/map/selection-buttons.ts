// Ships to the browser: what a selection is let go with, and kept.
import { map as say } from '#strings/map';
import { shared } from '#strings/shared';
import { make, makeButton } from '../shared/dom.ts';
import { clearSearch } from './map-search.ts';
import type { Store } from './map-store.ts';
import type { Reading } from './reading-list.ts';
import { NOTHING_SELECTED } from './resolve-state.ts';

/** How many papers are selected, and a button that lets them go. */
export function headOf(store: Store, count: number): HTMLElement {
  const head = make('div', 'side-head');
  const shut = makeButton('close', '×', () => {
    clearSearch(store);
    store.push(NOTHING_SELECTED);
    document.querySelector<HTMLElement>('[data-tree] a')?.focus({ preventScroll: true });
  });
  shut.setAttribute('aria-label', say.selection.letGo);
  head.append(make('h2', '', shared.papers(count)), shut);
  return head;
}

/** A button that keeps all papers, or lets them go where all are kept. */
export function keepAllButton(reading: Reading, papers: readonly number[]): HTMLElement {
  const allKept = () => papers.every(reading.has);
  const name = () => (allKept() ? say.reading.dropAll : say.reading.keepAll);
  const button = makeButton('keep', name(), async () => {
    await reading.keep(papers, !allKept());
    button.textContent = name();
  });
  return button;
}
