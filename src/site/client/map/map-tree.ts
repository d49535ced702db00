// Ships to the browser.
import { isForTheBrowser } from '../shared/dom.ts';
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
  store.subscribe(({ state }) => {
    for (const link of links) {
      const { topic = null, subtopic = null } = link.dataset;
      const own = topic === state.topic && subtopic === state.subtopic;
      if (own) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  });
}
