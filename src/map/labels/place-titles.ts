import type { Label, TitlePlaces } from './label.ts';
import { type Box, makeBox } from './label-box.ts';
import { APART, type Obstacle, obstacleGrid, type Place } from './title-obstacles.ts';
import { boxOffset, SIDES } from './title-sides.ts';
import { TITLE_SIZE, titleLines } from './title-text.ts';

/** Titles come from this scale on; later where there are more papers, which then stand closer. */
const EARLIEST = 940;
const EARLIEST_PAPERS = 311;
/** The deepest zoom on a large screen. */
const LATEST = 260_000;
/**
 * Bits of a scale behind its first: at most a thirty-second later than there is room, which nobody sees, and of 20,224
 * papers' scales 16 KB are loaded for 39.
 */
const SCALE_BITS = 5;
/**
 * For each paper the side on which its title is free soonest as one zooms in, and stays so: of names, of all dots, and
 * of the titles of papers before it (Been, Daiches & Yap 2006, with more places than one to each).
 */
export function placeTitles(
  papers: readonly Place[],
  titles: readonly string[],
  names: readonly (Box & Label)[],
): TitlePlaces {
  const minScale = new Uint32Array(papers.length);
  const side = new Uint8Array(papers.length);
  const earliest = EARLIEST * Math.max(1, Math.sqrt(papers.length / EARLIEST_PAPERS));
  const boxes = titles.map((title) => makeBox(titleLines(title), TITLE_SIZE, false));
  const near = obstacleGrid(papers, boxes, names, earliest);
  for (const [i, paper] of papers.entries()) {
    const box = boxes[i]!;
    const obstacles = near.around(i);
    let best = LATEST;
    for (let s = 0; s < SIDES.length && best > earliest; s++) {
      const free = freeFrom(paper, box, s, obstacles, earliest, best);
      if (free >= best) continue;
      best = free;
      side[i] = s;
    }
    if (best === LATEST) continue;
    minScale[i] = roundedUp(best);
    const [dx, dy] = boxOffset(side[i]!, box.width, box.height);
    const { width, height } = box;
    near.add(i, {
      ...paper,
      dx,
      dy,
      width,
      height,
      minScale: best,
      maxScale: Number.POSITIVE_INFINITY,
    });
  }
  return { minScale, side };
}

/** A scale in few bits. */
function roundedUp(scale: number): number {
  const step = 2 ** Math.max(0, Math.floor(Math.log2(scale)) - SCALE_BITS);
  return Math.ceil(scale / step) * step;
}

/** The scale from which on a title is free on a side for good; `enough` or more where another side does as well. */
function freeFrom(
  paper: Place,
  { width, height }: Box,
  side: number,
  obstacles: readonly Obstacle[],
  earliest: number,
  enough: number,
): number {
  const [dx, dy] = boxOffset(side, width, height);
  let free = earliest;
  for (const other of obstacles) {
    const spanX = (width + other.width) / 2 + APART;
    const spanY = (height + other.height) / 2 + APART;
    const apartX = other.x - paper.x;
    const offX = other.dx - dx;
    const untilX = lastMet(apartX, offX, spanX);
    if (untilX <= free) continue;
    const apartY = paper.y - other.y;
    const offY = other.dy - dy;
    const until = Math.min(untilX, lastMet(apartY, offY, spanY), other.maxScale);
    if (until <= free) continue;
    const from = Math.max(firstMet(apartX, offX, spanX), firstMet(apartY, offY, spanY));
    if (Math.max(from, other.minScale) >= until) continue;
    free = until;
    if (free >= enough) return free;
  }
  return free;
}

/** The largest scale at which two ranges overlap whose middles are `apart` units and `off` pixels from each other. */
function lastMet(apart: number, off: number, span: number): number {
  if (apart === 0) return Math.abs(off) < span ? Number.POSITIVE_INFINITY : 0;
  return ((apart > 0 ? span : -span) - off) / apart;
}

/** The smallest one. */
function firstMet(apart: number, off: number, span: number): number {
  if (apart === 0) return 0;
  return ((apart > 0 ? -span : span) - off) / apart;
}
