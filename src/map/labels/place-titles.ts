import type { Label, TitlePlaces } from './label.ts';
import { type Box, makeBox } from './label-box.ts';
import { BOX_GAP, boxOffset, SIDES } from './title-sides.ts';
import { TITLE_SIZE, titleLines } from './title-text.ts';

/** Titles come from this scale on; later where there are more papers, which then stand closer. */
const EARLIEST = 940;
const EARLIEST_PAPERS = 311;
/** The deepest zoom on a large screen. */
const LATEST = 260_000;
/** Pixels between two texts. */
const APART = 8;
/** Pixels around another paper's middle that a title leaves free: its dot, and air enough that no one takes the title for its own. */
const DOT_CLEAR = 9;
const DOT = {
  dx: 0,
  dy: 0,
  // A title keeps `APART` from all it meets.
  width: 2 * (DOT_CLEAR - APART),
  height: 2 * (DOT_CLEAR - APART),
  minScale: 0,
  maxScale: Number.POSITIVE_INFINITY,
} as const;

interface Place {
  readonly x: number;
  readonly y: number;
}

/** A box in pixels beside its place on the map, shown at some scales. */
interface Obstacle extends Place {
  readonly dx: number;
  readonly dy: number;
  readonly width: number;
  readonly height: number;
  readonly minScale: number;
  readonly maxScale: number;
}

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
  const near = obstacleGrid(papers, boxes, earliest);
  const ofNames = names.map((name) => ({ ...name, dx: 0, dy: 0 }));
  for (const [i, paper] of papers.entries()) {
    const box = boxes[i]!;
    const obstacles = [
      ...near.around(i),
      ...ofNames.filter((name) => mayMeet(name, paper, box, earliest)),
    ];
    let best = LATEST;
    for (let s = 0; s < SIDES.length && best > earliest; s++) {
      const free = freeFrom(paper, box, s, obstacles, earliest, best);
      if (free >= best) continue;
      best = free;
      side[i] = s;
    }
    if (best === LATEST) continue;
    minScale[i] = Math.ceil(best);
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

/** Whether a name and a title beside its dot, on whichever side, could meet at a scale or beyond. */
function mayMeet(name: Obstacle, { x, y }: Place, box: Box, scale: number): boolean {
  return (
    Math.abs(name.x - x) * scale < name.width / 2 + reachOf(box.width) &&
    Math.abs(name.y - y) * scale < name.height / 2 + reachOf(box.height)
  );
}

/** How far a title may reach from its dot along an axis, and the air around it. */
function reachOf(size: number): number {
  return size + BOX_GAP + APART;
}

/** Dots and titles by their places: those that a title could meet from a scale on lie in its own cell or one next to it. */
function obstacleGrid(papers: readonly Place[], boxes: readonly Box[], scale: number) {
  const largest = (size: (box: Box) => number) =>
    (2 * reachOf(boxes.reduce((most, box) => Math.max(most, size(box)), 0))) / scale;
  const [width, height] = [largest((box) => box.width), largest((box) => box.height)];
  const cells = new Map<number, { dots: number[]; titles: Obstacle[] }>();
  const columns = Math.ceil(1 / width) + 2;
  const cellOf = ({ x, y }: Place) =>
    (Math.floor(y / height) + 1) * columns + Math.floor(x / width) + 1;
  const dots = papers.map(({ x, y }) => ({ x, y, ...DOT }));
  for (const [i, paper] of papers.entries()) {
    const cell = cells.get(cellOf(paper));
    if (cell === undefined) cells.set(cellOf(paper), { dots: [i], titles: [] });
    else cell.dots.push(i);
  }
  return {
    around(i: number): readonly Obstacle[] {
      const found: Obstacle[] = [];
      for (const down of [-columns, 0, columns])
        for (const along of [-1, 0, 1]) {
          const cell = cells.get(cellOf(papers[i]!) + down + along);
          if (cell === undefined) continue;
          for (const j of cell.dots) if (j !== i) found.push(dots[j]!);
          found.push(...cell.titles);
        }
      return found;
    },
    add(i: number, title: Obstacle): void {
      cells.get(cellOf(papers[i]!))!.titles.push(title);
    },
  };
}
