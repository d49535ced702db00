// Ships to the browser of a large map's readers: the names that wait for zoom.

import { makeBox } from '../../../map/labels/label-box.ts';
import type { LaterName } from '../../../map/labels/later-names.ts';
import { lineGap, lineShift } from '../../../map/labels/name-text.ts';
import { topicClass } from '../../../map/topic-class.ts';
import { makeSvg } from '../shared/dom.ts';
import type { WaitingName } from './map-names.ts';
import { fetchData } from './map-points.ts';

/** Fetches them; throws where they don't come. */
export async function fetchLaterNames(): Promise<readonly WaitingName[]> {
  const names = (await (await fetchData('names.json')).json()) as readonly LaterName[];
  const parts = [...document.querySelectorAll<HTMLAnchorElement>('[data-tree] [data-subtopic]')];
  return names.map((name): WaitingName => {
    const [kind, lines, topic, subtopic, x, y, size, minScale, maxScale] = name;
    const { width, height } = makeBox(lines, size, kind === 'topic');
    const inTree = () =>
      subtopic > 0
        ? parts[subtopic - 1]
        : document.querySelector<HTMLAnchorElement>(`[data-tree] > .${topicClass(topic)} > a`);
    return {
      ...{ x, y, width, height, minScale, maxScale: maxScale ?? Number.POSITIVE_INFINITY },
      make: () => nameElement(name, kind === 'phrase' ? null : (inTree() ?? null)),
    };
  });
}

/** As the drawing has them; `link`: what it stands for in the tree, null for a phrase. */
function nameElement(
  [kind, lines, topic, , , , size]: LaterName,
  link: HTMLAnchorElement | null,
): SVGElement {
  const text = makeSvg('text', { class: kind, 'font-size': `${size}em` });
  for (const [i, line] of lines.entries()) {
    const span = makeSvg('tspan', { x: 0, y: 0, dy: lineShift(kind, lines.length, i) });
    span.textContent = line;
    text.append(lineGap(lines, i), span);
  }
  const name =
    link === null
      ? makeSvg('g', { 'aria-hidden': 'true' })
      : makeSvg('a', { href: link.getAttribute('href') ?? '' });
  name.setAttribute('class', `name ${topicClass(topic)}`);
  Object.assign(name.dataset, link?.dataset);
  name.append(text);
  return name;
}
