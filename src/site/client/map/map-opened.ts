// Ships to the browser.
import { map as say } from '#strings/map';
import { idText } from '../../../map/points.ts';
import type { KeptNumbers } from './kept-numbers.ts';
import { announce } from './map-notice.ts';
import { clearSearch } from './map-search.ts';
import type { Store } from './map-store.ts';
import { NOTHING_SELECTED } from './resolve-state.ts';

/** The last of them: a longer list would not fit into an address. */
const MAX_LISTED = 200;

/**
 * The papers this reader has opened, as a list, and a button that forgets them: they are kept in her browser alone.
 * Returns what counts them anew.
 */
export function startOpened(
  store: Store,
  opened: KeptNumbers,
  onForgotten: () => void,
): () => void {
  const open = document.querySelector<HTMLButtonElement>('[data-opened]');
  const forget = document.querySelector<HTMLButtonElement>('[data-forget]');
  if (open === null || forget === null) return () => undefined;
  const own = () => {
    const known = new Set(store.points.id);
    return [...opened.all()].filter((id) => known.has(id)).slice(-MAX_LISTED);
  };

  function refresh(): void {
    const count = own().length;
    open!.hidden = forget!.hidden = count === 0;
    open!.querySelector('.count')!.textContent = String(count);
  }

  open.addEventListener('click', () => {
    clearSearch(store);
    store.push({ ...NOTHING_SELECTED, paper: null, list: own().map(idText) });
  });
  forget.addEventListener('click', () => {
    opened.set([]);
    refresh();
    onForgotten();
    announce(say.reading.forgotten);
    document.querySelector<HTMLElement>('[data-tree] a')?.focus({ preventScroll: true });
  });
  refresh();
  return refresh;
}
