// Ships to the browser.

import { map as say } from '#strings/map';
import { shared } from '#strings/shared';
import type { PanelLinks, PanelPaper } from '../../../map/panels.ts';
import { topicClass } from '../../../map/topic-class.ts';
import { headingParts } from '../../../words/hyphenated.ts';
import { make, makeButton, makeLink, siteHref, toClipboard } from '../shared/dom.ts';
import { ownAddress } from '../shared/own-address.ts';
import { announce, showMessage } from './map-notice.ts';
import type { Store } from './map-store.ts';
import { abstractText, panelTexts } from './map-texts.ts';
import { bylineOf } from './panel-names.ts';
import { linkNote, paperItem } from './paper-item.ts';
import type { Reading } from './reading-list.ts';

const panel = document.querySelector<HTMLElement>('#panel')!;

/**
 * Fills the panel with the texts of a paper and returns them; where they can't be had, the panel says so and offers to
 * try `again`: null. Undefined where another paper came first.
 */
export async function openPanel(
  store: Store,
  reading: Reading | null,
  paper: number,
  again: () => void,
): Promise<PanelPaper | null | undefined> {
  const { number, count } = store.points;
  const known = await Promise.all([
    panelTexts(number[paper]!),
    abstractText(number[paper]!, count),
  ]).catch(() => undefined);
  if (store.now().paper !== paper) return undefined;
  if (known === undefined) fillMissing(store, paper, again);
  else fill(...known, store, reading, paper);
  const texts = known?.[0];
  panel.hidden = false;
  panel.scrollTop = 0;
  announce(
    texts === undefined ? say.panel.missing : say.panel.opened(texts.title, texts.related.length),
  );
  return texts ?? null;
}

export function closePanel(): void {
  panel.hidden = true;
  panel.replaceChildren();
}

export function focusPanel(): void {
  panel.focus({ preventScroll: true });
}

/** The line is down, or the host doesn't answer: the reader stays, and is told what is missing. */
function fillMissing(store: Store, paper: number, again: () => void): void {
  const { texts } = store;
  const slug = store.now().state.paper ?? '';
  const row = make('p', 'actions');
  const page = make('a', 'button', say.panel.page);
  page.href = siteHref(`papers/${slug}/`);
  row.append(makeButton('button', say.panel.again, again), page);
  panel.replaceChildren(
    headOf('', store, paper),
    titleOf(slug, texts.title(paper) ?? slug),
    make('p', '', say.panel.missing),
    row,
  );
}

function headOf(standing: string, store: Store, paper: number): HTMLElement {
  const head = make('div', 'side-head');
  const shut = makeButton('close', '×', () => store.push({ paper: null }));
  shut.setAttribute('aria-label', say.panel.close);
  head.append(make('p', `standing ${topicClass(store.points.topic[paper]!)}`, standing), shut);
  return head;
}

function titleOf(slug: string, text: string): HTMLElement {
  const title = make('h2', '');
  title.dir = 'auto';
  const page = make('a', '');
  page.href = siteHref(`papers/${slug}/`);
  for (const { text: part, isWhole } of headingParts(text))
    page.append(isWhole ? make('span', 'word', part) : part);
  title.append(page);
  return title;
}

function fill(
  texts: PanelPaper,
  said: string,
  store: Store,
  reading: Reading | null,
  paper: number,
): void {
  const abstract = make('p', 'abstract', said === '' ? say.panel.noAbstract : said);
  abstract.dir = 'auto';
  const open = (slug: string) => store.push({ paper: slug });
  panel.replaceChildren(
    headOf(texts.standing, store, paper),
    titleOf(texts.slug, texts.title),
    ...bylineOf(texts, store),
    ...actionsOf(texts, reading?.button(paper, texts.title), store),
    abstract,
    ...fieldsOf(texts),
    ...whyOf(texts),
    make('h3', '', shared.related),
    relatedList(texts, open),
    ...linkedList(shared.citesHere, texts.cites, texts.slug, open),
    ...linkedList(shared.citedHere, texts.citedBy, texts.slug, open),
  );
}

