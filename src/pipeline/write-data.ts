import { join } from 'node:path';
import { mapFiles } from '../map/map-files.ts';
import { searchFiles } from '../search/index-files.ts';
import { meaningParts } from '../search/meaning-parts.ts';
import { englishWords } from '../search/word-files.ts';
import { listFiles } from '../site/files/list-files.ts';
import { missingFiles } from '../site/files/missing-files.ts';
import { papersFiles } from '../site/files/open-data.ts';
import { writeFiles, writeInPieces } from '../site/files/write-files.ts';
import { pageLanguage, stringsFor } from '../site/strings/strings.ts';
import { firstAuthor } from '../site/view/first-author.ts';
import { panelWords } from '../site/view/panel-words.ts';
import { CACHED_CODE } from './cached-code.ts';
import { readVectors } from './chart-project.ts';
import type { CitationTexts } from './cite-kept.ts';
import type { DataPart, DataTask, DataWork, FilesWork, SearchWork } from './data-parts.ts';
import { type DeflatesAgain, deflatesAgain } from './deflate-again.ts';
import { getOrMake, getOrMakeForAll } from './disk-cache.ts';
import { CACHE, codeOf } from './paths.ts';

/** Writes a part of what scripts and other programs read. */
export function writePart(task: DataTask): void {
  if (task.part === 'search') writeSearch(task.work);
  else if (task.part === 'map') writeMap(task.work, task.cited);
  else if (task.part === 'openData') writeOpenData(task.work);
  else writeLists(task.work);
}

function writeSearch({ model, vectors, cacheFile, folder, last }: SearchWork): void {
  const english = () =>
    getOrMakeForAll(
      join(CACHE, 'english-words.bin'),
      codeOf(CACHED_CODE.englishWords),
      englishWords,
    );
  const parts = getOrMake(cacheFile, vectors.key, () =>
    meaningParts(model, readVectors(vectors), english),
  );
  const pages = pageLanguage(model.site.language);
  const { deflate, save } = deflatesOf('search', last, model);
  writeFiles(folder, searchFiles({ ...model, pageLanguage: pages }, parts, undefined, deflate));
  save();
}

/** Deflates what a part has deflated for the last site as well. */
function deflatesOf(
  part: DataPart,
  { cacheDir, ...last }: DataWork['last'],
  { version }: Pick<DataWork['model'], 'version'>,
): DeflatesAgain {
  return deflatesAgain({ ...last, cacheFile: join(cacheDir, `deflated-${part}.bin`) }, version);
}

function writeMap({ model, folder, last }: FilesWork, cited: CitationTexts): void {
  const { deflate, save } = deflatesOf('map', last, model);
  const strings = stringsFor(model.site.language);
  writeFiles(
    folder,
    mapFiles(
      model,
      {
        ...panelWords(model.fields, cited, strings),
        firstAuthor,
        citationLabels: strings.pages.map.colours,
      },
      deflate,
    ),
  );
  save();
}

function writeOpenData({ model, folder }: FilesWork): void {
  writeInPieces(folder, papersFiles(model));
  writeFiles(folder, missingFiles(model));
}

function writeLists({ model, folder }: FilesWork): void {
  writeFiles(folder, listFiles(model));
}
