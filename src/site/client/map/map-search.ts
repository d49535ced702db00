// Ships to the browser.

import type { SearchEventDetail } from '../search/search-box.ts';
import { isForTheBrowser } from '../shared/dom.ts';
import type { Store } from './map-store.ts';

const box = document.querySelector<HTMLFormElement>('form[data-search]');

/** A line that brings the picture sooner (milliseconds) has room for all. */
const FAST_MS = 1000;
/** Else a reader who sees the map may ask at once: so long (milliseconds) the line is kept free for her. */
const READER_MS = 300;
/** So long (milliseconds) a question keeps it. */
const MAX_ANSWERED_MS = 6000;

/** What search told last: a question may be answered before all of the map is here. */
let told: SearchEventDetail | null = null;
/** Who waits for it: the rest of the map, and once that is here, the map. */
let onTold: () => void = () => undefined;
document.addEventListener('chartroom:search', (event) => {
  told = (event as CustomEvent<SearchEventDetail | null>).detail;
  onTold();
});

/** What the search box finds lights up on the map; an answer chosen there is chosen here. */
export function startSearch(store: Store): void {
  onTold = () => store.find(told?.query ?? '', told?.papers ?? null);
  if (told !== null) onTold();
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

/**
 * Has the program of search come, and resolves once no question waits for its answers: what is large and comes next would
 * stand before them on a slow line, for most hosts send what was asked for first.
 */
export async function searchRests(): Promise<void> {
  document.dispatchEvent(new Event('chartroom:drawn'));
  if (performance.now() < FAST_MS) return;
  // Painting takes a while on a phone.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, READER_MS)));
  if (!waitsForAnswers()) return;
  await new Promise<void>((resolve) => {
    setTimeout(resolve, MAX_ANSWERED_MS);
    onTold = () => {
      if (!waitsForAnswers()) resolve();
    };
  });
}

function waitsForAnswers(): boolean {
  const question = box?.querySelector('input')?.value.trim() ?? '';
  return question !== '' && !(told?.query === question && told.isFinal);
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
