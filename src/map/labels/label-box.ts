import type { LabelStyle } from './label-styles.ts';
import { SAFETY, textWidth } from './text-width.ts';

/** The room a name takes, in pixels at the usual text size, around its place in the unit square. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The room of a name in lines, and the box of its text as a browser sets it: what it hides is told by that. */
export interface NameBox extends Box {
  readonly lines: readonly string[];
  readonly textWidth: number;
  readonly textHeight: number;
}

/** The usual text size. */
const EM = 16;
const LINE_HEIGHT = 1.2;
/** From the ascenders' to the descenders' edge of the font, in its size. */
const FONT_HEIGHT = 1.37;
/** Pixels between two names. */
const AIR = 6;

/** A box at (0, 0) for lines in `size` ems. */
export function makeBox(lines: readonly string[], size: number, capitals: boolean): Box {
  const width = Math.max(...lines.map((line) => textWidth(line, capitals))) * size * EM;
  return { x: 0, y: 0, width, height: lines.length * size * EM * LINE_HEIGHT };
}

/** The box of a name at (0, 0) in a style's type. */
export function makeNameBox(
  lines: readonly string[],
  size: number,
  { capitals, leading }: Pick<LabelStyle, 'capitals' | 'leading'>,
): NameBox {
  const box = makeBox(lines, size, capitals);
  return {
    ...box,
    lines,
    textWidth: box.width / SAFETY,
    textHeight: ((lines.length - 1) * leading + FONT_HEIGHT) * size * EM,
  };
}

/** Places of names are rounded by no more than this. */
const ROUNDED_BY = 1e-4;

/** Whether a box that may be moved by `reach` along each axis could meet another at a scale or beyond. */
export function mayMeet(box: Box, reach: number, other: Box, scale: number): boolean {
  const far = reach + ROUNDED_BY;
  return (
    (Math.abs(box.x - other.x) - far) * scale < (box.width + other.width) / 2 + AIR &&
    (Math.abs(box.y - other.y) - far) * scale < (box.height + other.height) / 2 + AIR
  );
}

/** The scale (pixels a unit) from which on two boxes are apart: along x or along y, whichever comes first. */
export function scaleApart(a: Box, b: Box): number {
  const width = (a.width + b.width) / 2 + AIR;
  const height = (a.height + b.height) / 2 + AIR;
  return Math.min(width / Math.abs(a.x - b.x), height / Math.abs(a.y - b.y));
}
