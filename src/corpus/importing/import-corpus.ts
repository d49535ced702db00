import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Fault, ProjectError } from '../fault.ts';
import { parsePaperFile } from '../paper-file.ts';
import { leftOutFaults, readSource } from '../reading/read-source.ts';
import { makeShortId } from '../slug.ts';
import { writeTogether } from '../write.ts';
import { type Gathered, gatherPapers, type NamedSource } from './gather.ts';
import { formatImported, type Imported } from './imported.ts';
import { mergeRecords } from './merge-records.ts';
import { type PapersFolder, readPapersFolder } from './papers-folder.ts';
import { formatRedirects } from './redirects.ts';
import type { FileReport, ImportReport } from './report.ts';
import { meetThreeWays, newFile, nextEntry, saySame } from './three-way.ts';
import { noteVanished } from './vanished.ts';

/** An import on its way: the folder as it will be, what will be written, what will be said. */
interface Plan {
  readonly folder: PapersFolder;
  readonly sources: readonly NamedSource[];
  readonly today: string;
  readonly ids: Set<string>;
  /** Paper files to write, each made when its turn comes. */
  readonly texts: Map<string, () => string>;
  readonly reports: readonly FileReport[];
  readonly faults: Fault[];
}

/**
 * Reads corpus files (all of `corpus/` without `files`) into content files. Everything is planned first: a file
 * fault throws `ProjectError` and nothing is written. Hand edits win over the source; where both changed, the
 * owner's stays and the conflict is reported. `today` (ISO day) dates new records.
 */
export function importCorpus(
  contentDir: string,
  options: { readonly today: string; readonly files?: readonly string[] | undefined },
): ImportReport {
  const paths = options.files ?? corpusFiles(contentDir);
  const sources = readSources(contentDir, paths);
  const folder = readPapersFolder(contentDir);
  const plan: Plan = {
    folder,
    sources,
    today: options.today,
    ids: new Set([...folder.imported.values()].map(({ id }) => id)),
    texts: new Map(),
    reports: sources.map(newReport),
    faults: sources.flatMap((source) => leftOutFaults(source, 'import')),
  };
  // A folder emptied of all its papers is a fresh start, not a thousand papers deleted one by one.
  const fresh = ![...folder.imported.keys()].some((slug) => folder.files.has(slug));
  const gathered = gatherPapers(sources, folder);
  for (const paper of gathered) planPaper(plan, paper, fresh);
  noteVanished(plan, gathered, options.files === undefined);
  writeTogether(contentDir, filesOf(plan));
  return { files: plan.reports, faults: plan.faults };
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
function readSources(contentDir: string, paths: readonly string[]): readonly NamedSource[] {
  const broken: Fault[] = [];
  const sources = paths.flatMap((path) => {
    try {
      return [{ ...readSource(path), id: sourceId(contentDir, path) }];
    } catch (error) {
      if (!(error instanceof ProjectError)) throw error;
      broken.push(...error.faults);
      return [];
    }
  });
  if (broken.length > 0) throw new ProjectError(broken);
  return sources;
}

/** The files of `corpus/` in name order; none where the folder is missing. */
export function corpusFiles(contentDir: string): readonly string[] {
  const dir = join(contentDir, 'corpus');
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && !entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => join(dir, name));
}

/** The name under which a file is remembered: files outside `corpus/` are no part of it. */
function sourceId(contentDir: string, path: string): string {
  const full = resolve(path);
  const name = full.slice(dirname(full).length + 1);
  return dirname(full) === resolve(contentDir, 'corpus') ? name : `named:${name}`;
}

function newReport({ file, format, records, leftOut }: NamedSource): FileReport {
  const count = records.length + leftOut.length;
  return { file, format, records: count, added: 0, updated: 0, unchanged: 0, merged: 0, leftOut };
}

function planPaper(plan: Plan, paper: Gathered, fresh: boolean): void {
  const { folder, sources, reports } = plan;
  const { slug, members } = paper;
  const base = folder.imported.get(slug) ?? null;
  const files = [...new Set(members.map(({ source }) => sources[source]!.id))];
  const known = base === null ? [] : [base.source, ...base.also];
  const read = new Set(sources.map(({ id }) => id));
  // Files that had the paper, were not read this time and may have it still.
  const unread = known.filter((id) => !read.has(id) && isStillThere(folder.contentDir, id));
  const record = mergeRecords(members.map((member) => member.record));
  const all = [
    ...new Set([...known.filter((id) => unread.includes(id) || files.includes(id)), ...files]),
  ];
  const id = base?.id ?? makeShortId(slug, plan.ids);
  plan.ids.add(id);
  const own = { slug, id, added: base?.added ?? plan.today, source: all[0]!, also: all.slice(1) };
  const entry = nextEntry(base, record, own, unread.length > 0);
  folder.imported.set(slug, entry);
  const first = members[0]!;
  const outcome = meet(plan, base, entry, first, fresh);
  reports[first.source]![outcome]++;
  for (const member of members.slice(1)) {
    reports[member.source]!.merged++;
    tellMerged(plan, member, first);
  }
}

function meet(
  plan: Plan,
  base: Imported | null,
  entry: Imported,
  { record, source }: Gathered['members'][number],
  fresh: boolean,
): 'added' | 'updated' | 'unchanged' {
  const { folder, sources, texts, faults } = plan;
  const { slug } = entry;
  const { file } = sources[source]!;
  const path = `papers/${slug}.md`;
  if (base === null && !folder.files.has(slug)) {
    texts.set(slug, () => newFile(entry));
    if (entry.abstract === '') tellNoAbstract(plan, file, record.line, path);
    return 'added';
  }
  if (!folder.files.has(slug)) {
    if (fresh) {
      texts.set(slug, () => newFile(entry));
      return 'updated';
    }
    const remedy = `Deleted by hand, so it stays away; to have it back, take its line out of imported.jsonl.`;
    faults.push({
      stage: 'import',
      kind: 'missing',
      what: 'paper',
      file: path,
      line: null,
      remedy,
      advice: true,
    });
    return 'unchanged';
  }
  const { text, conflicts } = meetThreeWays(folder.contentDir, base, entry);
  if (text !== null) texts.set(slug, text);
  for (const what of conflicts) {
    const remedy = `${path} was edited by hand and stays; compare it with the source.`;
    faults.push({ stage: 'import', kind: 'conflict', what, file, line: record.line, remedy });
  }
  if (
    entry.abstract === '' &&
    parsePaperFile(readFileSync(join(folder.contentDir, path), 'utf8'), path).body === ''
  )
    tellNoAbstract(plan, file, record.line, path);
  if (base === null) return 'added';
  return saySame(base, entry) ? 'unchanged' : 'updated';
}

function tellNoAbstract({ faults }: Plan, file: string, line: number, path: string): void {
  const remedy = `The paper is kept and placed by its title; write the abstract into ${path}.`;
  faults.push({ stage: 'import', kind: 'missing', what: 'abstract', file, line, remedy });
}

function tellMerged(
  { sources, faults }: Plan,
  { record, source }: Gathered['members'][number],
  first: Gathered['members'][number],
): void {
  const remedy = `Merged with ${sources[first.source]!.file}, line ${first.record.line}, the same paper; nothing to do unless they differ: then make their titles differ.`;
  const { file } = sources[source]!;
  faults.push({
    stage: 'import',
    kind: 'duplicate',
    what: 'paper',
    file,
    line: record.line,
    remedy,
  });
}

function isStillThere(contentDir: string, id: string): boolean {
  return id.startsWith('named:') || existsSync(join(contentDir, 'corpus', id));
}
