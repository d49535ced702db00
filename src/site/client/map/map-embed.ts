// Ships to the browser.
import { formatState } from '../../../map/url-state.ts';
import { siteHref } from '../shared/dom.ts';
import type { Store } from './map-store.ts';

/** A map in another page leads to itself in full, as it is seen there. */
export function startEmbed(store: Store): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-full-map]');
  if (link === null) return;
  store.subscribe(({ state }) => {
    const query = formatState(state);
    link.href = siteHref(query === '' ? '' : `?${query}`);
  });
}
