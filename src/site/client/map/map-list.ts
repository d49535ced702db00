// Ships to the browser.

import { map as say } from '#strings/map';
import { topicClass } from '../../../map/topic-class.ts';
import { make, makeButton, makeLink, siteHref } from '../shared/dom.ts';
import type { Store } from './map-store.ts';
import type { Reading } from './reading-list.ts';

/** Papers shown at first, and with each wish for more. */
const PAGE = 50;

/** A list of papers that open on the map, with a button for more where it is long. */
export async function listPapers(
  store: Store,
  reading: Reading,
  papers: readonly number[],
): Promise<HTMLElement> {
  const box = make('div', '');
  const list = make('ol', 'papers');
  const more = makeButton('button', '', () => void extend(true));
  box.append(list, more);

  async function extend(focus: boolean): Promise<void> {
    const from = list.children.length;
    const next = papers.slice(from, from + PAGE);
    await store.texts.need(next);
    for (const paper of next) list.append(itemOf(store, reading, paper));
    const left = papers.length - list.children.length;
    more.hidden = left === 0;
    more.textContent = left > PAGE ? say.selection.more(PAGE, left) : say.selection.rest(left);
    if (focus) list.children[from]?.querySelector('a')?.focus();
  }
  await extend(false);
  return box;
}

function itemOf({ points, texts, push }: Store, reading: Reading, paper: number): HTMLElement {
  const slug = texts.slug(paper) ?? '';
  const title = texts.title(paper) ?? slug;
  const item = make(
    'li',
    `${topicClass(points.topic[paper]!)}${points.topic[paper] === 0 ? ' ring' : ''}`,
  );
  const link = makeLink(siteHref(`papers/${slug}/`), title, () => push({ paper: slug }));
  link.dir = 'auto';
  const year = points.year[paper]!;
  item.append(link, reading.button(paper, title));
  if (year > 0) item.append(make('span', 'by', String(year)));
  return item;
}
