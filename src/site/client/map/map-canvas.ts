// Ships to the browser.

import { type Stamp, stampsOf } from '../../../map/dot-stamps.ts';
import type { Points } from '../../../map/points.ts';
import { drawPoints } from '../../../map/raster.ts';
import { type Projection, SIDE, scaled } from '../../../map/viewport.ts';
import { type Colours, dotLooks, dotRadius } from './map-dot-styles.ts';

/** The land of one topic, ready to be filled. */
interface Land {
  readonly topic: number;
  readonly bands: readonly { readonly path: Path2D; readonly opacity: number }[];
}

/** Land and papers, drawn under the names. */
export interface Canvas {
  /** Draws at the next frame; while `moving`, no sharper than can be kept up. */
  readonly draw: (projection: Projection, moving: boolean) => void;
  /** `group[i]` is the look of paper `i` (src/site/client/map/map-dot-styles.ts). */
  readonly regroup: (group: Uint16Array) => void;
  readonly recolour: (colours: Colours) => void;
  /** What was drawn last; undefined before anything was. */
  readonly seen: () => Seen | undefined;
}

/** A view as it was drawn: papers by their looks, in these colours. */
export interface Seen {
  readonly projection: Projection;
  readonly group: Uint16Array;
  readonly colours: Colours;
}

/** Pixels drawn in a frame while the map moves: a screen of usual size, whatever its density. */
const MOVING_PIXELS = 1_100_000;
/** With more papers than this a dense screen is drawn as a plain one while it moves. */
const MANY = 20_000;
const MAX_RATIO = 3;

/** A picture that waits for the next frame. */
interface Asked {
  readonly projection: Projection;
  readonly moving: boolean;
}

/** Two layers under the names: the land as filled paths, and papers written pixel by pixel. */
export function startCanvas(map: HTMLElement, points: Points, first: Colours): Canvas {
  const lands = readLands(map);
  const layers = addLayers(map);
  const [ground, dots] = layers;
  let colours = first;
  let group: Uint16Array = new Uint16Array(points.count);
  let image: ImageData | undefined;
  let stamps: { readonly key: string; readonly list: readonly Stamp[] } = { key: '', list: [] };
  let asked: Asked | undefined;
  let last: Projection | undefined;

  function frame(): void {
    const { projection, moving } = asked!;
    asked = undefined;
    last = projection;
    const { clientWidth, clientHeight } = map;
    const ratio = pixelRatio(moving, devicePixelRatio, clientWidth * clientHeight, points.count);
    const [width, height] = [Math.round(clientWidth * ratio), Math.round(clientHeight * ratio)];
    for (const { canvas } of layers) {
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
    }
    drawLand(ground, lands, colours, scaled(projection, ratio), ratio);
    drawDots(width, height, projection, ratio);
  }

  function drawDots(width: number, height: number, projection: Projection, ratio: number): void {
    if (image?.width !== width || image.height !== height) image = new ImageData(width, height);
    const radius = dotRadius(projection.k, points.count);
    const key = `${radius} ${ratio}`;
    if (stamps.key !== key) stamps = { key, list: stampsOf(dotLooks(colours, radius), ratio) };
    const pixels = new Uint32Array(image.data.buffer);
    drawPoints(pixels, width, height, points, group, stamps.list, scaled(projection, ratio));
    dots.putImageData(image, 0, 0);
  }

  function draw(projection: Projection, moving: boolean): void {
    const waiting = asked !== undefined;
    asked = { projection, moving };
    if (!waiting) requestAnimationFrame(frame);
  }

  return {
    draw,
    regroup(next) {
      group = next;
      if (last !== undefined) draw(asked?.projection ?? last, asked?.moving ?? false);
    },
    seen: () => (last === undefined ? undefined : { projection: last, group, colours }),
    recolour(next) {
      colours = next;
      stamps = { key: '', list: [] };
      if (last !== undefined) draw(last, false);
    },
  };
}

/** Device pixels drawn for one of the window's `area`: all at rest, as many as can be kept up while the map moves. */
export function pixelRatio(moving: boolean, screen: number, area: number, papers: number): number {
  const most = Math.min(MAX_RATIO, screen || 1);
  if (!moving) return most;
  return Math.min(most, papers > MANY ? 1 : Math.sqrt(MOVING_PIXELS / area));
}

/** Adds the layers to the map: the ground, and the dots on it. */
function addLayers(
  map: HTMLElement,
): readonly [CanvasRenderingContext2D, CanvasRenderingContext2D] {
  const layers = [document.createElement('canvas'), document.createElement('canvas')] as const;
  for (const canvas of layers) canvas.setAttribute('aria-hidden', 'true');
  map.prepend(...layers);
  const [ground, dots] = layers.map((one) => one.getContext('2d', { willReadFrequently: true })!);
  return [ground!, dots!];
}

function drawLand(
  ground: CanvasRenderingContext2D,
  lands: readonly Land[],
  colours: Colours,
  { k, tx, ty }: Projection,
  ratio: number,
): void {
  ground.setTransform(1, 0, 0, 1, 0, 0);
  ground.clearRect(0, 0, ground.canvas.width, ground.canvas.height);
  ground.setTransform(k / SIDE, 0, 0, k / SIDE, tx, ty - k);
  ground.lineWidth = (SIDE / k) * ratio;
  for (const { topic, bands } of lands) {
    ground.fillStyle = ground.strokeStyle = css(colours.land[topic]!);
    for (const [i, { path, opacity }] of bands.entries()) {
      ground.globalAlpha = opacity * colours.landStrength;
      ground.fill(path);
      if (i > 0) continue;
      ground.globalAlpha = colours.coast;
      ground.stroke(path);
    }
  }
}

function readLands(map: HTMLElement): readonly Land[] {
  return [...map.querySelectorAll('.lands > g')].map((element) => ({
    topic: Number(/\bt(\d+)/.exec(element.getAttribute('class') ?? '')?.[1] ?? 0),
    bands: [...element.querySelectorAll('path')].map((path) => ({
      path: new Path2D(path.getAttribute('d') ?? ''),
      opacity: Number(path.getAttribute('fill-opacity')),
    })),
  }));
}

function css([r, g, b]: readonly [number, number, number]): string {
  return `rgb(${r} ${g} ${b})`;
}
