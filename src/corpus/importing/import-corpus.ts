import { rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { collect, type Fault, ProjectError } from '../fault.ts';
import { ownFiles } from '../project/own-files.ts';
import { readSiteSettings } from '../project/settings.ts';
import { readSources } from '../reading/read-archive.ts';
import { leftOutFaults, type ReadOptions, type SourcesBefore } from '../reading/read-source.ts';
import { writeTogether } from '../write-together.ts';
import { clusterRecords, type NamedSource } from './cluster-records.ts';
import { formatDeleted } from './deleted.ts';
import { formatImported, type Imported, importedPaths } from './imported-file.ts';
import { readPapersFolder } from './papers-folder.ts';
import { type Plan, planPaper } from './plan-paper.ts';
import { formatRedirects } from './redirects.ts';
import { noteRemovedUpstream } from './removed-upstream.ts';
import { type FileReport, type ImportReport, tellEmpty } from './report.ts';
import { type PaperFiles, paperFiles } from './write-papers.ts';

interface ImportOptions {
  /** ISO day: dates new records. */
  readonly today: string;
  /** All of `corpus/` without them. */
  readonly files?: readonly string[] | undefined;
  /** Corpus files as they were read before. */
  readonly before?: SourcesBefore;
  /** A text of bare titles becomes papers; one of which an earlier import made some is not asked about again. */
  readonly titlesOnly?: boolean;
  /** Told of each file of papers that is written, of so many. */
  readonly onWriting?: (done: number, total: number) => void;
}

/**
 * Reads corpus files into content files. Everything is planned first: a file fault throws `ProjectError` and nothing is
 * written. Hand edits win over the source; where both changed, the owner's stays and the conflict is reported.
 */
export function importCorpus(contentDir: string, options: ImportOptions): ImportReport {
  return importWatching(contentDir, options).report;
}

/**
 * The same, with the slugs of the papers on whose own texts the report hangs even where no record is new: those that no
 * import knows, and those whose sources have no abstract.
 */
export function importWatching(
  contentDir: string,
  options: ImportOptions,
): { readonly report: ImportReport; readonly watched: readonly string[] } {
  const passed: Fault[] = [];
  const paths = options.files ?? corpusFiles(contentDir, passed);
  const folder = readPapersFolder(contentDir);
  const fields = collect([], () => readSiteSettings(contentDir))?.fields ?? [];
  const { sources, passedOver } = readFiles(contentDir, paths, options.before, (id) => ({
    fields: fields.map(({ name }) => name),
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
      ...folder.faults,
      ...passed,
      ...passedOver,
      ...folder.strange.values(),
      ...folder.index.unnamed,
      ...folder.index.twice,
      ...sources.flatMap((source) => leftOutFaults(source, 'import')),
    ],
  };
  const gathered = clusterRecords(sources, folder);
  for (const paper of gathered) planPaper(plan, paper);
  noteRemovedUpstream(plan, gathered, options.files === undefined);
  const moved = write(plan, options.onWriting);
  const report: ImportReport = {
    files: plan.reports,
    faults: [...tellEmpty(plan.reports), ...plan.faults],
    ...(moved > 0 && { moved: { papers: moved, into: folder.keptAs } }),
  };
  const withoutAbstract = [...folder.imported.values()].filter(({ abstract }) => abstract === '');
  return {
    report,
    watched: [...folder.byHand.keys(), ...withoutAbstract.map(({ slug }) => slug)],
  };
}

/** Every file as it will be; entries of earlier imports only where they say anything new. */
function* filesOf(
  { folder }: Plan,
  papers: PaperFiles,
  isMoved: boolean,
): Generator<readonly [path: string, text: string | Iterable<string>]> {
  yield* papers.files;
  if (folder.redirects.size > 0) yield formatRedirects(folder.redirects);
  if (folder.deleted.size > 0 || folder.hadDeleted) yield formatDeleted(folder.deleted);
  const { imported, lastImport, keptAs, faults } = folder;
  // What a merge left is put in order too.
  yield* formatImported(imported, lastImport, keptAs, isMoved || faults.length > 0);
}

/** Writes what is planned, and then takes away the files whose papers stand elsewhere now. How many moved. */
function write(plan: Plan, onWriting: ImportOptions['onWriting']): number {
  const { folder, texts } = plan;
  const { contentDir } = folder;
  const papers = paperFiles(folder, texts);
  const former = importedPaths(contentDir).filter(
    (path) => path.includes('/') === (folder.keptAs === 'files'),
  );
  const files = filesOf(plan, papers, former.length > 0);
  // Shards are few, and quickly written.
  const ownFiles = folder.keptAs === 'files' ? Math.max(texts.size, papers.moved) : 0;
  writeTogether(contentDir, counted(files, ownFiles, onWriting));
  for (const path of [...papers.gone, ...former]) rmSync(join(contentDir, path), { force: true });
  return papers.moved;
}

/** The same, each told as its turn comes; `total` are the papers' own, where each has one. */
function* counted<File>(
  files: Iterable<File>,
  total: number,
  onWriting: ImportOptions['onWriting'] = () => undefined,
): Generator<File> {
  let done = 0;
  for (const file of files) {
    if (done < total) onWriting(done++, total);
    yield file;
  }
}

/** All files, read; every one that can't be read is told before anything else happens. Exports inside an archive go by its name. */
function readFiles(
  contentDir: string,
  paths: readonly string[],
  before: SourcesBefore | undefined,
  saidOf: (id: string) => ReadOptions,
): { readonly sources: readonly NamedSource[]; readonly passedOver: readonly Fault[] } {
  const broken: Fault[] = [];
  const passedOver: Fault[] = [];
  const sources = paths.flatMap((path) => {
    try {
      const id = sourceId(contentDir, path);
      const read = readSources(path, before, saidOf(id));
      passedOver.push(...read.passedOver);
      return read.sources.map((source) => ({ ...source, id }));
    } catch (error) {
      if (!(error instanceof ProjectError)) throw error;
      broken.push(...error.faults);
      return [];
    }
  });
  if (broken.length > 0) throw new ProjectError(broken);
  return { sources, passedOver };
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
