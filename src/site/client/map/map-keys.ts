// Ships to the browser.
import type { InView } from './map-in-view.ts';
import type { Store } from './map-store.ts';
import type { View } from './map-view.ts';
import { NOTHING_SELECTED } from './resolve-state.ts';

const STEP = 1.6;

/** Whether something is open over the map, which has the keys for itself. */
function isCovered(): boolean {
  return document.querySelector('dialog[open], :popover-open') !== null;
}

/** Arrows walk, `+ - 0` zoom, Escape closes what was opened last, `?` lists the keys. */
export function startKeys(store: Store, view: View, inView: InView): void {
  const help = document.querySelector<HTMLDialogElement>('#help');
  document.addEventListener('keydown', (event) => {
    const target = event.target as Element;
    if (event.ctrlKey || event.metaKey || event.altKey || isCovered()) return;
    if (target.matches('input, textarea, select')) return;
    if (event.key === 'Escape') letGo();
    else if (event.key === '+' || event.key === '=') view.zoomBy(STEP);
    else if (event.key === '-') view.zoomBy(1 / STEP);
    else if (event.key === '0') view.zoomBy(0);
    else if (event.key === '?') help?.showModal();
    else if (event.key.startsWith('Arrow') && target.closest('.side, .legend, header') === null) {
      event.preventDefault();
      inView.walk(event.key);
    }
  });

  function letGo(): void {
    const { state, paper, selected, compared } = store.now();
    if (paper >= 0) store.push({ paper: null });
    else if (selected !== null && state.q === '') store.push(NOTHING_SELECTED);
    else if (compared !== null) store.push({ compare: null });
  }

  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-zoom]')) {
    button.hidden = false;
    const factor = { in: STEP, out: 1 / STEP, all: 0 }[button.dataset.zoom ?? ''] ?? 1;
    button.addEventListener('click', () => view.zoomBy(factor));
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-help]')) {
    button.hidden = false;
    button.addEventListener('click', () => help?.showModal());
  }
}
