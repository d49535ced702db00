import type { Atlas } from '../atlas/types.ts';
import { type Names, placeLabels } from './labels.ts';
import { drawRegions, type Region } from './regions.ts';
import { chartTerritory } from './territory.ts';

/** What is drawn of an atlas, the same for the map, the small maps, the link previews and the files beside them. */
export interface Drawing {
  readonly regions: readonly Region[];
  readonly names: Names;
}

/** Draws an atlas; `titles[i]` is of paper `i`. */
export function drawAtlas(atlas: Atlas, titles: readonly string[]): Drawing {
  const territory = chartTerritory(atlas);
  return { regions: drawRegions(territory), names: placeLabels(atlas, territory, titles) };
}
