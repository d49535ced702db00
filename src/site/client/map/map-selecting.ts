// Ships to the browser.

import { map as say } from '#strings/map';
import type { PhoneSheet } from './bottom-sheet.ts';
import { startLasso } from './map-lasso.ts';
import { showMessage } from './map-notice.ts';
import { startSelection } from './map-selection.ts';
import type { Store } from './map-store.ts';
import { startVenues } from './map-venues.ts';
import type { View } from './map-view.ts';
import { startYears } from './map-years.ts';
import { type Reading, startReading } from './reading-list.ts';

/** Further conditions come once they are looked for. */
function startFields(store: Store): void {
  const list = document.querySelector<HTMLDetailsElement>('[data-fields]');
  if (list === null) return;
  list.hidden = false;
  list.addEventListener('toggle', () => {
    if (!list.open) return;
    import('./map-fields.ts').then(
      ({ showFields }) => showFields(list, store),
      () => {
        list.open = false;
        showMessage(say.fields.notLoaded);
      },
    );
  });
}

/** All that a selection is made with and becomes; an embedded map has none of it, and no reading list: null. */
export function startSelecting(
  map: HTMLElement,
  store: Store,
  view: View,
  sheet: PhoneSheet,
): Reading | null {
  const side = document.querySelector<HTMLElement>('#selection');
  if (side === null) return null;
  const reading = startReading(store);
  startSelection(side, store, view, sheet, reading);
  startLasso(map, store, view);
  startYears(store);
  startVenues(store);
  startFields(store);
  return reading;
}
