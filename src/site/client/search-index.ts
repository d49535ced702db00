// Ships to the browser.
import type { Search } from '../../search/open.ts';
import { dataAddress } from './data-address.ts';

let opened: Promise<Search> | undefined;

/** The search of this site, loaded on first use; a failed load is tried again at the next. */
export function siteSearch(): Promise<Search> {
  opened ??= load().catch((error) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

async function load(): Promise<Search> {
  const [{ openSearch }, response] = await Promise.all([
    import('../../search/open.ts'),
    dataAddress('search/words.json').then((address) => fetch(address)),
  ]);
  if (!response.ok) throw new Error(`search: missing index: the host answered ${response.status}.`);
  return openSearch(await response.text());
}

/** A text in which the words that begin like a matched one stand in `<mark>`. */
export function highlighted(text: string, matched: readonly string[]): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const wanted = new Set(matched);
  for (const part of text.split(/([\p{L}\p{N}\p{M}]+)/u)) {
    const word = part.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    if (wanted.has(word)) {
      const mark = document.createElement('mark');
      mark.textContent = part;
      fragment.append(mark);
    } else fragment.append(part);
  }
  return fragment;
}
