// Ships to the browser: how much is told of each paper that has its title on the map.
import { boxOffset } from '../../../map/labels/title-sides.ts';
import {
  type Column,
  TITLE_COLUMN,
  TITLE_LEADING,
  TITLE_SIZE,
} from '../../../map/labels/title-text.ts';

/** A box around its middle, in pixels at the usual text size, y downwards. */
export interface PixelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A paper with its title: the place of its dot, the side of the title, and the title's size. */
export interface TitledPaper extends PixelBox {
  readonly side: number;
}

/** Its title; first author and year below that; the first sentence of its abstract below those. */
export type TitleLevel = 1 | 2 | 3;

/** A sentence is wider than a title, so that it is no column; four lines hold most. */
export const SENTENCE_COLUMN: Column = { width: 18, maxLines: 4 };
/** Pixels between what is told of two papers. */
const APART = 8;
/** Pixels around a dot that no other paper's text may cover. */
const DOT_CLEAR = 9;
/** More is told from so many times the scale on at which the map's first title comes: each step of zoom has its own. */
export const MORE_FROM = 2;
const FROM: readonly [TitleLevel, number][] = [
  [3, 6],
  [2, MORE_FROM],
];
/** Height of a line in pixels at the usual text size. */
export const LINE_PX = 16 * TITLE_SIZE * TITLE_LEADING;
/** What a level adds: lines, and the width of the widest. */
const ADDED: Readonly<Record<2 | 3, { readonly lines: number; readonly width: number }>> = {
  2: { lines: 1, width: 16 * TITLE_SIZE * TITLE_COLUMN.width },
  3: { lines: 1 + SENTENCE_COLUMN.maxLines, width: 16 * TITLE_SIZE * SENTENCE_COLUMN.width },
};

/**
 * The level of each titled paper at a scale, `nearer` times that of the map's first title: the highest at which its
 * text meets no name, no dot, and no other paper's text if that had the same level. A lower level takes less room
 * within that of a higher one, so no two texts meet whatever the levels are, and panning changes none.
 */
export function titleLevels(
  titled: readonly TitledPaper[],
  dots: readonly (readonly [x: number, y: number])[],
  names: readonly PixelBox[],
  nearer: number,
): readonly TitleLevel[] {
  const levels = titled.map((): TitleLevel => 1);
  for (const [level, from] of FROM) {
    if (nearer < from) continue;
    const boxes = titled.map((paper) => textBox(paper, level));
    for (const [i, box] of boxes.entries()) {
      if (levels[i]! > level) continue;
      const { x, y } = titled[i]!;
      const free =
        names.every((name) => !meet(box, name, APART)) &&
        boxes.every((other, j) => j === i || !meet(box, other, APART)) &&
        dots.every(([px, py]) => (px === x && py === y) || !isNear(box, px, py));
      if (free) levels[i] = level;
    }
  }
  return levels;
}

/** The room of what is told of a paper at a level. */
export function textBox({ x, y, side, width, height }: TitledPaper, level: TitleLevel): PixelBox {
  const added = level === 1 ? { lines: 0, width: 0 } : ADDED[level];
  const size = { width: Math.max(width, added.width), height: height + added.lines * LINE_PX };
  const [dx, dy] = boxOffset(side, size.width, size.height);
  return { x: x + dx, y: y + dy, ...size };
}

/** Whether two boxes come nearer than `apart` pixels along both axes. */
export function meet(a: PixelBox, b: PixelBox, apart: number): boolean {
  return (
    Math.abs(a.x - b.x) < (a.width + b.width) / 2 + apart &&
    Math.abs(a.y - b.y) < (a.height + b.height) / 2 + apart
  );
}

function isNear({ x, y, width, height }: PixelBox, px: number, py: number): boolean {
  return Math.abs(px - x) < width / 2 + DOT_CLEAR && Math.abs(py - y) < height / 2 + DOT_CLEAR;
}
