// Ships to the browser.
import type { MapState } from '../../map/url-state.ts';
import type { Dot } from './map-dots.ts';

/** Greys what is not selected, by topic, subtopic, year, list and search alike; nothing goes away. */
export function markSelection(
  svg: SVGSVGElement,
  dots: readonly Dot[],
  state: MapState,
  found: ReadonlySet<string> | null,
): void {
  const tree = [...document.querySelectorAll<HTMLElement>('.legend a[data-topic]')];
  const parts = tree.flatMap(({ dataset }) => dataset.subtopic ?? []);
  const topic = tree.find(
    ({ dataset }) => dataset.topic === state.topic && dataset.subtopic === undefined,
  );
  const hue =
    state.topic === null ? null : (topic?.closest('li')?.className ?? hueOf(svg, state.topic));
  const part = state.subtopic === null ? null : parts.indexOf(state.subtopic);
  const list = new Set(state.list);
  const selects = (dot: Dot) =>
    (hue === null || dot.hue === hue) &&
    (part === null || dot.subtopic === part) &&
    (state.year === null ||
      (dot.year !== null && dot.year >= state.year[0] && dot.year <= state.year[1])) &&
    (list.size === 0 || list.has(dot.id)) &&
    (found === null || found.has(dot.slug));
  const any =
    hue !== null || part !== null || state.year !== null || list.size > 0 || found !== null;
  svg.classList.toggle('selecting', any);
  for (const dot of dots) dot.link.classList.toggle('lit', any && selects(dot));
  for (const link of tree) {
    const own =
      link.dataset.topic === state.topic && (link.dataset.subtopic ?? null) === state.subtopic;
    if (own) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

function hueOf(svg: SVGSVGElement, topic: string): string {
  if (topic === 'outside') return 't0';
  const name = svg.querySelector(`.name[data-topic="${CSS.escape(topic)}"]`);
  return [...(name?.classList ?? [])].find((value) => /^t\d/.test(value)) ?? 't0';
}
