import { chartPoints, DRAWN_PAPERS } from '../map/chart-points.ts';
import { type Names, placeLabels } from '../map/labels.ts';
import type { Points } from '../map/points.ts';
import { drawRegions, type Region } from '../map/regions.ts';
import { chartTerritory } from '../map/territory.ts';
import { model } from './data.ts';

const territory = chartTerritory(model.atlas);

/** The regions of this map, drawn once for all pages. */
export const regions: readonly Region[] = drawRegions(territory);

/** The names on this map, and the scales at which titles come where the page draws the papers. */
export const names: Names = placeLabels(
  model.atlas,
  territory,
  model.papers.length <= DRAWN_PAPERS ? model.papers.map(({ titlePlain }) => titlePlain) : null,
);

/** The papers of this map as columns. */
export const points: Points = chartPoints(model.papers, model.atlas, names.titleFrom);
