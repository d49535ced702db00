// Ships to the browser.
import { map as say } from '#strings/map';
import { make, makeLink, siteHref } from '../shared/dom.ts';
import { isInFrame } from './map-bounds.ts';
import type { Marks } from './map-marks.ts';
import { isSearching, onSearchLeft } from './map-search.ts';
import type { Store } from './map-store.ts';
import type { Tip } from './map-tip.ts';
import type { View } from './map-view.ts';
import { papersInView, paperTowards, withFocused } from './papers-in-view.ts';

/** The papers of the view as a list for those who don't see the map, and the focus that walks on it by arrows. */
export interface InView {
  /** Follows the map once it rests. */
  readonly refresh: () => void;
  readonly walk: (key: string) => void;
  /** Puts the focus on a paper of the map. */
  readonly focus: (paper: number) => void;
  /** The paper that has the focus, or had it last; −1 for none. */
  readonly current: () => number;
}

/** What the list is made of and follows. */
interface ViewList {
  readonly store: Store;
  readonly view: View;
  readonly marks: Marks;
  readonly tip: Tip;
  readonly heading: HTMLElement;
  readonly list: HTMLElement;
  readonly links: Map<number, HTMLAnchorElement>;
  current: number;
  lastRequest: number;
}

/** Adds the list of the papers in view to the map. */
export function startInView(
  map: HTMLElement,
  store: Store,
  view: View,
  marks: Marks,
  tip: Tip,
): InView {
  const region = make('section', 'in-view unseen');
  region.setAttribute('aria-label', say.view.label);
  const [heading, list] = [make('p', ''), make('ol', '')];
  region.append(heading, list);
  map.append(region);
  const inView: ViewList = {
    store,
    view,
    marks,
    tip,
    heading,
    list,
    links: new Map(),
    current: -1,
    lastRequest: 0,
  };
  onSearchLeft(() => void refresh(inView));
  return {
    refresh: () => void refresh(inView),
    walk: (key) => walk(inView, key),
    focus: (paper) => void focus(inView, paper),
    current: () => inView.current,
  };
}

async function refresh(inView: ViewList): Promise<void> {
  const { store, view, links, heading } = inView;
  const request = ++inView.lastRequest;
  const { selected } = store.now();
  const { count, nearest } = papersInView(store.points, view.projection(), view.frame(), selected);
  // What is found lies all over the map, and so do the files of its titles: they would come before the answers.
  const isWaiting =
    isSearching() && nearest.some((paper) => store.texts.title(paper) === undefined);
  if (isWaiting) return;
  await store.texts.need(nearest).catch(() => undefined);
  if (request !== inView.lastRequest) return;
  const focused = [...links].find(([, link]) => link === document.activeElement)?.[0];
  const shown = withFocused(nearest, focused);
  for (const paper of links.keys()) if (!shown.includes(paper)) links.delete(paper);
  heading.textContent = headingOf(count, nearest.length, selected !== null);
  place(inView, shown);
}

function headingOf(count: number, listed: number, isSelection: boolean): string {
  const { all, nearest, ofSelection, nearestOfSelection } = say.view;
  if (count > listed) return (isSelection ? nearestOfSelection : nearest)(count, listed);
  return (isSelection ? ofSelection : all)(count);
}

/** Sets the list without taking the focus away from a paper that stays. */
function place(inView: ViewList, shown: readonly number[]): void {
  const { list, links } = inView;
  const items = shown.map((paper) => itemOf(linkOf(inView, paper)));
  const wanted = new Set<Element>(items);
  for (const item of [...list.children]) if (!wanted.has(item)) item.remove();
  const anchor = items.findIndex((item) => item.contains(document.activeElement));
  if (anchor === -1) list.replaceChildren(...items);
  else {
    for (const item of items.slice(0, anchor)) list.insertBefore(item, items[anchor]!);
    list.append(...items.slice(anchor + 1));
  }
  if (![...links.values()].some(({ tabIndex }) => tabIndex === 0) && shown.length > 0)
    linkOf(inView, shown[0]!).tabIndex = 0;
}

/** The item of a link, made where it has none. */
function itemOf(link: HTMLAnchorElement): HTMLElement {
  if (link.parentElement !== null) return link.parentElement;
  const item = make('li', '');
  item.append(link);
  return item;
}

/** The link of a paper, made where it has none. */
function linkOf(inView: ViewList, paper: number): HTMLAnchorElement {
  const { store, links, marks, tip } = inView;
  const known = links.get(paper);
  if (known !== undefined) return known;
  const { texts } = store;
  const slug = texts.slug(paper) ?? '';
  const link = makeLink(siteHref(`papers/${slug}/`), texts.title(paper) ?? slug, () =>
    store.push({ paper: texts.slug(paper)! }),
  );
  link.tabIndex = -1;
  link.addEventListener('focus', () => {
    inView.current = paper;
    for (const other of links.values()) other.tabIndex = other === link ? 0 : -1;
    marks.focus(paper);
    if (link.matches(':focus-visible')) requestAnimationFrame(() => tip.show(paper));
  });
  link.addEventListener('blur', () => {
    marks.focus(-1);
    tip.show(-1);
  });
  links.set(paper, link);
  return link;
}

async function focus(inView: ViewList, paper: number): Promise<void> {
  const { store, view, list } = inView;
  const { points, texts } = store;
  await texts.need([paper]).catch(() => undefined);
  const link = linkOf(inView, paper);
  if (link.parentElement === null) list.append(itemOf(link));
  link.focus({ preventScroll: true });
  view.bringIn(points.x[paper]!, points.y[paper]!, 0);
}

function walk(inView: ViewList, key: string): void {
  const { store, view, links, current } = inView;
  const { points } = store;
  const [projection, frame] = [view.projection(), view.frame()];
  const walking =
    current >= 0 &&
    (document.activeElement === links.get(current) ||
      isInFrame(projection, frame, points.x[current]!, points.y[current]!));
  const from = walking ? current : -1;
  const next = paperTowards(key, from, points, projection, frame, store.now().selected);
  if (next >= 0) void focus(inView, next);
}
