import {
  copyFileSync,
  existsSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { suggestTopics } from '../atlas/topics/suggest-topics.ts';
import { collect, type Fault, ProjectError } from '../corpus/fault.ts';
import { importCorpus } from '../corpus/importing/import-corpus.ts';
import type { ImportReport } from '../corpus/importing/report.ts';
import { hasPapers } from '../corpus/importing/report.ts';
import { initProject, writeSuggestions } from '../corpus/project/new-project.ts';
import { kindOf } from '../corpus/project/own-files.ts';
import { readProject } from '../corpus/project/project.ts';
import { readSources } from '../corpus/reading/read-archive.ts';
import { type OnProgress, tellWriting } from './on-progress.ts';
import { realPath } from './paths.ts';

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
 * suggestion. An export may be a folder: all exports in it are taken, what is none is told. Throws `ProjectError` for a
 * folder that holds something, for files that can't be read and where no record is a paper; the folder is there only
 * when it is whole.
 */
export async function startProject(
  folder: string,
  exports: readonly string[],
  today: string,
  onProgress: OnProgress,
  titlesOnly = false,
): Promise<StartedProject> {
  const dir = realPath(folder);
  const beside = unusedName(dir);
  try {
    initProject(dir, beside);
    const started =
      exports.length === 0 ? NOTHING : fill(beside, exports, { today, titlesOnly }, onProgress);
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
  options: { readonly today: string; readonly titlesOnly: boolean },
  onProgress: OnProgress,
): StartedProject {
  const passedOver: Fault[] = [];
  const files = exports.flatMap((path) => exportsAt(path, passedOver));
  const wrong = files.flatMap(wrongWithExport);
  if (wrong.length > 0) throw new ProjectError(wrong);
  if (files.length === 0) throw new ProjectError(passedOver);
  for (const file of files) copyFileSync(file, join(dir, 'corpus', basename(file)));
  onProgress('Importing', 0, null);
  const imported = importCorpus(dir, { ...options, onWriting: tellWriting(onProgress) });
  const report = { ...imported, faults: [...passedOver, ...imported.faults] };
  // Without a paper the reasons are the answer, not that there are none.
  if (!report.files.some(hasPapers)) throw new ProjectError(report.faults);
  const { papers } = readProject(dir);
  onProgress('Finding topics', 0, null);
  const topics = suggestTopics(papers);
  writeSuggestions(dir, topics, papers.length);
  return { report, papers: papers.length, topics: topics.length };
}

/** The exports that a path names: a file is one, a folder holds them. What in a folder is none joins `passedOver`. */
function exportsAt(path: string, passedOver: Fault[]): readonly string[] {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [path];
  const names = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
  const exports = names
    .map((name) => join(path, name))
    .filter((file) => collect(passedOver, () => readSources(file)) !== undefined);
  if (exports.length === 0 && passedOver.length === 0) {
    const remedy = 'It holds no file. Put your exports into it, or name them; nothing was written.';
    passedOver.push({
      stage: 'import',
      kind: 'missing',
      what: 'exports',
      file: path,
      line: null,
      remedy,
    });
  }
  return exports;
}

/** A name beside a folder that nothing has yet: what has one is somebody's. */
function unusedName(dir: string): string {
  let name: string;
  let count = 0;
  do name = `${dir}.${process.pid}-${++count}.new`;
  while (existsSync(name));
  return name;
}

/** What keeps an export from being copied: nothing is there, no file is, another has its name. */
function wrongWithExport(file: string, i: number, exports: readonly string[]): Fault[] {
  const fault = { stage: 'import', what: 'file', file, line: null } as const;
  const there = statSync(file, { throwIfNoEntry: false });
  if (there === undefined)
    return [{ ...fault, kind: 'missing', remedy: 'Check its name; nothing was written.' }];
  if (!there.isFile()) {
    const remedy = `It is ${kindOf(there)}, not a file. Name the file itself; nothing was written.`;
    return [{ ...fault, kind: 'invalid', remedy }];
  }
  const first = exports.findIndex((other) => basename(other) === basename(file));
  if (first === i) return [];
  const remedy = `${exports[first]} has the same name. Rename one of them; nothing was written.`;
  return [{ ...fault, kind: 'duplicate', remedy }];
}
