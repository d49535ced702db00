import { contours } from 'd3-contour';
import { blurred, type OwnershipGrid } from './ownership-grid.ts';
import { SIDE } from './viewport.ts';

/** The land of one topic: closed paths in drawing units, from the coast inwards. */
export interface Region {
  readonly topic: string;
  readonly bands: readonly string[];
}

/** How much of a topic's colour each band lays over the one below: 6, 11, 17 and 24 % together. */
export const BAND_OPACITY = [0.06, 0.053, 0.067, 0.084] as const;

/** Borders are rounded over this many cells. */
const ROUNDING = 1.7;
/** A ring smaller than this (square drawing units) is no more than a spot. */
const MIN_AREA = 150;

/**
 * The lands in the order of topics; where two meet they share a border. Each path is a quadratic B-spline through
 * the contour: control points are whole drawing units, so the halves between them are exact and `t` repeats them.
 * Steps instead of places halve what the start page spends on lands, for steps recur.
 */
export function drawRegions({
  size,
  topics,
  owner,
  density,
  levels,
}: OwnershipGrid): readonly Region[] {
  const outline = contours().size([size, size]);
  return topics.map((topic, t) => ({
    topic,
    bands: levels
      .map((level) => {
        const land = Float64Array.from(owner, (own, at) =>
          own === t && density[at]! >= level ? 1 : 0,
        );
        const { coordinates } = outline.contour([...blurred(land, ROUNDING)], 0.5);
        return coordinates
          .flat()
          .map((ring) => spline(ring as [number, number][], SIDE / size))
          .join('');
      })
      .filter((path) => path !== ''),
  }));
}

function spline(ring: readonly (readonly [number, number])[], unit: number): string {
  const points: (readonly [number, number])[] = [];
  for (const [x, y] of ring.slice(1)) {
    const point = [Math.round(x * unit), Math.round(y * unit)] as const;
    const last = points.at(-1);
    if (last?.[0] !== point[0] || last?.[1] !== point[1]) points.push(point);
  }
  if (points.length < 4 || Math.abs(areaOf(points)) < MIN_AREA) return '';
  const middles = points.map(([x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length]!;
    return [(x + nextX) / 2, (y + nextY) / 2] as const;
  });
  const steps = [...middles.slice(1), middles[0]!].map(
    ([x, y], i) => [x - middles[i]![0], y - middles[i]![1]] as const,
  );
  const [[startX, startY], [firstX, firstY]] = [middles[0]!, points[1]!];
  const control = [firstX - startX, firstY - startY];
  return `M${written([startX, startY])}q${written([...control, ...steps[0]!])}t${written(steps.slice(1).flat())}z`;
}

/** Numbers as paths have them at their shortest: `.5-2 3`. */
function written(numbers: readonly number[]): string {
  return numbers
    .map((value, i) => {
      const text = String(value).replace(/^(-?)0\./, '$1.');
      return i > 0 && value >= 0 ? ` ${text}` : text;
    })
    .join('');
}

function areaOf(points: readonly (readonly [number, number])[]): number {
  let twice = 0;
  for (const [i, [x, y]] of points.entries()) {
    const [nextX, nextY] = points[(i + 1) % points.length]!;
    twice += x * nextY - nextX * y;
  }
  return twice / 2;
}
