// Ships to the browser.

import { shortTitle, TITLE_DROP, TITLE_SIZE } from '../../../map/labels/title-text.ts';
import { withinBox } from '../../../map/picking.ts';
import { apply, invert, type Projection } from '../../../map/viewport.ts';
import type { PaperData } from './map-points.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** Names within this many pixels of the window are kept ready. */
const NEAR_PX = 220;
/** More titles than a window can hold are never asked for. */
const MAX_TITLES = 160;

interface Name {
  readonly element: SVGElement;
  readonly x: number;
  readonly y: number;
  readonly minScale: number;
  readonly maxScale: number;
}

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
  const firstTitle = points.titleMinScale.reduce(
    (least, scale) => (scale > 0 && scale < least ? scale : least),
    Number.POSITIVE_INFINITY,
  );

  function put(element: SVGElement, [px, py]: readonly [number, number], drop = 0): void {
    const [x, y] = [px - corner.left, py - corner.top + drop];
    element.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
  }

  function draw(projection: Projection, moving: boolean): void {
    if (!moving) corner = drawing.getBoundingClientRect();
    const em = Number.parseFloat(getComputedStyle(layer).fontSize) / 16;
    const scale = projection.k / em;
    const { clientWidth, clientHeight } = map;
    for (const { element, x, y, minScale, maxScale } of names) {
      const [px, py] = apply(projection, x, y);
      const near =
        px > -NEAR_PX && py > -NEAR_PX && px < clientWidth + NEAR_PX && py < clientHeight + NEAR_PX;
      const shown = near && minScale <= scale && scale < maxScale;
      element.classList.toggle('later', !shown);
      if (shown) put(element, [px, py]);
    }
    drawTitles(projection, scale, em, moving);
  }

  function drawTitles(projection: Projection, scale: number, em: number, moving: boolean): void {
    const [x0, y0] = invert(projection, -NEAR_PX, map.clientHeight + 20);
    const [x1, y1] = invert(projection, map.clientWidth + NEAR_PX, -20);
    const wanted = firstTitle <= scale ? titled(scale, x0, y0, x1, y1) : [];
    const keep = new Set(wanted);
    for (const [i, element] of titles) {
      if (keep.has(i)) continue;
      element.remove();
      titles.delete(i);
    }
    const missing = wanted.filter((i) => texts.title(i) === undefined);
    if (missing.length > 0 && !moving)
      void texts.need(missing).then(
        () => draw(projection, false),
        () => undefined,
      );
    for (const i of wanted) {
      const title = texts.title(i);
      if (title === undefined) continue;
      if (!titles.has(i)) titles.set(i, layer.insertBefore(makeTitle(title), layer.firstChild));
      put(titles.get(i)!, apply(projection, points.x[i]!, points.y[i]!), TITLE_DROP * em);
    }
  }

  /** Papers in a box whose titles are free at a scale, those in its middle first. */
  function titled(
    scale: number,
    x0: number,
    y0: number,
    x1: number,
    y1: number,
  ): readonly number[] {
    const free = points.titleMinScale.map((minScale) =>
      minScale > 0 && minScale <= scale ? 1 : 0,
    );
    return withinBox(points, { x0, y0, x1, y1 }, Uint8Array.from(free), MAX_TITLES).nearest;
  }

  return { draw };
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
