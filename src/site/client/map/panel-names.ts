// Ships to the browser: who wrote the paper of the panel and where it appeared, and what these names lead to.
import { map as say } from '#strings/map';
import { choose, formatChoice } from '../../../map/choice.ts';
import type { PanelPaper } from '../../../map/panels.ts';
import { drawn, make, makeButton, siteHref } from '../shared/dom.ts';
import type { Store } from './map-store.ts';
import type { Shown } from './resolve-state.ts';

/** Names of these kinds select papers. */
type NameKind = 'author' | 'venue';

/** A ring with a dot in it: a place on the map. */
const TARGET =
  'M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13M10 8.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 1 0 0-3.6';

/** Names, venue and year: each name leads to its page, and a button beside it selects its papers on the map. */
export function bylineOf(texts: PanelPaper, store: Store): readonly HTMLElement[] {
  const { authors, venue, year, pages } = texts;
  if (pages === undefined) {
    const known = [authors.join(', '), venue, year].filter((part) => part !== null && part !== '');
    return known.length > 0 ? [make('p', 'byline', known.join(' · '))] : [];
  }
  const list = make('ul', 'byline names');
  const add = (...parts: readonly (HTMLElement | string)[]) => {
    const item = make('li', '');
    item.append(...parts);
    list.append(item);
  };
  for (const [k, slug] of pages.authors.entries())
    add(...nameParts(store, 'author', authors[k]!, slug, slug));
  const others = authors.slice(pages.authors.length);
  if (others.length > 0) add(others.join(', '));
  if (venue !== null && venue !== '')
    add(
      ...nameParts(
        store,
        'venue',
        venue,
        pages.venue,
        store.facets.venues.has(venue) ? venue : null,
      ),
    );
  if (year !== null) add(String(year));
  return list.childElementCount > 0 ? [list] : [];
}

/** The buttons of the panel tell what is selected, whichever way it was. */
export function startNames(store: Store): void {
  store.subscribe((shown) => {
    for (const button of document.querySelectorAll<HTMLElement>('#panel [data-picks]')) {
      const { picks, name = '' } = button.dataset;
      button.setAttribute('aria-pressed', String(isPicked(shown, picks as NameKind, name)));
    }
  });
}

/** A name with its page, and the button that selects by `value`; without either where there is none. */
function nameParts(
  store: Store,
  kind: NameKind,
  name: string,
  page: string | null,
  value: string | null,
): readonly (HTMLElement | string)[] {
  const text = page === null ? make('bdi', '', name) : make('a', '', name);
  if (text instanceof HTMLAnchorElement) {
    text.href = siteHref(`${kind}s/${page}/`);
    text.dir = 'auto';
  }
  return value === null ? [text] : [text, pickButton(store, kind, name, value)];
}

function pickButton(store: Store, kind: NameKind, name: string, value: string): HTMLButtonElement {
  const button = makeButton('pick', '', () => {
    const now = store.now();
    const how = isPicked(now, kind, value) ? 'neither' : 'any';
    store.push({ [kind]: formatChoice(choose(now.chosen[kind], value, how)) });
  });
  button.dataset.picks = kind;
  button.dataset.name = value;
  button.setAttribute('aria-pressed', String(isPicked(store.now(), kind, value)));
  button.setAttribute('aria-label', say.panel.onMap(name));
  button.title = say.panel.onMap(name);
  button.append(drawn(TARGET));
  return button;
}

function isPicked({ chosen }: Shown, kind: NameKind, value: string): boolean {
  return chosen[kind].any.includes(value);
}
