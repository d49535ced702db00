import { SIDE, toDrawing } from '../../map/viewport.ts';
import { escapeHtml } from '../view/rich-text.ts';
import { linesOf, previewWidth } from './line-breaks.ts';

/** What a link preview shows. */
export interface Preview {
  /** Path below `previews/`, without its ending. */
  readonly path: string;
  readonly title: string;
  /** Said above the title: the topic, the number of papers. */
  readonly above: string;
  /** Said below: the map's title; '' where that is the title. */
  readonly below: string;
  /** Of what stands above, and of the marks. */
  readonly colour: string;
  /** Papers to mark, in the unit square, y upwards; a single one gets a ring. */
  readonly spots: readonly (readonly [x: number, y: number])[];
}

/** The size that chats and social sites show uncut. */
export const WIDTH = 1200;
export const HEIGHT = 630;

const MARGIN = 64;
/** The map is a square as high as the picture, at its right end. */
const MAP_LEFT = WIDTH - HEIGHT - 8;
const TEXT_WIDTH = MAP_LEFT - MARGIN + 24;
const SIZES = [58, 50, 44, 38];
const MAX_LINES = 6;
const LINE_HEIGHT = 1.2;
const SMALL = 26;
const PAPER = '#faf8f3';
const INK = '#20242c';
const MUTED = '#5c6470';
const REGULAR = 'Source Serif 4';
const SEMIBOLD = 'Source Serif 4 SemiBold';

/** The picture of a link preview as SVG: words at the left, the map with what is meant at the right. `land` is drawn in drawing units. */
export function previewSvg({ title, above, below, colour, spots }: Preview, land: string): string {
  const { lines, size } = fitted(title);
  const height = lines.length * size * LINE_HEIGHT;
  const top = Math.max(MARGIN + 2.2 * SMALL, (HEIGHT - height) / 2 - 6);
  const words = [
    text(above, top - 1.1 * SMALL, SMALL, REGULAR, colour),
    ...lines.map((line, i) =>
      text(line, top + size * (i * LINE_HEIGHT + 0.92), size, SEMIBOLD, INK),
    ),
    text(short(below), HEIGHT - MARGIN + 8, SMALL, REGULAR, MUTED),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${PAPER}"/>`,
    `<g transform="translate(${MAP_LEFT} 0) scale(${HEIGHT / SIDE})">${land}${marks(spots, colour)}</g>`,
    ...words,
    '</svg>',
  ].join('');
}

/** The largest size at which the title has room. */
function fitted(title: string): { readonly lines: readonly string[]; readonly size: number } {
  for (const size of SIZES) {
    const lines = linesOf(title, size, TEXT_WIDTH, MAX_LINES + 1);
    if (lines.length * size * LINE_HEIGHT <= HEIGHT - 5 * MARGIN) return { lines, size };
  }
  const size = SIZES.at(-1)!;
  return { lines: linesOf(title, size, TEXT_WIDTH, MAX_LINES), size };
}

function short(line: string): string {
  if (previewWidth(line, SMALL) <= TEXT_WIDTH) return line;
  return linesOf(line, SMALL, TEXT_WIDTH - SMALL, 2)[0]!.concat(' …');
}

function text(line: string, y: number, size: number, family: string, fill: string): string {
  // XML has no place for these.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what goes
  const clean = line.replace(/[\0-\x1f\ufffe\uffff\ud800-\udfff]/gu, '');
  return `<text x="${MARGIN}" y="${Math.round(y)}" font-family="${family}" font-size="${size}" fill="${fill}">${escapeHtml(clean)}</text>`;
}

function marks(spots: Preview['spots'], colour: string): string {
  const single = spots.length === 1;
  const dots = spots.map(([x, y]) => {
    const [px, py] = toDrawing(x, y).map(Math.round);
    const dot = `<circle cx="${px}" cy="${py}" r="${single ? 15 : 7}"/>`;
    const ring = `<circle cx="${px}" cy="${py}" r="40" fill="none" stroke="${colour}" stroke-width="6"/>`;
    return single ? dot + ring : dot;
  });
  return `<g fill="${colour}">${dots.join('')}</g>`;
}
