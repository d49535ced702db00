import { join } from 'node:path';
import {
  type ImportReport,
  importCorpus,
  type Project,
  type ReadPaper,
  readProject,
  type Source,
} from '../corpus/corpus.ts';
import { textMemory } from './disk-cache.ts';
import { codeOf, type Workplace } from './paths.ts';

/** What takes an owner's files apart, and the libraries it does it with. */
const CODE = ['src/corpus', 'package.json', 'package-lock.json'];

/** Imports the corpus of a project, texts of bare titles where `titlesOnly` says so; files that stand as they did in the last run are not taken apart again. */
export function importProject(
  { contentDir, cacheDir }: Workplace,
  today: string,
  titlesOnly = false,
): ImportReport {
  const before = textMemory<Source>(join(cacheDir, 'corpus.bin'), codeOf(CODE));
  const report = importCorpus(contentDir, { today, before, titlesOnly });
  before.keep();
  return report;
}

/** Reads a project; papers' files that say what they said in the last run are not taken apart again. */
export function openProject({ contentDir, cacheDir }: Workplace): Project {
  const before = textMemory<ReadPaper>(join(cacheDir, 'papers.bin'), codeOf(CODE));
  const project = readProject(contentDir, before);
  before.keep();
  return project;
}
