// Ships to the browser.

import { makeBox } from '../../../map/labels/label-box.ts';
import { apply, type Projection } from '../../../map/viewport.ts';
import { makeSvg } from '../shared/dom.ts';
import {
  dotsNear,
  firstTitleScale,
  isNameShown,
  type ScaleRange,
  titledPapers,
} from './label-visibility.ts';
import type { PaperData } from './map-points.ts';
import { startTitles } from './map-titles.ts';
import type { HaloedText } from './title-element.ts';
import { MORE_FROM, meet, type PixelBox } from './title-levels.ts';

/** A title stands so many pixels further from a ring than from a dot. */
const RING_GAP_PX = 5;

interface Name extends ScaleRange {
  readonly text: SVGElement;
  /** Made when the name is first shown, where the drawing has none. */
  halo: SVGElement | null;
  readonly x: number;
  readonly y: number;
  /** In pixels at the usual text size. */
  readonly width: number;
  readonly height: number;
}

/** Names of topics and texts of papers over the map. */
export interface Labels {
  readonly draw: (projection: Projection, moving: boolean) => void;
  /** The title of this paper stands at its ring, whatever makes room for it; −1 for none. */
  readonly choose: (paper: number) => void;
}

/** Moves the names of the drawing with the map, shows each at its scales, and sets titles where there is room. */
export function startLabels(map: HTMLElement, data: PaperData): Labels {
  const { points, texts } = data;
  const layer = map.querySelector<SVGElement>('.names')!;
  /** Names are set from the drawing's own corner: it stays where it was, so that nothing shifts. */
  let corner = layer.getBoundingClientRect();
  const halos = liftHalos(map);
  const drawn = [...halos.children] as SVGElement[];
  const names = [...layer.querySelectorAll<SVGElement>('.name')].map((text) =>
    takeOver(text, text.classList.contains('later') ? null : drawn.shift()!),
  );
  let last: Projection | undefined;
  let chosen = -1;
  const titles = startTitles(
    data,
    { text: layer, halo: halos },
    () => last !== undefined && draw(last, false),
  );
  let firstTitle = Number.POSITIVE_INFINITY;
  data.complete.then(
    () => {
      firstTitle = firstTitleScale(points);
    },
    () => undefined,
  );

  function draw(projection: Projection, moving: boolean): void {
    last = projection;
    if (!moving) corner = layer.getBoundingClientRect();
    const em = Number.parseFloat(getComputedStyle(layer).fontSize) / 16;
    const scale = projection.k / em;
    const kept = chosen < 0 ? null : titles.boxOf(chosen, scale);
    const boxes = putNames(names, projection, { map, halos, corner, scale, kept });
    const free = firstTitle <= scale ? titledPapers(points, projection, scale, map) : [];
    const wanted =
      chosen < 0 ? free : besideChosen(chosen, free, kept, (paper) => titles.boxOf(paper, scale));
    const missing = wanted.filter((i) => texts.title(i) === undefined);
    if (missing.length > 0 && !moving)
      void texts.need(missing).then(
        () => last !== undefined && draw(last, false),
        () => undefined,
      );
    const nearer = scale / firstTitle;
    const dots = nearer < MORE_FROM ? [] : dotsNear(points, projection, map);
    const ground = { scale, nearer, names: boxes, dots };
    for (const { paper, dx, dy, ...title } of titles.set(wanted, ground)) {
      const [px, py] = apply(projection, points.x[paper]!, points.y[paper]!);
      const ring = paper === chosen ? RING_GAP_PX : 0;
      const at = [dx, dy].map((gap) => gap * em + ring * Math.sign(gap));
      put(title, [px + at[0]!, py + at[1]!], corner);
    }
    if (!moving) titles.need();
  }

  return {
    draw,
    choose(paper) {
      chosen = paper;
      if (last !== undefined) draw(last, false);
    },
  };
}

/** Where names are put, and what they leave free. */
interface NameGround {
  readonly map: HTMLElement;
  readonly halos: SVGElement;
  readonly corner: DOMRect;
  readonly scale: number;
  /** The title of the chosen paper. */
  readonly kept: PixelBox | null;
}

/** Puts the names that are shown at a scale, and returns their boxes. */
function putNames(
  names: readonly Name[],
  projection: Projection,
  { map, halos, corner, scale, kept }: NameGround,
): readonly PixelBox[] {
  const boxes: PixelBox[] = [];
  for (const name of names) {
    const place = apply(projection, name.x, name.y);
    const box = { ...name, x: name.x * scale, y: -name.y * scale };
    const isClear = kept === null || !meet(box, kept, RING_GAP_PX);
    const shown = isClear && isNameShown(name, place, scale, map);
    for (const element of [name.text, name.halo]) element?.classList.toggle('later', !shown);
    if (!shown) continue;
    const { text } = name;
    name.halo ??= haloOf(text, halos);
    put({ text, halo: name.halo }, place, corner);
    boxes.push(box);
  }
  return boxes;
}

/** The chosen paper, and those whose titles leave its own free. */
function besideChosen(
  chosen: number,
  free: readonly number[],
  kept: PixelBox | null,
  boxOf: (paper: number) => PixelBox | null,
): readonly number[] {
  const others = free.filter((paper) => {
    const box = paper === chosen ? null : boxOf(paper);
    return paper !== chosen && (kept === null || box === null || !meet(box, kept, RING_GAP_PX));
  });
  return [chosen, ...others];
}

/** The halos of the drawing on a layer of their own, under that of the papers. */
function liftHalos(map: HTMLElement): SVGElement {
  const halos = map.querySelector<SVGElement>('.halos')!;
  halos.classList.replace('drawing', 'halo-layer');
  map.querySelector('canvas:last-of-type')!.before(halos);
  return halos;
}

function haloOf(name: SVGElement, halos: SVGElement): SVGElement {
  const halo = makeSvg('g', {});
  halo.append(name.querySelector('text')!.cloneNode(true));
  halos.append(halo);
  return halo;
}

function put(
  { text, halo }: HaloedText,
  [px, py]: readonly [number, number],
  { left, top }: DOMRect,
): void {
  const shift = (x: number, y: number) => `translate(${x.toFixed(1)} ${y.toFixed(1)})`;
  text.setAttribute('transform', shift(px - left, py - top));
  halo.setAttribute('transform', shift(px, py));
}

/** From now on the script, not the drawing, says where a name is. */
function takeOver(text: SVGElement, halo: SVGElement | null): Name {
  for (const element of [text, halo]) {
    for (const line of element?.querySelectorAll('tspan') ?? []) {
      line.setAttribute('x', '0');
      line.setAttribute('y', '0');
    }
    element?.classList.remove('phone', 'mid', 'wide');
  }
  const { x, y, from, to } = text.dataset;
  const words = text.querySelector('text')!;
  const lines = [...words.querySelectorAll('tspan')].map((line) => line.textContent ?? '');
  const size = Number.parseFloat(words.getAttribute('font-size') ?? '1');
  const { width, height } = makeBox(lines, size, words.classList.contains('topic'));
  return {
    text,
    halo,
    x: Number(x),
    y: Number(y),
    width,
    height,
    minScale: Number(from),
    maxScale: to === undefined ? Number.POSITIVE_INFINITY : Number(to),
  };
}
