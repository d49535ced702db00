import { parentPort, workerData } from 'node:worker_threads';
import { mapFiles } from '../map/map-files.ts';
import { searchFiles } from '../search/index-files.ts';
import { meaningParts } from '../search/meaning-parts.ts';
import { listFiles } from '../site/files/list-files.ts';
import { missingFiles } from '../site/files/missing-files.ts';
import { papersFiles } from '../site/files/open-data.ts';
import { writeFiles } from '../site/files/write-files.ts';
import { stringsFor } from '../site/strings/strings.ts';
import { confidenceText } from '../site/view/confidence-text.ts';
import { fieldTexts } from '../site/view/field-texts.ts';
import { firstAuthor } from '../site/view/first-author.ts';
import { readVectors } from './chart-project.ts';
import { getOrMake } from './disk-cache.ts';
import type { CitationTexts, DataWork } from './in-parallel.ts';

const { model, vectors, cacheFile, folder } = workerData as DataWork;
const citations = new Promise<CitationTexts>((resolve) => {
  parentPort!.once('message', resolve);
});
const parts = getOrMake(cacheFile, vectors.key, () => meaningParts(model, readVectors(vectors)));
const strings = stringsFor(model.site.language);
writeFiles(folder, listFiles(model));
writeFiles(folder, [...papersFiles(model), ...missingFiles(model)]);
writeFiles(folder, searchFiles(model, parts));
const cited = await citations;
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
parentPort!.postMessage(null);
