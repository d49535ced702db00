import type { Label } from './label.ts';
import type { Box } from './label-box.ts';
import { BOX_GAP } from './title-sides.ts';

/** Pixels between two texts. */
export const APART = 8;
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

/** A place in the unit square. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A box in pixels beside its place on the map, shown at some scales. */
export interface Obstacle extends Place {
  readonly dx: number;
  readonly dy: number;
  readonly width: number;
  readonly height: number;
  readonly minScale: number;
  readonly maxScale: number;
}

/** What lies in a cell: dots and titles, and the names that a title beside a dot of the cell could meet. */
interface Cell {
  readonly dots: Obstacle[];
  readonly titles: Obstacle[];
  readonly names: Obstacle[];
}

/** What the titles of a map could meet. */
interface Obstacles {
  /** Whatever the title of paper `i` could meet, on whichever side it stands, at the first scale or beyond. */
  readonly around: (i: number) => readonly Obstacle[];
  /** The title of paper `i` has its place. */
  readonly add: (i: number, title: Obstacle) => void;
}

/** Dots, titles and names by their places: what a title could meet from a scale on lies in its own cell or one next to it. */
export function obstacleGrid(
  papers: readonly Place[],
  boxes: readonly Box[],
  names: readonly (Box & Label)[],
  scale: number,
): Obstacles {
  const largest = (size: (box: Box) => number) =>
    reachOf(boxes.reduce((most, box) => Math.max(most, size(box)), 0));
  const [reachX, reachY] = [largest((box) => box.width), largest((box) => box.height)];
  const [width, height] = [(2 * reachX) / scale, (2 * reachY) / scale];
  const columns = Math.ceil(1 / width) + 2;
  const columnOf = (x: number) => Math.min(columns - 1, Math.max(0, Math.floor(x / width) + 1));
  const rowOf = (y: number) => Math.floor(y / height) + 1;
  const cellOf = ({ x, y }: Place) => rowOf(y) * columns + columnOf(x);
  const dots = papers.map(({ x, y }) => ({ x, y, ...DOT }));
  const cells = cellsOf(papers.map(cellOf), dots);
  for (const name of names) {
    const farX = name.width / scale / 2 + width / 2;
    const farY = name.height / scale / 2 + height / 2;
    const obstacle = obstacleOf(name);
    for (let row = rowOf(name.y - farY); row <= rowOf(name.y + farY); row++)
      for (let column = columnOf(name.x - farX); column <= columnOf(name.x + farX); column++)
        cells.get(row * columns + column)?.names.push(obstacle);
  }
  const addMet = (found: Obstacle[], i: number, others: readonly Obstacle[]) => {
    const { x, y } = papers[i]!;
    const [farX, farY] = [reachOf(boxes[i]!.width) / scale, reachOf(boxes[i]!.height) / scale];
    for (const other of others) {
      const spanX = (other.width / 2 + Math.abs(other.dx)) / scale;
      const spanY = (other.height / 2 + Math.abs(other.dy)) / scale;
      if (Math.abs(other.x - x) < spanX + farX && Math.abs(other.y - y) < spanY + farY)
        found.push(other);
    }
  };
  return {
    around(i) {
      const found: Obstacle[] = [];
      const own = cellOf(papers[i]!);
      for (const down of [-columns, 0, columns]) {
        for (const along of [-1, 0, 1]) {
          const cell = cells.get(own + down + along);
          if (cell === undefined) continue;
          addMet(found, i, cell.dots);
          addMet(found, i, cell.titles);
        }
      }
      addMet(found, i, cells.get(own)!.names);
      return found.filter((other) => other !== dots[i]);
    },
    add: (i, title) => {
      cells.get(cellOf(papers[i]!))!.titles.push(title);
    },
  };
}

/** Cells by their numbers, with the dots in each; `cellOf[i]` is that of dot `i`. */
function cellsOf(cellOf: readonly number[], dots: readonly Obstacle[]): ReadonlyMap<number, Cell> {
  const cells = new Map<number, Cell>();
  for (const [i, number] of cellOf.entries()) {
    const cell = cells.get(number);
    if (cell === undefined) cells.set(number, { dots: [dots[i]!], titles: [], names: [] });
    else cell.dots.push(dots[i]!);
  }
  return cells;
}

/** All obstacles have the same fields in the same order: they are met millions of times. */
function obstacleOf({ x, y, width, height, minScale, maxScale }: Box & Label): Obstacle {
  return { x, y, dx: 0, dy: 0, width, height, minScale, maxScale };
}

/** How far a title may reach from its dot along an axis, and the air around it. */
function reachOf(size: number): number {
  return size + BOX_GAP + APART;
}
