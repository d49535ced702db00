import type { Atlas, AtlasPaper } from '../atlas/types.ts';
import type { Paper } from '../corpus/paper.ts';
import { venuesOf } from '../map/chart-points.ts';
import type { Palette } from '../map/palette.ts';
import type { StyledCitation } from './citations/styles.ts';
import type { PageModel } from './site-model.ts';

/** What all parts of a site share, whichever papers they hold: a cluster makes it once and its workers make parts by it. */
export interface SiteFrame
  extends Pick<
    PageModel,
    'version' | 'site' | 'paperCount' | 'contentPath' | 'previews' | 'ownPages' | 'logo'
  > {
  /** Counts are of the whole map. */
  readonly atlas: Pick<Atlas, 'topics' | 'origin' | 'fidelity'>;
  readonly colours: Palette;
  /** Those that have numbers on the map. */
  readonly venues: readonly string[];
}

/** The frame of a site that is made by a model. */
export function frameOf(model: PageModel): SiteFrame {
  const { version, site, paperCount, contentPath, previews, ownPages, logo } = model;
  const { topics, origin, fidelity } = model.atlas;
  return {
    ...{ version, site, paperCount, contentPath, previews, ownPages, logo },
    atlas: { topics, origin, fidelity },
    colours: model.drawing.colours,
    venues: venuesOf(model.papers).map(({ name }) => name),
  };
}

/** Papers of a site with their places on its map, sorted by slug. */
export interface PartOfSite {
  readonly papers: readonly Paper[];
  readonly places: readonly AtlasPaper[];
  readonly cited: readonly (StyledCitation | null)[] | null;
}

/** A model of some papers, by which their pages come out as by that of all. */
export function modelOfPart(
  { colours, atlas, venues: _, ...frame }: SiteFrame,
  { papers, places, cited }: PartOfSite,
): PageModel {
  return {
    ...frame,
    papers,
    cited,
    atlas: { ...atlas, papers: places, phraseLabels: [], commonPhrases: [], citeReasons: null },
    drawing: { regions: [], names: NO_NAMES, colours },
    links: null,
    elsewhere: [],
    fields: [],
    missing: [],
    recordIds: [],
    people: null,
    redirects: [],
  };
}

const NO_NAMES = {
  labels: [],
  titlePlaces: { minScale: new Uint32Array(), side: new Uint8Array() },
};
