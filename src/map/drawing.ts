import type { Atlas } from '../atlas/types.ts';
import type { Names } from './labels/label.ts';
import { placeLabels } from './labels/place-labels.ts';
import { ownershipGrid } from './ownership-grid.ts';
import type { Palette } from './palette.ts';
import { drawRegions, type Region } from './regions.ts';
import { topicHues } from './topic-hues.ts';

/** What is drawn of an atlas, the same for the map, the small maps, the link previews and the files beside them. */
export interface Drawing {
  readonly regions: readonly Region[];
  readonly names: Names;
  /** Colours of the named topics in their order. */
  readonly colours: Palette;
}

/** Draws an atlas; `titles[i]` is of paper `i`. */
export function drawAtlas(atlas: Atlas, titles: readonly string[]): Drawing {
  const grid = ownershipGrid(atlas);
  const ids = atlas.topics.filter(({ id }) => id !== 'outside').map(({ id }) => id);
  return {
    regions: drawRegions(grid),
    names: placeLabels(atlas, grid, titles),
    colours: topicHues(ids, grid),
  };
}
