// Ships to the browser: names of topics and phrases over the map.

import { makeBox } from '../../../map/labels/label-box.ts';
import { apply, type Projection } from '../../../map/viewport.ts';
import { makeSvg } from '../shared/dom.ts';
import { isNameShown, type ScaleRange } from './label-visibility.ts';
import { type HaloedText, putText, RING_GAP_PX } from './title-element.ts';
import { meet, type PixelBox } from './title-levels.ts';

/** A name that waits for zoom, made when it is first shown. */
export interface WaitingName extends ScaleRange {
  /** In the unit square. */
  readonly x: number;
  readonly y: number;
  /** In pixels at the usual text size. */
  readonly width: number;
  readonly height: number;
  readonly make: () => SVGElement;
}

interface Name extends Omit<WaitingName, 'make'> {
  /** Makes it; returns at once what is made already. */
  readonly text: () => SVGElement;
  /** Made when the name is first shown, where the drawing has none. */
  halo: SVGElement | null;
  isShown: boolean;
}

/** Where names are put, and what they leave free. */
interface NameGround {
  readonly corner: DOMRect;
  readonly scale: number;
  /** The title of the chosen paper; null for none. */
  readonly kept: PixelBox | null;
}

/** The names of a map. */
export interface MapNames {
  /** Puts those that are shown at a scale, and returns their boxes. */
  readonly put: (projection: Projection, ground: NameGround) => readonly PixelBox[];
  readonly add: (waiting: readonly WaitingName[]) => void;
  /** Tells of each name that is made from now on. */
  readonly onMade: (listener: (name: SVGElement) => void) => void;
}

/** Takes over the names of the drawing, each at its scales; those that wait for zoom may come later. */
export function startMapNames(map: HTMLElement, layer: SVGElement, halos: SVGElement): MapNames {
  const drawn = [...halos.children] as SVGElement[];
  const names = [...layer.querySelectorAll<SVGElement>('.name')].map((text) =>
    takeOver(text, text.classList.contains('later') ? null : drawn.shift()!),
  );
  let notify = (_: SVGElement) => {};

  function show(name: Name): HaloedText {
    const text = name.text();
    name.halo ??= haloOf(text, halos);
    if (!name.isShown) for (const element of [text, name.halo]) element.classList.remove('later');
    name.isShown = true;
    return { text, halo: name.halo };
  }

  return {
    put(projection, { corner, scale, kept }) {
      // Read once: after each name that is put the browser would lay the page out to tell.
      const size = { clientWidth: map.clientWidth, clientHeight: map.clientHeight };
      const boxes: PixelBox[] = [];
      for (const name of names) {
        const { width, height } = name;
        const place = apply(projection, name.x, name.y);
        const box = { width, height, x: name.x * scale, y: -name.y * scale };
        const isNear = isNameShown(name, place, scale, size);
        if (isNear && (kept === null || !meet(box, kept, RING_GAP_PX))) {
          putText(show(name), place, corner);
          boxes.push(box);
        } else if (name.isShown) hide(name);
      }
      return boxes;
    },
    add(waiting) {
      for (const { make, ...name } of waiting) {
        let text: SVGElement | undefined;
        const made = () => {
          text = make();
          layer.append(text);
          notify(text);
          return text;
        };
        names.push({ ...name, text: () => text ?? made(), halo: null, isShown: false });
      }
    },
    onMade(listener) {
      notify = listener;
    },
  };
}

function hide(name: Name): void {
  for (const element of [name.text(), name.halo]) element?.classList.add('later');
  name.isShown = false;
}

function haloOf(name: SVGElement, halos: SVGElement): SVGElement {
  const halo = makeSvg('g', {});
  halo.append(name.querySelector('text')!.cloneNode(true));
  halos.append(halo);
  return halo;
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
    text: () => text,
    halo,
    isShown: halo !== null,
    x: Number(x),
    y: Number(y),
    width,
    height,
    minScale: Number(from),
    maxScale: to === undefined ? Number.POSITIVE_INFINITY : Number(to),
  };
}
