// Ships to the browser.
import type { Store } from './map-store.ts';

/** The list of venues selects. */
export function startVenues(store: Store): void {
  const choice = document.querySelector<HTMLSelectElement>('#venue');
  if (choice === null) return;
  choice.disabled = false;
  choice.addEventListener('change', () =>
    store.push({ venue: choice.value === '' ? null : choice.value }),
  );
  store.subscribe(({ state }) => {
    choice.value = state.venue ?? '';
  });
}
