// Ships to the browser.

import { shortTitle, TITLE_DROP, TITLE_SIZE } from '../../../map/labels/title-text.ts';
import { apply, type Projection } from '../../../map/viewport.ts';
import { firstTitleScale, isNameShown, type ScaleRange, titledPapers } from './label-visibility.ts';
import type { PaperData } from './map-points.ts';

const SVG = 'http://www.w3.org/2000/svg';

interface Name extends ScaleRange {
  readonly element: SVGElement;
  readonly x: number;
  readonly y: number;
}

/** Names of topics and titles of papers over the map. */
export interface Labels {
  readonly draw: (projection: Projection, moving: boolean) => void;
}

/** Moves the names of the drawing with the map, shows each at its scales, and sets titles where there is room. */
export function startLabels(map: HTMLElement, { points, texts }: PaperData): Labels {
  const layer = map.querySelector<SVGGElement>('.names')!;
  const drawing = map.querySelector('.drawing')!;
  /** Names are set from the drawing's own corner: it stays where it was, so that nothing shifts. */
  let corner = drawing.getBoundingClientRect();
  const names = [...layer.querySelectorAll<SVGElement>('.name')].map(takeOver);
  const titles = new Map<number, SVGElement>();
  const firstTitle = firstTitleScale(points);

  function draw(projection: Projection, moving: boolean): void {
    if (!moving) corner = drawing.getBoundingClientRect();
    const em = Number.parseFloat(getComputedStyle(layer).fontSize) / 16;
    const scale = projection.k / em;
    for (const name of names) {
      const place = apply(projection, name.x, name.y);
      const shown = isNameShown(name, place, scale, map);
      name.element.classList.toggle('later', !shown);
      if (shown) put(name.element, place, corner);
    }
    const wanted = firstTitle <= scale ? titledPapers(points, projection, scale, map) : [];
    const missing = wanted.filter((i) => texts.title(i) === undefined);
    if (missing.length > 0 && !moving)
      void texts.need(missing).then(
        () => draw(projection, false),
        () => undefined,
      );
    drawTitles(wanted, projection, TITLE_DROP * em);
  }

  function drawTitles(wanted: readonly number[], projection: Projection, drop: number): void {
    const keep = new Set(wanted);
    for (const [i, element] of titles) {
      if (keep.has(i)) continue;
      element.remove();
      titles.delete(i);
    }
    for (const i of wanted) {
      const title = texts.title(i);
      if (title === undefined) continue;
      if (!titles.has(i)) titles.set(i, layer.insertBefore(makeTitle(title), layer.firstChild));
      put(titles.get(i)!, apply(projection, points.x[i]!, points.y[i]!), corner, drop);
    }
  }

  return { draw };
}

function put(
  element: SVGElement,
  [px, py]: readonly [number, number],
  { left, top }: DOMRect,
  drop = 0,
): void {
  const [x, y] = [px - left, py - top + drop];
  element.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
}

/** From now on the script, not the drawing, says where a name is. */
function takeOver(element: SVGElement): Name {
  for (const line of element.querySelectorAll('tspan')) {
    line.setAttribute('x', '0');
    line.setAttribute('y', '0');
  }
  element.classList.remove('phone', 'mid', 'wide');
  const { x, y, from, to } = element.dataset;
  return {
    element,
    x: Number(x),
    y: Number(y),
    minScale: Number(from),
    maxScale: to === undefined ? Number.POSITIVE_INFINITY : Number(to),
  };
}

/** Titles are read from the list of papers in view; here they are for the eye. */
function makeTitle(title: string): SVGElement {
  const text = document.createElementNS(SVG, 'text');
  text.setAttribute('class', 'title');
  text.setAttribute('font-size', `${TITLE_SIZE}em`);
  text.setAttribute('dy', '.32em');
  text.setAttribute('aria-hidden', 'true');
  text.textContent = shortTitle(title);
  return text;
}
