import { dirname, join, resolve } from 'node:path';
import { type Fault, ProjectError } from '../fault.ts';
import { ownFiles } from '../own-files.ts';
import {
  leftOutFaults,
  readSource,
  type Said,
  type SourcesBefore,
} from '../reading/read-source.ts';
import { writeTogether } from '../write.ts';
import { gatherPapers, type NamedSource } from './gather.ts';
import { formatImported, type Imported } from './imported.ts';
import { readPapersFolder } from './papers-folder.ts';
import { type Plan, planPaper } from './plan-paper.ts';
import { formatRedirects } from './redirects.ts';
import { type FileReport, type ImportReport, tellEmpty } from './report.ts';
import { noteVanished } from './vanished.ts';

/**
 * Reads corpus files (all of `corpus/` without `files`) into content files. Everything is planned first: a file
 * fault throws `ProjectError` and nothing is written. Hand edits win over the source; where both changed, the
 * owner's stays and the conflict is reported. `today` (ISO day) dates new records.
 */
export function importCorpus(
  contentDir: string,
  options: {
    readonly today: string;
    readonly files?: readonly string[] | undefined;
    /** Corpus files as they were read before. */
    readonly before?: SourcesBefore;
    /** A text of bare titles becomes papers; one of which an earlier import made some is not asked about again. */
    readonly titlesOnly?: boolean;
  },
): ImportReport {
  const passed: Fault[] = [];
  const paths = options.files ?? corpusFiles(contentDir, passed);
  const folder = readPapersFolder(contentDir);
  const sources = readSources(contentDir, paths, options.before, (id) => ({
    titlesOnly: options.titlesOnly === true || isKnown(folder.lastImport, id),
  }));
  const plan: Plan = {
    folder,
    sources,
    today: options.today,
    ids: new Set([...folder.imported.values()].map(({ id }) => id)),
    texts: new Map(),
    reports: sources.map(newReport),
    faults: [
      ...passed,
      ...folder.strange.values(),
      ...sources.flatMap((source) => leftOutFaults(source, 'import')),
    ],
  };
  // A folder emptied of all its papers is a fresh start, not a thousand papers deleted one by one.
  const fresh = ![...folder.imported.keys()].some((slug) => folder.files.has(slug));
  const gathered = gatherPapers(sources, folder);
  for (const paper of gathered) planPaper(plan, paper, fresh);
  noteVanished(plan, gathered, options.files === undefined);
  writeTogether(contentDir, filesOf(plan));
  return { files: plan.reports, faults: [...tellEmpty(plan.reports), ...plan.faults] };
}

/** Every file as it will be; `imported.jsonl` only where it says anything new. */
function* filesOf({
  folder,
  texts,
}: Plan): Generator<readonly [path: string, text: string | Iterable<string>]> {
  for (const [slug, text] of texts) yield [`papers/${slug}.md`, text()];
  if (folder.redirects.size > 0) yield formatRedirects(folder.redirects);
  const { imported, lastImport } = folder;
  const changed = [...imported].some(([slug, entry]) => lastImport.get(slug) !== entry);
  if (changed || lastImport.size > imported.size) yield formatImported(imported.values());
}

/** All files, read; every one that can't be read is told before anything else happens. */
function readSources(
  contentDir: string,
  paths: readonly string[],
  before: SourcesBefore | undefined,
  saidOf: (id: string) => Said,
): readonly NamedSource[] {
  const broken: Fault[] = [];
  const sources = paths.flatMap((path) => {
    try {
      const id = sourceId(contentDir, path);
      return [{ ...readSource(path, before, saidOf(id)), id }];
    } catch (error) {
      if (!(error instanceof ProjectError)) throw error;
      broken.push(...error.faults);
      return [];
    }
  });
  if (broken.length > 0) throw new ProjectError(broken);
  return sources;
}

/** The files of `corpus/` in name order; none where the folder is missing. What is passed over joins `faults`. */
export function corpusFiles(contentDir: string, faults: Fault[]): readonly string[] {
  return ownFiles(
    contentDir,
    'corpus',
    (entry) => !entry.name.startsWith('.') && !entry.isDirectory(),
    faults,
  ).map((name) => join(contentDir, 'corpus', name));
}

/** Whether an earlier import made papers of a file of this name. */
export function isKnown(lastImport: ReadonlyMap<string, Imported>, id: string): boolean {
  for (const { source, also } of lastImport.values())
    if (source === id || also.includes(id)) return true;
  return false;
}

/** The name under which a file is remembered: files outside `corpus/` are no part of it. */
function sourceId(contentDir: string, path: string): string {
  const full = resolve(path);
  const name = full.slice(dirname(full).length + 1);
  return dirname(full) === resolve(contentDir, 'corpus') ? name : `named:${name}`;
}

function newReport({ file, format, records, leftOut, notes }: NamedSource): FileReport {
  const count = records.length + leftOut.length;
  const counts = { records: count, added: 0, updated: 0, unchanged: 0, merged: 0 };
  return { file, format, ...counts, leftOut, ...(notes.length > 0 && { notes }) };
}
