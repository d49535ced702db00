// Ships to the browser, once it is asked for: prior and later work of one paper, as a small map of its own over the map.
import { map as say } from '#strings/map';
import { shared } from '#strings/shared';
import {
  type CitationNeighbourhood,
  type CitationRole,
  citationNeighbourhood,
} from '../../../map/citation-neighbourhood.ts';
import type { PanelPaper } from '../../../map/panels.ts';
import { openLinks, type SearchLinks } from '../../../search/links-file.ts';
import { make, makeButton, makeLink, siteHref } from '../shared/dom.ts';
import { once } from '../shared/once.ts';
import { type AroundPaper, drawAround } from './around-drawing.ts';
import { showMessage } from './map-notice.ts';
import { fetchData } from './map-points.ts';
import type { Store } from './map-store.ts';
import { panelTexts } from './map-texts.ts';
import { linkNote, paperItem } from './paper-item.ts';

let dialog: HTMLDialogElement | undefined;

/** Shows what the address asks for; where it asks for nothing any more, the dialog is closed. */
export function showAround(store: Store): void {
  const { around } = store.now().state;
  if (around === null) dialog?.close();
  else {
    dialog ??= makeDialog(store);
    void open(dialog, store, around);
  }
}

function makeDialog(store: Store): HTMLDialogElement {
  const made = make('dialog', 'around');
  made.setAttribute('aria-labelledby', 'around-title');
  document.querySelector('main')!.append(made);
  // Escape is the dialog's own; the address follows.
  made.addEventListener('close', () => {
    if (store.now().state.around !== null) store.push({ around: null });
  });
  return made;
}

/** Who cites whom. */
const loadLinks = once(async (): Promise<SearchLinks> => {
  const response = await fetchData('search/links.bin');
  return openLinks(new Uint8Array(await response.arrayBuffer()));
});

async function open(dialog: HTMLDialogElement, store: Store, slug: string): Promise<void> {
  const { points } = store;
  const middle = store.indexOf(slug)!;
  const asked = () => store.now().state.around === slug;
  const giveUp = (message: string) => {
    if (!asked()) return;
    // In this order: a new state ends what was said before.
    store.replace({ around: null });
    showMessage(message);
  };
  const known = await Promise.all([loadLinks(), panelTexts(points.number[middle]!)]).catch(
    () => null,
  );
  if (known === null) return giveUp(say.around.notLoaded);
  const [links, texts] = known;
  const found = citationNeighbourhood(links, points.number[middle]!);
  if (found === null) return giveUp(say.around.none);
  const papers = await describe(found, store, texts).catch(() => null);
  if (papers === null) return giveUp(say.around.notLoaded);
  if (!asked()) return;
  fill(dialog, store, papers, found);
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
}

async function describe(
  { papers }: CitationNeighbourhood,
  { points, texts }: Store,
  { cites, citedBy }: PanelPaper,
): Promise<readonly AroundPaper[]> {
  const indexOf = new Map(Array.from(points.number, (number, i) => [number, i]));
  const indices = papers.map(({ paper }) => indexOf.get(paper)!);
  await texts.need(indices);
  const linked = [...(cites?.papers ?? []), ...(citedBy?.papers ?? [])];
  const reasons = new Map(linked.map((one) => [one.slug, one.reasons]));
  return papers.map(({ role }, at) => {
    const index = indices[at]!;
    const slug = texts.slug(index)!;
    return {
      ...{ index, role, slug, title: texts.title(index)!, year: points.year[index]! },
      reasons: reasons.get(slug) ?? [],
    };
  });
}

function fill(
  dialog: HTMLDialogElement,
  store: Store,
  papers: readonly AroundPaper[],
  found: CitationNeighbourhood,
): void {
  const { title, slug } = papers[0]!;
  const open = (paper: string) => store.push({ around: null, paper });
  const head = make('div', 'side-head');
  const heading = make('h2', '');
  heading.id = 'around-title';
  // Reading begins here, not at the first link.
  heading.tabIndex = -1;
  heading.autofocus = true;
  const own = makeLink(siteHref(`papers/${slug}/`), title, () => open(slug));
  own.dir = 'auto';
  heading.append(`${shared.around}: `, own);
  const shut = makeButton('close', '×', () => dialog.close());
  shut.setAttribute('aria-label', say.around.close);
  head.append(heading, shut);
  dialog.replaceChildren(
    head,
    make('p', 'quiet', say.around.explained(papers.length)),
    drawAround(store.points, papers, found, open),
    ...(['prior', 'later', 'shared'] as const).flatMap((role) => listOf(role, papers, open)),
  );
}

/** The papers of one role, in the order of years, those without one last. */
function listOf(
  role: Exclude<CitationRole, 'middle'>,
  papers: readonly AroundPaper[],
  open: (slug: string) => void,
): readonly HTMLElement[] {
  const inOrder = papers
    .filter((paper) => paper.role === role)
    .sort((a, b) => (a.year || Infinity) - (b.year || Infinity) || (a.slug < b.slug ? -1 : 1));
  if (inOrder.length === 0) return [];
  const list = make('ul', 'papers');
  for (const { slug, title, year, reasons } of inOrder)
    list.append(paperItem(slug, title, linkNote(year, reasons), open));
  return [make('h3', '', say.around.roles[role](inOrder.length)), list];
}
