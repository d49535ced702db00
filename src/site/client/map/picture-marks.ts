// Ships to the browser, once the view is taken as a picture: what a picture is made of, drawn as SVG or on a canvas.
import { makeSvg, SVG } from '../shared/dom.ts';

/** Closed outlines in drawing units; a point (x, y) stands at (scale x + dx, scale y + dy). */
interface Area {
  readonly path: string;
  readonly scale: number;
  readonly dx: number;
  readonly dy: number;
  readonly colour: string;
  readonly fill: number;
  /** Opacity of its outline; 0 for none. */
  readonly stroke: number;
}

/** A ring around a place, from one radius to another; from 0 it is a dot. */
interface Ring {
  readonly x: number;
  readonly y: number;
  readonly from: number;
  readonly to: number;
  readonly colour: string;
  readonly opacity: number;
}

/** A line of text that begins at a place of its baseline. */
export interface Line {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly weight: string;
  readonly italic: boolean;
  readonly family: string;
  readonly colour: string;
  readonly spacing: number;
}

/** All of a picture, in pixels; the map is cut off at its frame, the rest stands around it. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly paper: string;
  readonly frame: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly areas: readonly Area[];
  readonly rings: readonly Ring[];
  /** On the map, with halos. */
  readonly names: readonly Line[];
  readonly lines: readonly Line[];
  /** Colours of the legend. */
  readonly swatches: readonly Ring[];
}

const HALO = 3.5;

/** The picture as an SVG element. */
export function svgOf(picture: Picture): SVGSVGElement {
  const { width, height, paper, frame } = picture;
  const svg = makeSvg('svg', { viewBox: `0 0 ${width} ${height}`, width, height });
  svg.setAttribute('xmlns', SVG);
  const clip = makeSvg('clipPath', { id: 'frame' });
  clip.append(makeSvg('rect', frame));
  const map = makeSvg('g', { 'clip-path': 'url(#frame)' });
  map.append(
    ...picture.areas.map(({ path, scale, dx, dy, colour, fill, stroke }) =>
      makeSvg('path', {
        d: path,
        transform: `translate(${round(dx)} ${round(dy)}) scale(${Number(scale.toPrecision(6))})`,
        fill: colour,
        'fill-opacity': round(fill),
        ...(stroke > 0 && {
          stroke: colour,
          'stroke-opacity': round(stroke),
          'stroke-width': Number((1 / scale).toPrecision(4)),
        }),
      }),
    ),
    ...picture.rings.map(circle),
    ...picture.names.map((line) => textElement(line, paper)),
  );
  svg.append(
    makeSvg('rect', { width, height, fill: paper }),
    clip,
    map,
    ...picture.swatches.map(circle),
    ...picture.lines.map((line) => textElement(line, null)),
  );
  return svg;
}

function circle({ x, y, from, to, colour, opacity }: Ring): SVGElement {
  const place = { cx: round(x), cy: round(y) };
  return from === 0
    ? makeSvg('circle', { ...place, r: round(to), fill: colour, 'fill-opacity': round(opacity) })
    : makeSvg('circle', {
        ...place,
        r: round((from + to) / 2),
        fill: 'none',
        stroke: colour,
        'stroke-width': round(to - from),
        'stroke-opacity': round(opacity),
      });
}

function textElement(line: Line, halo: string | null): SVGElement {
  const text = makeSvg('text', {
    x: round(line.x),
    y: round(line.y),
    fill: line.colour,
    'font-family': line.family,
    'font-size': round(line.size),
    'font-weight': line.weight,
    ...(line.italic && { 'font-style': 'italic' }),
    ...(line.spacing !== 0 && { 'letter-spacing': round(line.spacing) }),
    ...(halo !== null && {
      stroke: halo,
      'stroke-width': HALO,
      'stroke-linejoin': 'round',
      'paint-order': 'stroke',
    }),
  });
  text.textContent = line.text;
  return text;
}

function round(value: number): number {
  return Number(value.toFixed(2));
}

/** The picture as PNG, `ratio` pixels a unit. */
export async function pngOf(picture: Picture, ratio: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * ratio);
  canvas.height = Math.round(picture.height * ratio);
  const drawing = canvas.getContext('2d')!;
  drawing.scale(ratio, ratio);
  drawing.fillStyle = picture.paper;
  drawing.fillRect(0, 0, picture.width, picture.height);
  drawing.save();
  const { x, y, width, height } = picture.frame;
  drawing.beginPath();
  drawing.rect(x, y, width, height);
  drawing.clip();
  for (const area of picture.areas) drawArea(drawing, area);
  for (const ring of picture.rings) drawRing(drawing, ring);
  for (const line of picture.names) drawLine(drawing, line, picture.paper);
  drawing.restore();
  for (const ring of picture.swatches) drawRing(drawing, ring);
  for (const line of picture.lines) drawLine(drawing, line, null);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob))),
  );
}

function drawArea(drawing: CanvasRenderingContext2D, area: Area): void {
  drawing.save();
  drawing.translate(area.dx, area.dy);
  drawing.scale(area.scale, area.scale);
  const path = new Path2D(area.path);
  drawing.fillStyle = drawing.strokeStyle = area.colour;
  drawing.lineWidth = 1 / area.scale;
  drawing.globalAlpha = area.fill;
  drawing.fill(path);
  drawing.globalAlpha = area.stroke;
  if (area.stroke > 0) drawing.stroke(path);
  drawing.restore();
}

function drawRing(drawing: CanvasRenderingContext2D, ring: Ring): void {
  const { x, y, from, to, colour, opacity } = ring;
  drawing.globalAlpha = opacity;
  drawing.fillStyle = drawing.strokeStyle = colour;
  drawing.lineWidth = to - from;
  drawing.beginPath();
  drawing.arc(x, y, from === 0 ? to : (from + to) / 2, 0, 2 * Math.PI);
  if (from === 0) drawing.fill();
  else drawing.stroke();
  drawing.globalAlpha = 1;
}

function drawLine(drawing: CanvasRenderingContext2D, line: Line, halo: string | null): void {
  setFont(drawing, line);
  if (halo !== null) {
    drawing.strokeStyle = halo;
    drawing.lineWidth = HALO;
    drawing.lineJoin = 'round';
    drawing.strokeText(line.text, line.x, line.y);
  }
  drawing.fillStyle = line.colour;
  drawing.fillText(line.text, line.x, line.y);
}

/** Sets a canvas to a line's font. */
export function setFont(
  drawing: CanvasRenderingContext2D,
  { italic, weight, size, family, spacing }: Omit<Line, 'x' | 'y' | 'text' | 'colour'>,
): void {
  drawing.font = `${italic ? 'italic ' : ''}${weight} ${size}px ${family}`;
  drawing.letterSpacing = `${spacing}px`;
}
