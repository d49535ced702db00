import { copyFileSync, existsSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { suggestTopics } from '../atlas/topics/suggest-topics.ts';
import {
  type Fault,
  type ImportReport,
  importCorpus,
  initProject,
  ProjectError,
  readProject,
  writeSuggestions,
} from '../corpus/corpus.ts';
import type { OnProgress } from './build.ts';

/** A new project folder, and what came of the exports it begins with. */
export interface StartedProject {
  /** Null where it begins with none. */
  readonly report: ImportReport | null;
  readonly papers: number;
  /** How many topics the data suggest. */
  readonly topics: number;
}

/**
 * Makes a project folder; with exports it holds copies of them, their papers, and the topics found in them as a
 * suggestion. Throws `ProjectError` for a folder that holds something and for files that can't be read; the folder
 * is there only when it is whole.
 */
export async function startProject(
  folder: string,
  exports: readonly string[],
  today: string,
  onProgress: OnProgress,
): Promise<StartedProject> {
  const dir = resolve(folder);
  const beside = `${dir}.${process.pid}.new`;
  rmSync(beside, { recursive: true, force: true });
  try {
    initProject(dir, beside);
    const started = exports.length === 0 ? NOTHING : fill(beside, exports, today, onProgress);
    if (existsSync(dir)) rmdirSync(dir);
    renameSync(beside, dir);
    return started;
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

const NOTHING: StartedProject = { report: null, papers: 0, topics: 0 };

function fill(
  dir: string,
  exports: readonly string[],
  today: string,
  onProgress: OnProgress,
): StartedProject {
  const missing = exports.filter((file) => !existsSync(file)).map(missingFile);
  if (missing.length > 0) throw new ProjectError(missing);
  for (const file of exports) copyFileSync(file, join(dir, 'corpus', basename(file)));
  onProgress('Importing', 0, null);
  const report = importCorpus(dir, { today });
  const { papers } = readProject(dir);
  onProgress('Finding topics', 0, null);
  const topics = suggestTopics(papers);
  writeSuggestions(dir, topics, papers.length);
  return { report, papers: papers.length, topics: topics.length };
}

function missingFile(file: string): Fault {
  return {
    stage: 'import',
    kind: 'missing',
    what: 'file',
    file,
    line: null,
    remedy: 'Check its name; nothing was written.',
  };
}
