import { contourDensity } from 'd3-contour';
import type { Atlas } from '../atlas/types.ts';
import { SIDE, toDrawing } from './viewport.ts';

/** The land of one topic: closed paths in drawing units, from the coast inwards. */
export interface Region {
  readonly topic: string;
  readonly bands: readonly string[];
}

/** Papers this far apart (drawing units) still make one land; wider coasts for fewer papers. */
const BANDWIDTH = 26;
const CELL = 4;
/** Density of each band as shares of the densest place of all topics. */
const BANDS = [0.14, 0.3, 0.5, 0.72];
/** A coast around fewer papers would be an island of chance. */
const LEAST_PAPERS = 3;

/** d3-contour draws any threshold of one estimate; its types don't know yet. */
interface Contours {
  readonly contours: (papers: readonly { readonly x: number; readonly y: number }[]) => ((
    value: number,
  ) => {
    readonly coordinates: readonly (readonly (readonly number[])[])[][];
  }) & { readonly max: number };
}

/** Density contours of each topic in the order of topics; papers outside make no land. */
export function drawRegions(atlas: Atlas): readonly Region[] {
  const topics = atlas.topics.filter(({ id, count }) => id !== 'outside' && count >= LEAST_PAPERS);
  const density = contourDensity<{ readonly x: number; readonly y: number }>()
    .x(({ x, y }) => toDrawing(x, y)[0])
    .y(({ x, y }) => toDrawing(x, y)[1])
    .size([SIDE, SIDE])
    .cellSize(CELL)
    .bandwidth(BANDWIDTH) as unknown as Contours;
  const shapes = topics.map(({ id }) => ({
    id,
    at: density.contours(atlas.papers.filter(({ topic }) => topic === id)),
  }));
  const densest = Math.max(0, ...shapes.map(({ at }) => at.max));
  return shapes.map(({ id, at }) => ({
    topic: id,
    bands: BANDS.map((share) => pathOf(at(share * densest).coordinates)).filter(
      (path) => path !== '',
    ),
  }));
}

/** Whole drawing units are finer than a coast is known; points that repeat then go. */
function pathOf(polygons: readonly (readonly (readonly number[])[])[][]): string {
  return polygons
    .flat()
    .map((ring) => {
      const points: string[] = [];
      for (const [x = 0, y = 0] of ring as readonly (readonly number[])[]) {
        const point = `${Math.round(x)},${Math.round(y)}`;
        if (points.at(-1) !== point) points.push(point);
      }
      return points.length < 4 ? '' : `M${points.join('L')}Z`;
    })
    .join('');
}
