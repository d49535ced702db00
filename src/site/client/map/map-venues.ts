// Ships to the browser.
import { map as say } from '#strings/map';
import { make } from '../shared/dom.ts';
import type { Store } from './map-store.ts';

/** The list of venues selects one; what was chosen beside the map may be several. */
export function startVenues(store: Store): void {
  const choice = document.querySelector<HTMLSelectElement>('#venue');
  if (choice === null) return;
  const several = make('option', '', say.selection.several);
  several.hidden = true;
  several.disabled = true;
  choice.append(several);
  choice.disabled = false;
  choice.addEventListener('change', () =>
    store.push({ venue: choice.value === '' ? null : choice.value }),
  );
  store.subscribe(({ chosen }) => {
    const { any, none } = chosen.venue;
    if (any.length + none.length > 1 || none.length > 0) several.selected = true;
    else choice.value = any[0] ?? '';
  });
}
