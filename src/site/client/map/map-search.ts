// Ships to the browser.

import type { SearchEventDetail } from '../search/search-box.ts';
import { isForTheBrowser } from '../shared/dom.ts';
import type { Store } from './map-store.ts';

const box = document.querySelector<HTMLFormElement>('form[data-search]');

/** What the search box finds lights up on the map; an answer chosen there is chosen here. */
export function startSearch(store: Store): void {
  document.addEventListener('chartroom:search', (event) => {
    const { detail } = event as CustomEvent<SearchEventDetail | null>;
    store.find(detail?.query ?? '', detail?.papers ?? null);
  });
  document.querySelector<HTMLElement>('#search-answers')?.addEventListener('click', (event) => {
    if (isForTheBrowser(event)) return;
    const { slug, number } = (event.target as Element).closest('a')?.dataset ?? {};
    if (slug === undefined) return;
    store.learn(slug, Number(number));
    if (store.indexOf(slug) === undefined) return;
    event.preventDefault();
    store.push({ paper: slug });
  });
  box?.addEventListener('submit', (event) => event.preventDefault());
}

/** Empties the box and lets what it found go. */
export function clearSearch(store: Store): void {
  const input = box?.querySelector('input');
  if (!input || input.value === '') return;
  input.value = '';
  input.dispatchEvent(new Event('input', { bubbles: true }));
  store.find('', null);
}

/** Whether the reader is typing: what lies beside the map waits until she is done. */
export function isSearching(): boolean {
  return box?.contains(document.activeElement) ?? false;
}

/** Tells when the reader leaves the box. */
export function onSearchLeft(listener: () => void): void {
  box?.addEventListener('focusout', () => requestAnimationFrame(listener));
}
