// Runs in the browser too: papers as a drawing of rows, years from left to right.

/** Papers of a drawing, by their order. */
export interface DatedPlace {
  /** 0 where unknown. */
  readonly year: number;
  /** Place on the map. */
  readonly x: number;
  readonly y: number;
}

/** Where papers stand in a drawing of rows. */
export interface YearRows {
  /** Share of the width, 0 to 1; papers without a year stand at 0. */
  readonly x: readonly number[];
  /** The row of each, from 0: each has one of its own. */
  readonly row: readonly number[];
  /** Years to name on the axis, and where. */
  readonly ticks: readonly { readonly year: number; readonly x: number }[];
}

/** More years would run into each other on a phone. */
const MAX_TICKS = 6;
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/**
 * Lays papers out: years from left to right, and from top to bottom in the order in which they stand on the map along
 * the direction in which they lie furthest apart (their first principal axis), so that papers alike have rows nearby.
 */
export function yearRows(papers: readonly DatedPlace[]): YearRows {
  const years = papers.flatMap(({ year }) => (year > 0 ? [year] : []));
  const first = Math.min(...years);
  const last = Math.max(...years);
  const xOf = (year: number) => (last === first ? 0.5 : (year - first) / (last - first));
  const heights = alongMainAxis(papers);
  const order = papers.map((_, i) => i).sort((a, b) => heights[a]! - heights[b]! || a - b);
  const row = new Array<number>(papers.length).fill(0);
  for (const [at, i] of order.entries()) row[i] = at;
  return {
    x: papers.map(({ year }) => (year > 0 ? xOf(year) : 0)),
    row,
    ticks: years.length === 0 ? [] : ticksOf(first, last).map((year) => ({ year, x: xOf(year) })),
  };
}

/** How far each stands along the first principal axis of all, from top to bottom of the map. */
function alongMainAxis(papers: readonly DatedPlace[]): readonly number[] {
  const mean = (values: readonly number[]) =>
    values.reduce((all, value) => all + value, 0) / values.length;
  const [mx, my] = [mean(papers.map(({ x }) => x)), mean(papers.map(({ y }) => y))];
  let [xx, xy, yy] = [0, 0, 0];
  for (const { x, y } of papers) {
    xx += (x - mx) ** 2;
    xy += (x - mx) * (y - my);
    yy += (y - my) ** 2;
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  // What stands higher on the map stands higher here; along a level, what stands further left.
  const turn = dy > 0 || (dy === 0 && dx < 0) ? -1 : 1;
  return papers.map(({ x, y }) => turn * ((x - mx) * dx + (y - my) * dy));
}

function ticksOf(first: number, last: number): readonly number[] {
  const step = STEPS.find((one) => Math.floor(last / one) - Math.ceil(first / one) < MAX_TICKS)!;
  const start = Math.ceil(first / step) * step;
  return Array.from({ length: Math.floor((last - start) / step) + 1 }, (_, i) => start + i * step);
}
