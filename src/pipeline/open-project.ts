import { join } from 'node:path';
import { importCorpus } from '../corpus/importing/import-corpus.ts';
import type { ImportReport } from '../corpus/importing/report.ts';
import { type Project, readProject } from '../corpus/project/project.ts';
import type { ReadPaper } from '../corpus/read-papers.ts';
import type { Source } from '../corpus/reading/read-source.ts';
import { CACHED_CODE } from './cached-code.ts';
import { textCache } from './disk-cache.ts';
import { codeOf, type ProjectPaths } from './paths.ts';

/** Imports the corpus of a project, texts of bare titles where `titlesOnly` says so; files that stand as they did in the last run are not taken apart again. */
export function importProject(
  { contentDir, cacheDir }: ProjectPaths,
  today: string,
  titlesOnly = false,
): ImportReport {
  const before = textCache<Source>(join(cacheDir, 'corpus.bin'), codeOf(CACHED_CODE.corpus));
  const report = importCorpus(contentDir, { today, before, titlesOnly });
  before.save();
  return report;
}

/** Reads a project; papers' files that say what they said in the last run are not taken apart again. */
export function openProject({ contentDir, cacheDir }: ProjectPaths): Project {
  const before = textCache<ReadPaper>(join(cacheDir, 'papers.bin'), codeOf(CACHED_CODE.corpus));
  const project = readProject(contentDir, before);
  before.save();
  return project;
}
