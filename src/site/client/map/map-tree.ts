// Ships to the browser.
import { isForTheBrowser } from '../shared/dom.ts';
import { isNarrowed } from './facets.ts';
import type { Store } from './map-store.ts';

/** Topics and subtopics select: names on the map and the tree alike. The first click selects, a second lets go. */
export function startTree(store: Store): void {
  const links = [...document.querySelectorAll<HTMLElement | SVGElement>('a[data-topic]')];
  for (const link of links) {
    link.addEventListener('click', (event) => {
      if (event.defaultPrevented || isForTheBrowser(event as MouseEvent)) return;
      const { topic = null, subtopic = null } = link.dataset;
      event.preventDefault();
      const { state } = store.now();
      const again = state.topic === topic && state.subtopic === subtopic;
      store.push({ topic: again ? null : topic, subtopic: again ? null : subtopic });
    });
  }
  store.subscribe(({ chosen }) => {
    for (const link of links) {
      const { topic = '', subtopic } = link.dataset;
      const [choice, id] =
        subtopic === undefined ? [chosen.topic, topic] : [chosen.subtopic, subtopic];
      link.classList.toggle('without', choice.none.includes(id));
      const narrowed = subtopic === undefined && isNarrowed(topic, chosen.subtopic, store.facets);
      if (choice.any.includes(id) && !narrowed) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  });
}
