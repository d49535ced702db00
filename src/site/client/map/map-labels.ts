// Ships to the browser.

import { shortTitle, TITLE_DROP, TITLE_SIZE } from '../../../map/labels/title-text.ts';
import { apply, type Projection } from '../../../map/viewport.ts';
import { firstTitleScale, isNameShown, type ScaleRange, titledPapers } from './label-visibility.ts';
import type { PaperData } from './map-points.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** A text on the map and its halo, which lies under the papers. */
interface HaloedText {
  readonly text: SVGElement;
  readonly halo: SVGElement;
}

interface Name extends ScaleRange, HaloedText {
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
  const halos = liftHalos(map);
  const names = [...layer.querySelectorAll<SVGElement>('.name')].map((text, i) =>
    takeOver(text, halos.children[i] as SVGElement),
  );
  const titles = new Map<number, HaloedText>();
  const firstTitle = firstTitleScale(points);

  function draw(projection: Projection, moving: boolean): void {
    if (!moving) corner = drawing.getBoundingClientRect();
    const em = Number.parseFloat(getComputedStyle(layer).fontSize) / 16;
    const scale = projection.k / em;
    for (const name of names) {
      const place = apply(projection, name.x, name.y);
      const shown = isNameShown(name, place, scale, map);
      for (const element of [name.text, name.halo]) element.classList.toggle('later', !shown);
      if (shown) put(name, place, corner);
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
    for (const [i, { text, halo }] of titles) {
      if (keep.has(i)) continue;
      text.remove();
      halo.remove();
      titles.delete(i);
    }
    for (const i of wanted) {
      const title = texts.title(i);
      if (title === undefined) continue;
      if (!titles.has(i)) titles.set(i, addTitle(title));
      put(titles.get(i)!, apply(projection, points.x[i]!, points.y[i]!), corner, drop);
    }
  }

  function addTitle(title: string): HaloedText {
    const halo = halos.appendChild(makeTitle(title));
    return { text: layer.insertBefore(makeTitle(title), layer.firstChild), halo };
  }

  return { draw };
}

/** The halos of the drawing on a layer of their own, under that of the papers. */
function liftHalos(map: HTMLElement): SVGElement {
  const halos = map.querySelector<SVGElement>('.halos')!;
  const layer = document.createElementNS(SVG, 'svg');
  layer.setAttribute('class', 'halo-layer');
  layer.setAttribute('aria-hidden', 'true');
  layer.append(halos);
  map.querySelector('canvas:last-of-type')!.before(layer);
  return halos;
}

function put(
  { text, halo }: HaloedText,
  [px, py]: readonly [number, number],
  { left, top }: DOMRect,
  drop = 0,
): void {
  const shift = (x: number, y: number) => `translate(${x.toFixed(1)} ${y.toFixed(1)})`;
  text.setAttribute('transform', shift(px - left, py - top + drop));
  halo.setAttribute('transform', shift(px, py + drop));
}

/** From now on the script, not the drawing, says where a name is. */
function takeOver(text: SVGElement, halo: SVGElement): Name {
  for (const element of [text, halo]) {
    for (const line of element.querySelectorAll('tspan')) {
      line.setAttribute('x', '0');
      line.setAttribute('y', '0');
    }
    element.classList.remove('phone', 'mid', 'wide');
  }
  const { x, y, from, to } = text.dataset;
  return {
    text,
    halo,
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
