// Ships to the browser, in a single file: where `#/papers/<slug>/` and other addresses of the site lead in it.
import { formatState, type MapState, parseState } from '../../../map/url-state.ts';
import { embeddedFile } from './embedded-files.ts';
import { closeReadingPage, openReadingPage } from './reading-page.ts';

addEventListener('hashchange', () => void follow());
void follow();

/** Shows what the address names behind `#`: a state of the map, or a page over it. Other marks are places in a page. */
async function follow(): Promise<void> {
  const { hash, search, pathname } = location;
  if (hash === '') closeReadingPage();
  if (!hash.startsWith('#/')) return;
  const [path = '', place = ''] = hash.slice(2).split('#');
  const change = await stateOf(path);
  if (change === null) {
    const page = await embeddedFile(`${path}index.html`)?.text();
    if (page !== undefined) await openReadingPage(page, place, leave);
    return;
  }
  closeReadingPage();
  const query = formatState({ ...parseState(search), ...change });
  history.replaceState(null, '', `${pathname}${query === '' ? '' : `?${query}`}`);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** The reader is done with a page: the map is as it was. */
function leave(): void {
  if (location.hash !== '') history.pushState(null, '', location.pathname + location.search);
}

/** What an address of the site says of the map; null where it is a page of its own. */
async function stateOf(path: string): Promise<Partial<MapState> | null> {
  const [way = '', query = ''] = path.split('?');
  if (way === '') return parseState(query);
  if (way === 'search/') return { q: parseState(query).q };
  const [, kind, slug = ''] = /^(papers|authors|venues)\/([a-z0-9-]+)\/$/.exec(way) ?? [];
  if (kind === 'papers') return { paper: slug };
  if (kind === 'authors') return { author: slug };
  if (kind === undefined) return null;
  const names = (await embeddedFile('venues.json')?.json()) as Readonly<Record<string, string>>;
  return { venue: names?.[slug] ?? null };
}
