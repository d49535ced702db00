// Ships to the browser: prior and later work of one paper, loaded when it is first asked for.
import { map as say } from '#strings/map';
import { showMessage } from './map-notice.ts';
import type { Store } from './map-store.ts';

/** Shows the papers around the one that the address names; Escape, Back and the button lead back to the map. */
export function startAround(store: Store): void {
  store.subscribe(({ state: { around } }, { state: before }) => {
    if (around === before.around) return;
    import('./around-dialog.ts').then(
      ({ showAround }) => showAround(store),
      () => {
        if (store.now().state.around === null) return;
        // In this order: a new state ends what was said before.
        store.replace({ around: null });
        showMessage(say.around.notLoaded);
      },
    );
  });
}
