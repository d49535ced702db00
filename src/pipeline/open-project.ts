import { join } from 'node:path';
import { importWatching } from '../corpus/importing/import-corpus.ts';
import type { ImportReport } from '../corpus/importing/report.ts';
import { indexPapers, type PapersIndex, readPaperText } from '../corpus/papers-index.ts';
import { type Project, readProject } from '../corpus/project/project.ts';
import type { ReadPaper } from '../corpus/read-paper.ts';
import type { Source } from '../corpus/reading/read-source.ts';
import { CACHED_CODE } from './cached-code.ts';
import { hashOfContent } from './content-hash.ts';
import { getOrMake, readCached, textCache, writeCached } from './disk-cache.ts';
import { type OnProgress, tellWriting } from './on-progress.ts';
import { codeOf, hashOf, type ProjectPaths } from './paths.ts';

/** Where imports keep what they read. */
const IMPORTED = ['imported.jsonl', 'imported'];
/** All that an import reads, but for the texts of papers. */
const IMPORT_READS = [
  ...IMPORTED,
  'site.yaml',
  'corpus',
  'atlas/redirects.jsonl',
  'atlas/deleted.jsonl',
];

/** An import that found nothing to write. */
interface IdleImport {
  readonly report: ImportReport;
  /** Slugs of the papers on whose texts it hangs, and a hash of these. */
  readonly watched: readonly string[];
  readonly texts: string;
}

/**
 * Imports the corpus of a project, texts of bare titles where `titlesOnly` says so; files that stand as they did in the
 * last run are not taken apart again. Where an import found nothing to write and all that it read is the same, it is not
 * done again: an owner who mends a paper waits for no import.
 */
export function importProject(
  { contentDir, cacheDir }: ProjectPaths,
  today: string,
  onProgress: OnProgress,
  titlesOnly = false,
): ImportReport {
  const file = join(cacheDir, 'import.bin');
  const found = indexPapers(contentDir);
  const key = importKey(contentDir, found, titlesOnly);
  const idle = readCached<IdleImport>(file, key);
  if (idle !== null && hashOfTexts(contentDir, found, idle.watched) === idle.texts)
    return idle.report;
  const before = textCache<Source>(join(cacheDir, 'corpus.bin'), codeOf(CACHED_CODE.corpus));
  const { report, watched } = importWatching(contentDir, {
    ...{ today, before, titlesOnly },
    onWriting: tellWriting(onProgress),
  });
  before.save();
  const left = indexPapers(contentDir);
  if (importKey(contentDir, left, titlesOnly) === key)
    writeCached(file, key, { report, watched, texts: hashOfTexts(contentDir, left, watched) });
  return report;
}

/** Stands for all that an import reads: an import that wrote something changes it. */
function importKey(
  contentDir: string,
  { places, strange, unnamed, twice, left }: PapersIndex,
  titlesOnly: boolean,
): string {
  const papers = [...places.values()].map(({ slug, line }) => (line === 0 ? `${slug}.md` : slug));
  return hashOf([
    codeOf(CACHED_CODE.corpus),
    hashOfContent(contentDir, IMPORT_READS),
    JSON.stringify([titlesOnly, papers.sort(), [...strange], unnamed, twice, left.length]),
  ]);
}

function hashOfTexts(
  contentDir: string,
  { places }: PapersIndex,
  slugs: readonly string[],
): string {
  if (slugs.length === 0) return '';
  return hashOf(
    slugs.map((slug) => {
      const place = places.get(slug);
      return place === undefined ? '' : readPaperText(contentDir, place);
    }),
  );
}

/** Reads a project; papers' files and lists of imports that say what they said in the last run are not taken apart again. */
export function openProject({ contentDir, cacheDir }: ProjectPaths): Project {
  const code = codeOf(CACHED_CODE.corpus);
  const papers = textCache<ReadPaper>(join(cacheDir, 'papers.bin'), code);
  const key = hashOf([code, hashOfContent(contentDir, IMPORTED)]);
  const project = readProject(contentDir, {
    getOrMake: papers.getOrMake,
    knownRecords: (read) => getOrMake(join(cacheDir, 'records.bin'), key, read),
  });
  papers.save();
  return project;
}
