// Ships to the browser.
import { PANEL_PAPERS, type PanelPaper } from '../../map/panels.ts';
import { dataAddress } from './data-address.ts';
import type { Dot } from './map-dots.ts';
import { announce } from './map-notice.ts';

const panel = document.querySelector<HTMLElement>('#panel')!;
const SVG = 'http://www.w3.org/2000/svg';
const files = new Map<number, Promise<readonly PanelPaper[]>>();

export interface PanelActions {
  readonly moveFocus: boolean;
  readonly choose: (slug: string) => void;
  readonly close: () => void;
}

export function panelIsOpen(): boolean {
  return !panel.hidden;
}

/** Opens the panel of a paper and draws the threads to its related papers; its own page opens where the texts can't be had. */
export async function openPanel(
  svg: SVGSVGElement,
  dot: Dot,
  bySlug: ReadonlyMap<string, Dot>,
  actions: PanelActions,
): Promise<void> {
  markChosen(svg, dot, []);
  const paper = await texts(dot.index).catch(() => undefined);
  if (svg.dataset.chosen !== dot.slug) return;
  if (paper === undefined) {
    location.assign(dot.link.href.baseVal);
    return;
  }
  const related = paper.related.flatMap(({ slug }) => bySlug.get(slug) ?? []);
  markChosen(svg, dot, related);
  fill(paper, dot, actions);
  panel.hidden = false;
  document.body.classList.add('panel-open');
  announce(`${paper.title}. ${related.length} related papers.`);
  if (actions.moveFocus) panel.focus({ preventScroll: true });
}

export function closePanel(svg: SVGSVGElement): void {
  panel.hidden = true;
  panel.replaceChildren();
  document.body.classList.remove('panel-open');
  delete svg.dataset.chosen;
  svg.querySelector('.threads')!.replaceChildren();
  svg.querySelector('.chosen')!.replaceChildren();
}

function markChosen(svg: SVGSVGElement, dot: Dot, related: readonly Dot[]): void {
  svg.dataset.chosen = dot.slug;
  const threads = related.map((other, rank) => {
    const line = document.createElementNS(SVG, 'path');
    const bend = [
      (dot.x + other.x) / 2 + (other.y - dot.y) / 8,
      (dot.y + other.y) / 2 - (other.x - dot.x) / 8,
    ];
    line.setAttribute('d', `M${dot.x},${dot.y}Q${bend[0]},${bend[1]} ${other.x},${other.y}`);
    line.setAttribute('class', rank < 3 ? 'close' : '');
    return line;
  });
  svg.querySelector('.threads')!.replaceChildren(...threads);
  const ring = document.createElementNS(SVG, 'circle');
  ring.setAttribute('cx', String(dot.x));
  ring.setAttribute('cy', String(dot.y));
  ring.setAttribute('class', dot.hue);
  svg.querySelector('.chosen')!.replaceChildren(ring);
}

function fill(paper: PanelPaper, dot: Dot, { choose, close }: PanelActions): void {
  const head = make('div', 'panel-head');
  const shut = make('button', 'close', '×') as HTMLButtonElement;
  shut.type = 'button';
  shut.setAttribute('aria-label', 'Close');
  shut.addEventListener('click', close);
  head.append(make('p', `standing ${dot.hue}`, paper.standing), shut);
  const title = make('h2', '');
  const page = make('a', '', paper.title) as HTMLAnchorElement;
  page.href = dot.link.href.baseVal;
  title.append(page);
  const parts: Node[] = [head, title];
  if (paper.byline !== '') parts.push(make('p', 'byline', paper.byline));
  parts.push(make('p', 'abstract', paper.abstract === '' ? 'No abstract here.' : paper.abstract));
  if (paper.why.length > 0) {
    parts.push(make('h3', '', 'Why it stands here'));
    parts.push(
      make(
        'p',
        'why',
        paper.why
          .map(({ phrase, weight }) => `${phrase} ${Math.round(100 * weight)} %`)
          .join(' · '),
      ),
    );
  }
  parts.push(make('h3', '', 'Related papers'), relatedList(paper, choose), actionsOf(dot));
  panel.replaceChildren(...parts);
  panel.scrollTop = 0;
}

function relatedList(paper: PanelPaper, choose: (slug: string) => void): HTMLElement {
  const list = make('ol', 'papers');
  for (const { slug, title, reasons } of paper.related) {
    const item = make('li', '');
    const link = make('a', '', title) as HTMLAnchorElement;
    link.href = `${document.body.dataset.base}papers/${slug}/`;
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose(slug);
    });
    item.append(
      link,
      make('span', 'by', reasons.length > 0 ? `Shares ${reasons.join(', ')}` : 'Close in meaning'),
    );
    list.append(item);
  }
  return list;
}

function actionsOf(dot: Dot): HTMLElement {
  const row = make('p', 'actions');
  const page = make('a', 'button', 'Open its page') as HTMLAnchorElement;
  page.href = dot.link.href.baseVal;
  const copy = make('button', 'button', 'Copy link') as HTMLButtonElement;
  copy.type = 'button';
  copy.addEventListener('click', () => {
    const done = () => {
      copy.textContent = 'Copied';
      announce('Link copied');
    };
    navigator.clipboard
      ?.writeText(location.href)
      .then(done, () => announce('The link is in the address bar'));
  });
  row.append(page, copy);
  return row;
}

function texts(index: number): Promise<PanelPaper | undefined> {
  const file = Math.floor(index / PANEL_PAPERS);
  if (!files.has(file)) {
    const loading = dataAddress(`panels/${file}.json`).then(async (address) => {
      const response = await fetch(address);
      if (!response.ok)
        throw new Error(`map: missing texts: the host answered ${response.status}.`);
      return response.json() as Promise<readonly PanelPaper[]>;
    });
    files.set(file, loading);
    loading.catch(() => files.delete(file));
  }
  return files.get(file)!.then((papers) => papers[index % PANEL_PAPERS]);
}

function make(tag: string, className: string, text?: string): HTMLElement {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}