/** What the paper says in the owner's fields. */
function fieldsOf({ fields }: PanelPaper): readonly HTMLElement[] {
  if (fields === undefined) return [];
  const list = make('dl', 'fields');
  for (const [label, text] of fields) {
    const row = make('div', '');
    row.append(make('dt', '', label), make('dd', '', text));
    for (const part of row.children) part.setAttribute('dir', 'auto');
    list.append(row);
  }
  return [list];
}

function whyOf({ why }: PanelPaper): readonly HTMLElement[] {
  if (why.length === 0) return [];
  const phrases = why.map(({ phrase, weight }) => `${phrase} ${shared.percent(weight)}`);
  return [make('h3', '', shared.why), make('p', 'why', phrases.join(' · '))];
}

function relatedList({ related }: PanelPaper, open: (slug: string) => void): HTMLElement {
  const list = make('ol', 'papers');
  for (const { slug, title, reasons } of related) {
    const note = reasons.length > 0 ? shared.shares(reasons) : shared.close;
    list.append(paperItem(slug, title, note, open));
  }
  return list;
}

/** What the paper cites here, or what cites it, under its name; nothing where there is none. */
function linkedList(
  name: (count: number) => string,
  links: PanelLinks | undefined,
  own: string,
  open: (slug: string) => void,
): readonly HTMLElement[] {
  if (links === undefined) return [];
  const list = make('ul', 'papers');
  for (const { slug, title, year, reasons } of links.papers)
    list.append(paperItem(slug, title, linkNote(year, reasons), open));
  const rest = make('p', 'quiet');
  const page = make('a', '', say.panel.moreLinked);
  page.href = siteHref(`papers/${own}/`);
  rest.append(page);
  const more = links.papers.length < links.count ? [rest] : [];
  return [make('h3', '', name(links.count)), list, ...more];
}

function actionsOf(
  texts: PanelPaper,
  keep: HTMLButtonElement | undefined,
  store: Store,
): readonly HTMLElement[] {
  const { slug, cites, citedBy } = texts;
  const row = make('p', 'actions');
  const page = make('a', 'button', say.panel.page);
  page.href = siteHref(`papers/${slug}/`);
  const citation = make('div', 'citation');
  citation.hidden = true;
  const cite = makeButton('button', say.panel.cite, () => {
    citation.hidden = !citation.hidden;
    cite.setAttribute('aria-expanded', String(!citation.hidden));
    if (citation.childElementCount === 0) void showCitation(citation, texts);
  });
  cite.setAttribute('aria-expanded', 'false');
  const link = copyButton(say.panel.copyLink, ownAddress, say.panel.linkInstead);
  const linked = [cites, citedBy].some((links) => links !== undefined);
  const around = makeLink(siteHref(`?around=${slug}`), shared.around, () =>
    store.push({ around: slug }),
  );
  around.className = 'button';
  row.append(page, ...(linked ? [around] : []), link, cite, ...(keep === undefined ? [] : [keep]));
  return [row, citation];
}

async function showCitation(box: HTMLElement, texts: PanelPaper): Promise<void> {
  const cite = await import('./panel-citation.ts').catch(() => undefined);
  if (cite === undefined) {
    box.replaceChildren(make('p', 'quiet', say.panel.noCitation));
    return;
  }
  const { apa } = texts;
  const bibtex = cite.bibtexOf(texts);
  const instead = say.panel.copyInstead;
  const asText =
    apa === undefined
      ? []
      : [make('p', '', apa), copyButton(say.panel.copyText, () => apa, instead)];
  box.replaceChildren(
    ...asText,
    make('pre', '', bibtex),
    copyButton(say.panel.copyBibtex, () => bibtex, instead),
  );
}

/** A button that copies a text, and says so; `instead` where the browser doesn't let it. */
function copyButton(name: string, text: () => string, instead: string): HTMLButtonElement {
  const button = makeButton('button', name, () => {
    toClipboard(text()).then(
      () => {
        button.textContent = shared.copied;
        announce(shared.copied);
      },
      () => showMessage(instead),
    );
  });
  return button;
}
