// Ships to the browser.
import { map as say } from '#strings/map';
import { nearestTowards, withinBox } from '../../../map/picking.ts';
import { apply, invert } from '../../../map/viewport.ts';
import { make, makeLink, siteHref } from '../shared/dom.ts';
import type { Marks } from './map-marks.ts';
import type { Store } from './map-store.ts';
import type { Tip } from './map-tip.ts';
import type { View } from './map-view.ts';

/** Papers read out for a view; who wants others moves the map. */
const MAX_LISTED = 50;

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

export function startInView(
  map: HTMLElement,
  store: Store,
  view: View,
  marks: Marks,
  tip: Tip,
): InView {
  const { points, texts } = store;
  const region = make('section', 'in-view unseen');
  region.setAttribute('aria-label', say.view.label);
  const heading = make('p', '');
  const list = make('ol', '');
  region.append(heading, list);
  map.append(region);
  const links = new Map<number, HTMLAnchorElement>();
  let current = -1;
  let lastRequest = 0;

  function open(paper: number): void {
    store.push({ paper: texts.slug(paper)! });
  }

  function linkOf(paper: number): HTMLAnchorElement {
    const known = links.get(paper);
    if (known !== undefined) return known;
    const slug = texts.slug(paper) ?? '';
    const link = makeLink(siteHref(`papers/${slug}/`), texts.title(paper) ?? slug, () =>
      open(paper),
    );
    link.tabIndex = -1;
    link.addEventListener('focus', () => {
      current = paper;
      for (const other of links.values()) other.tabIndex = other === link ? 0 : -1;
      marks.focus(paper);
      const still = () => tip.show(paper);
      if (link.matches(':focus-visible')) requestAnimationFrame(still);
    });
    link.addEventListener('blur', () => {
      marks.focus(-1);
      tip.show(-1);
    });
    links.set(paper, link);
    return link;
  }

  async function refresh(): Promise<void> {
    const request = ++lastRequest;
    const { left, top, width, height } = view.frame();
    const projection = view.projection();
    const [x0, y0] = invert(projection, left, top + height);
    const [x1, y1] = invert(projection, left + width, top);
    const { selected } = store.now();
    const box = { x0, y0, x1, y1 };
    const { count, nearest: listed } = withinBox(points, box, selected, MAX_LISTED);
    await texts.need(listed).catch(() => undefined);
    if (request !== lastRequest) return;
    const focused = document.activeElement;
    const kept = [...links].find(([, link]) => link === focused)?.[0];
    const shown = kept === undefined || listed.includes(kept) ? listed : [kept, ...listed];
    for (const paper of links.keys()) if (!shown.includes(paper)) links.delete(paper);
    const [all, nearest] =
      selected === null
        ? [say.view.all, say.view.nearest]
        : [say.view.ofSelection, say.view.nearestOfSelection];
    heading.textContent = count > listed.length ? nearest(count, listed.length) : all(count);
    place(shown);
  }

  /** Sets the list without taking the focus away from a paper that stays. */
  function place(shown: readonly number[]): void {
    const items = shown.map((paper) => {
      const link = linkOf(paper);
      if (link.parentElement !== null) return link.parentElement;
      const item = make('li', '');
      item.append(link);
      return item;
    });
    const wanted = new Set<Element>(items);
    for (const item of [...list.children]) if (!wanted.has(item)) item.remove();
    const anchor = items.findIndex((item) => item.contains(document.activeElement));
    if (anchor === -1) list.replaceChildren(...items);
    else {
      for (const item of items.slice(0, anchor)) list.insertBefore(item, items[anchor]!);
      list.append(...items.slice(anchor + 1));
    }
    if (![...links.values()].some(({ tabIndex }) => tabIndex === 0) && shown.length > 0)
      linkOf(shown[0]!).tabIndex = 0;
  }

  async function focus(paper: number): Promise<void> {
    await texts.need([paper]).catch(() => undefined);
    const link = linkOf(paper);
    if (link.parentElement === null) {
      const item = make('li', '');
      item.append(link);
      list.append(item);
    }
    link.focus({ preventScroll: true });
    view.bringIn(points.x[paper]!, points.y[paper]!, 0);
  }

  function middle(): number {
    const { left, top, width, height } = view.frame();
    const [x, y] = invert(view.projection(), left + width / 2, top + height / 2);
    const around = { x0: x - 1, y0: y - 1, x1: x + 1, y1: y + 1 };
    return withinBox(points, around, store.now().selected, 1).nearest[0] ?? -1;
  }

  function inSight(paper: number): boolean {
    const [px, py] = apply(view.projection(), points.x[paper]!, points.y[paper]!);
    const { left, top, width, height } = view.frame();
    return px >= left && px <= left + width && py >= top && py <= top + height;
  }

  return {
    refresh: () => void refresh(),
    walk(key) {
      const walking =
        current >= 0 && (document.activeElement === links.get(current) || inSight(current));
      const next = walking ? nearestTowards(points, current, key, store.now().selected) : middle();
      if (next >= 0) void focus(next);
    },
    focus: (paper) => void focus(paper),
    current: () => current,
  };
}
