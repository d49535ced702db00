// Ships to the browser: shows a paper's page where pages are packed. Hosts answer its address with this script's page.
import { shared } from '#strings/shared';
import { inflateJson } from '../../../words/inflate.ts';
import { shardOf, shardPath } from '../../packed-shards.ts';
import { dataAddress, STALLED_MS } from '../shared/data-address.ts';
import { make, makeButton } from '../shared/dom.ts';

/** What a page says in its head of itself alone. */
const OF_THE_PAGE =
  'title, meta[name], meta[property], link[rel="canonical"], script[type="application/ld+json"]';

const main = document.querySelector<HTMLElement>('main')!;
const shards = Number(document.querySelector<HTMLElement>('[data-shards]')!.dataset.shards);
const slug = slugOf(location.pathname, document.body.dataset.base ?? '/');
if (slug !== null) void show(slug);

/** The paper that an address names, below the sub-path of the site; null where it names none. */
function slugOf(path: string, base: string): string | null {
  const inside = path.startsWith(base) ? path.slice(base.length) : '';
  return /^papers\/([a-z0-9-]+)(?:\/(?:index\.html)?)?$/.exec(inside)?.[1] ?? null;
}

async function show(slug: string): Promise<void> {
  const before = [...main.childNodes];
  main.replaceChildren(make('p', 'quiet', shared.packed.coming));
  try {
    const page = await packedPage(slug);
    if (page === undefined) main.replaceChildren(...before);
    else await become(new DOMParser().parseFromString(page, 'text/html'));
  } catch {
    const again = makeButton('button', shared.packed.again, () => void show(slug));
    main.replaceChildren(make('p', '', shared.packed.missing), again);
    main.focus();
  }
}

/** The whole page; undefined where there is no such paper. */
async function packedPage(slug: string): Promise<string | undefined> {
  const address = await dataAddress(shardPath(shardOf(slug, shards)));
  const response = await fetch(address, { signal: AbortSignal.timeout(STALLED_MS * 2) });
  if (!response.ok) throw new Error(`page: missing file: the host answered ${response.status}.`);
  const pages = await inflateJson<Readonly<Record<string, string>>>(response.body!);
  return Object.hasOwn(pages, slug) ? pages[slug] : undefined;
}

/** This page becomes another: its head says what that one's says, and its main part is that one's. */
async function become(page: Document): Promise<void> {
  if (page.querySelector('meta[http-equiv="refresh"]') !== null) {
    location.replace(page.querySelector('main a')!.getAttribute('href')!);
    return;
  }
  for (const old of document.head.querySelectorAll(OF_THE_PAGE)) old.remove();
  document.head.append(...page.head.querySelectorAll(OF_THE_PAGE));
  for (const sheet of page.head.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'))
    if (document.head.querySelector(`link[href="${sheet.getAttribute('href')}"]`) === null)
      document.head.append(sheet);
  main.replaceChildren(...page.querySelector('main')!.childNodes);
  // Any text may stand behind the #, not only what a selector could be.
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
  await import('../shared/copy.ts');
}
