import { mapFiles } from '../map/map-files.ts';
import { searchFiles } from '../search/index-files.ts';
import { meaningParts } from '../search/meaning-parts.ts';
import { listFiles } from '../site/files/list-files.ts';
import { missingFiles } from '../site/files/missing-files.ts';
import { papersFiles } from '../site/files/open-data.ts';
import { writeFiles } from '../site/files/write-files.ts';
import type { SiteModel } from '../site/site-model.ts';
import { stringsFor } from '../site/strings/strings.ts';
import { confidenceText } from '../site/view/confidence-text.ts';
import { fieldTexts } from '../site/view/field-texts.ts';
import { firstAuthor } from '../site/view/first-author.ts';
import { type KeptVectors, readVectors } from './chart-project.ts';
import type { CitationTexts } from './cite-kept.ts';
import { begins, DATA_PARTS } from './data-parts.ts';
import { getOrMake } from './disk-cache.ts';

/** What is written beside the pages is made of, and where it goes. */
export interface DataWork {
  readonly model: Pick<
    SiteModel,
    | 'version'
    | 'site'
    | 'papers'
    | 'atlas'
    | 'links'
    | 'elsewhere'
    | 'fields'
    | 'missing'
    | 'recordIds'
    | 'people'
    | 'drawing'
    | 'redirects'
  >;
  readonly vectors: KeptVectors;
  /** Where that is kept which search knows of meaning. */
  readonly cacheFile: string;
  /** Of the new site. */
  readonly folder: string;
  /** Which parts of it somebody has begun. */
  readonly begun: Int32Array;
}

const WRITERS = {
  search: writeSearch,
  map: writeMap,
  openData: writeOpenData,
  lists: writeLists,
} as const satisfies Readonly<Record<(typeof DATA_PARTS)[number], unknown>>;

/** Writes what scripts and other programs read: files of search, of the map, of open data and of lists, as far as nobody else began it. */
export async function writeData(work: DataWork, texts: Promise<CitationTexts>): Promise<void> {
  for (const [number, part] of DATA_PARTS.entries())
    if (begins(work.begun, number)) await WRITERS[part](work, texts);
}

function writeSearch({ model, vectors, cacheFile, folder }: DataWork): void {
  const parts = getOrMake(cacheFile, vectors.key, () => meaningParts(model, readVectors(vectors)));
  writeFiles(folder, searchFiles(model, parts));
}

/** Once citations are there, which the texts of panels have. */
async function writeMap({ model, folder }: DataWork, texts: Promise<CitationTexts>): Promise<void> {
  const strings = stringsFor(model.site.language);
  const cited = await texts;
  writeFiles(
    folder,
    mapFiles(model, {
      confidenceText: (place, names) => confidenceText(place, names, strings),
      citedWorks: strings.pages.paper.citedWorks,
      firstAuthor,
      apa: (i) => cited?.[i]?.apa,
      citationLabels: strings.pages.map.colours,
      fieldTexts: (i) => fieldTexts(model.fields, i, strings),
    }),
  );
}

function writeOpenData({ model, folder }: DataWork): void {
  writeFiles(folder, [...papersFiles(model), ...missingFiles(model)]);
}

function writeLists({ model, folder }: DataWork): void {
  writeFiles(folder, listFiles(model));
}
