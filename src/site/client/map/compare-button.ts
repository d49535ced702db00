// Ships to the browser.
import { map as say } from '#strings/map';
import { comparedText } from '../../../map/compared-state.ts';
import { makeButton } from '../shared/dom.ts';
import type { Store } from './map-store.ts';
import { NOTHING_SELECTED } from './resolve-state.ts';

/** A button that keeps the selection to compare the next one with it; none where an address cannot say what it is. */
export function compareButton(store: Store): readonly HTMLElement[] {
  const { state } = store.now();
  if (state.q !== '') return [];
  const button = makeButton('keep', say.selection.compare, () =>
    store.push({ ...NOTHING_SELECTED, compare: comparedText(state) }),
  );
  button.dataset.key = 'compare';
  return [button];
}
