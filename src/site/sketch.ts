import { drawRegions, type Region } from '../map/regions.ts';
import { model } from './data.ts';

/** The regions of this map, drawn once for all pages. */
export const regions: readonly Region[] = drawRegions(model.atlas);
