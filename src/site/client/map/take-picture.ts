// Ships to the browser, once the view is taken as a picture.

import type { Points } from '../../../map/points.ts';
import { SIDE } from '../../../map/viewport.ts';
import type { Seen } from './map-canvas.ts';
import { dotLooks, dotRadius } from './map-dot-styles.ts';
import { measureFrame } from './map-frame.ts';
import { type Line, type Picture, setFont } from './picture-marks.ts';

/** Around all, in pixels, and between the lines that stand over and under the map. */
const MARGIN = 24;
const TITLE_SIZE = 24;
const TEXT_SIZE = 13;
const LEADING = 20;
const SWATCH = 5;
/** From a swatch to its name, and from a name to the next swatch. */
const GAP = 12;
/** A longer legend would be a list; the largest come first. */
const MAX_LEGEND = 24;

/** What stands beside the map in its picture. */
export interface Caption {
  readonly title: string;
  readonly selection: string;
  readonly legend: readonly {
    readonly name: string;
    readonly colour: string;
    readonly ring: boolean;
  }[];
  readonly address: string;
}

/** The view as it is seen, in a sheet with title, legend and address. */
export function takePicture(
  map: HTMLElement,
  points: Points,
  { projection, group, colours }: Seen,
  caption: Caption,
): Picture {
  const frame = measureFrame(map);
  const head = MARGIN + TITLE_SIZE + (caption.selection === '' ? 0 : LEADING) + GAP;
  const moved = { x: MARGIN - frame.left, y: head - frame.top };
  const sheet = getComputedStyle(document.documentElement);
  const ink = sheet.getPropertyValue('--ink').trim();
  const paper = sheet.getPropertyValue('--paper').trim();
  const serif = getComputedStyle(map.querySelector('.names text') ?? map).fontFamily;
  const write = (x: number, y: number, text: string, size = TEXT_SIZE): Line => ({
    ...{ x, y, text, size, colour: ink, family: serif },
    ...{ weight: size === TITLE_SIZE ? '600' : '400', italic: false, spacing: 0 },
  });
  const below = head + Math.ceil(frame.height) + LEADING;
  const legend = legendRows(caption, frame.width, write(0, 0, ''));
  const last = below + LEADING * legend.rows;
  const name = (x: number, row: number, text: string) =>
    write(x, below + LEADING * row + TEXT_SIZE / 3, text);
  return {
    width: Math.ceil(frame.width + 2 * MARGIN),
    height: Math.ceil(last + LEADING + MARGIN / 2),
    paper,
    frame: { x: MARGIN, y: head, width: frame.width, height: frame.height },
    areas: areasOf(map, projection, moved, colours),
    rings: ringsOf(points, projection, moved, group, colours, frame),
    names: namesOf(map, moved),
    lines: [
      write(MARGIN, MARGIN + TITLE_SIZE * 0.8, caption.title, TITLE_SIZE),
      write(MARGIN, MARGIN + TITLE_SIZE + LEADING * 0.7, caption.selection),
      ...legend.entries.map(({ x, row, text }) => name(x + SWATCH + GAP / 2, row, text)),
      write(MARGIN, last + TEXT_SIZE, caption.address),
    ].filter(({ text }) => text !== ''),
    swatches: legend.entries.map(({ x, row, colour, ring }) => ({
      ...{ x, y: below + LEADING * row, colour, opacity: 1 },
      ...{ from: ring ? SWATCH - 2 : 0, to: SWATCH },
    })),
  };
}

/** The entries of a legend in rows of a width. */
function legendRows({ legend }: Caption, width: number, font: Line) {
  const measure = document.createElement('canvas').getContext('2d')!;
  setFont(measure, font);
  let x = MARGIN + SWATCH;
  let row = 0;
  const entries = legend.slice(0, MAX_LEGEND).map(({ name, colour, ring }) => {
    const room = SWATCH + GAP / 2 + measure.measureText(name).width;
    if (x + room > MARGIN + width && x > MARGIN + SWATCH) {
      x = MARGIN + SWATCH;
      row++;
    }
    const entry = { x, row, text: name, colour, ring };
    x += room + GAP + SWATCH;
    return entry;
  });
  return { entries, rows: row + 1 };
}

type Shift = { readonly x: number; readonly y: number };

function areasOf(
  map: HTMLElement,
  { k, tx, ty }: Seen['projection'],
  moved: Shift,
  { land, landStrength, coast }: Seen['colours'],
): Picture['areas'] {
  return [...map.querySelectorAll('.lands > g')].flatMap((group) => {
    const topic = Number(/\bt(\d+)/.exec(group.getAttribute('class') ?? '')?.[1] ?? 0);
    return [...group.querySelectorAll('path')].map((path, i) => ({
      path: path.getAttribute('d') ?? '',
      scale: k / SIDE,
      dx: tx + moved.x,
      dy: ty - k + moved.y,
      colour: cssOf(land[topic]!),
      fill: Number(path.getAttribute('fill-opacity')) * landStrength,
      stroke: i === 0 ? coast : 0,
    }));
  });
}

function ringsOf(
  { count, x: X, y: Y }: Points,
  { k, tx, ty }: Seen['projection'],
  moved: Shift,
  group: Uint16Array,
  colours: Seen['colours'],
  { left, top, width, height }: ReturnType<typeof measureFrame>,
): Picture['rings'] {
  const looks = dotLooks(colours, dotRadius(k, count));
  const rings: (Picture['rings'][number] & { readonly layer: number })[] = [];
  for (let i = 0; i < count; i++) {
    const [px, py] = [k * X[i]! + tx, ty - k * Y[i]!];
    if (px < left || py < top || px > left + width || py > top + height) continue;
    const { rings: parts, colour, opacity, layer } = looks[group[i]!]!;
    for (const [from, to] of parts)
      rings.push({
        ...{ x: px + moved.x, y: py + moved.y, from, to, opacity, layer },
        colour: cssOf(colour),
      });
  }
  return rings.sort((a, b) => a.layer - b.layer);
}

/** The names that are seen, line by line, where they stand. */
function namesOf(map: HTMLElement, moved: Shift): readonly Line[] {
  return [...map.querySelectorAll<SVGTextElement>('.names text')].flatMap((text) => {
    if (text.getClientRects().length === 0) return [];
    const style = getComputedStyle(text);
    const parts = [...text.querySelectorAll('tspan')];
    return (parts.length === 0 ? [text] : parts).flatMap((part) => {
      const matrix = part.getScreenCTM();
      if (matrix === null || part.getNumberOfChars() === 0) return [];
      const place = part.getStartPositionOfChar(0).matrixTransform(matrix);
      const written = part.textContent?.trim() ?? '';
      return {
        x: place.x + moved.x,
        y: place.y + moved.y,
        text: style.textTransform === 'uppercase' ? written.toUpperCase() : written,
        size: Number.parseFloat(style.fontSize),
        weight: style.fontWeight,
        italic: style.fontStyle === 'italic',
        family: style.fontFamily,
        colour: style.fill,
        spacing: Number.parseFloat(style.letterSpacing) || 0,
      };
    });
  });
}

function cssOf([r, g, b]: readonly [number, number, number]): string {
  return `rgb(${r} ${g} ${b})`;
}
