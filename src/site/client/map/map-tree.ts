// Ships to the browser.

import { topicClass } from '../../../map/topic-class.ts';
import { isForTheBrowser } from '../shared/dom.ts';
import { type Facets, isNarrowed } from './facets.ts';
import type { Labels } from './map-labels.ts';
import type { Store } from './map-store.ts';
import type { View } from './map-view.ts';
import { topicInView } from './papers-in-view.ts';
import type { Shown } from './resolve-state.ts';

/** Names on the map and in the tree. */
const LINKS = 'a[data-topic]';

/** From this zoom on a view is of some place, and the tree opens there. */
const NEAR_ZOOM = 2;

/** Topics and subtopics select: names on the map and the tree alike. The first click selects, a second lets go. */
export function startTree(store: Store, view: View, labels: Pick<Labels, 'onMade'>): void {
  const links = [...document.querySelectorAll<HTMLElement | SVGElement>(LINKS)];
  const listen = (link: HTMLElement | SVGElement) =>
    link.addEventListener('click', (event) => {
      if (event.defaultPrevented || isForTheBrowser(event as MouseEvent)) return;
      const { topic = null, subtopic = null } = link.dataset;
      event.preventDefault();
      const { state } = store.now();
      const again = state.topic === topic && state.subtopic === subtopic;
      store.push({ topic: again ? null : topic, subtopic: again ? null : subtopic });
    });
  for (const link of links) listen(link);
  labels.onMade((name) => {
    if (!name.matches(LINKS)) return;
    links.push(name);
    listen(name);
    showChoice(name, store.now().chosen, store.facets);
  });
  const tops = [...document.querySelectorAll<HTMLElement>('[data-tree] > li')];
  view.subscribe((projection, moving) => {
    if (moving) return;
    const isNear = view.viewport().zoom >= NEAR_ZOOM;
    const topic = isNear ? topicInView(store.points, projection, view.frame()) : 0;
    for (const top of tops)
      top.classList.toggle('here', topic > 0 && top.classList.contains(topicClass(topic)));
  });
  const rows = links.filter((link): link is HTMLElement => link.closest('[data-tree]') !== null);
  store.subscribe(({ selected }, before) => {
    if (selected === before.selected) return;
    // What fails to load is told again by the next selection.
    import('./tree-shares.ts').then(
      ({ showShares }) => showShares(rows, store.points, store.now().selected, store.facets),
      () => undefined,
    );
  });
  store.subscribe(({ chosen }) => {
    for (const link of links) showChoice(link, chosen, store.facets);
  });
}

/** Whether what a link stands for is chosen, or left out. */
function showChoice(link: HTMLElement | SVGElement, chosen: Shown['chosen'], facets: Facets): void {
  const { topic = '', subtopic } = link.dataset;
  const [choice, id] = subtopic === undefined ? [chosen.topic, topic] : [chosen.subtopic, subtopic];
  link.classList.toggle('without', choice.none.includes(id));
  const narrowed = subtopic === undefined && isNarrowed(topic, chosen.subtopic, facets);
  if (choice.any.includes(id) && !narrowed) link.setAttribute('aria-current', 'true');
  else link.removeAttribute('aria-current');
}
