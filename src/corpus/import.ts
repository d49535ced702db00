import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { decodeText } from './decode.ts';
import { type Fault, ProjectError } from './fault.ts';
import type { LeftOut, ParsedFile, SourceRecord } from './formats/format.ts';
import { FORMATS } from './formats/formats.ts';
import { formatImported, type Imported, readImported } from './imported.ts';
import { plainText } from './latex.ts';
import { markdownToText, textToMarkdown, tidyText } from './markdown.ts';
import { editPaperFile, formatPaperFile, parsePaperFile } from './paper-file.ts';
import { makeShortId, makeSlug } from './slug.ts';
import { writeTogether } from './write.ts';

/** What became of each corpus file: records = added + updated + unchanged + merged + left out. */
interface FileReport {
  readonly file: string;
  readonly format: string;
  readonly records: number;
  added: number;
  updated: number;
  unchanged: number;
  merged: number;
  readonly leftOut: readonly LeftOut[];
}

export interface ImportReport {
  readonly files: readonly FileReport[];
  /** Everything an owner should look at; nothing in it stopped the import. */
  readonly faults: readonly Fault[];
}

/** Fields of a record that an owner may edit and a source may change. */
const FIELDS = [
  'title',
  'authors',
  'year',
  'venue',
  'doi',
  'arxiv',
  'url',
  'code',
  'keywords',
] as const;

/**
 * Reads corpus files (all of `corpus/` without `files`) into content files. Everything is planned in memory
 * first: a file fault throws `ProjectError` and nothing is written. Hand edits win over the source; where both
 * changed, the owner's stays and the conflict is reported. `today` (ISO day) dates new records.
 */
export function importCorpus(
  contentDir: string,
  options: { readonly today: string; readonly files?: readonly string[] | undefined },
): ImportReport {
  const sources = (options.files ?? corpusFiles(contentDir)).map(readSource);
  const plan = newPlan(contentDir, options.today);
  const reports = sources.map((source) => planFile(plan, source));
  const texts = new Map([...plan.texts].map(([slug, text]) => [`papers/${slug}.md`, text]));
  const { name, text } = formatImported(plan.imported.values());
  if (plan.imported.size > 0) texts.set(name, text);
  writeTogether(contentDir, texts);
  return { files: reports, faults: plan.faults };
}

/** The files of `corpus/` in name order; none where the folder is missing. */
export function corpusFiles(contentDir: string): readonly string[] {
  const dir = join(contentDir, 'corpus');
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => !name.startsWith('.'))
    .sort()
    .map((name) => join(dir, name));
}

interface Source extends ParsedFile {
  readonly file: string;
  readonly format: string;
}

/** Decodes and parses one corpus file. Throws `ProjectError` for a file that can't be read or holds nothing. */
export function readSource(path: string): Source {
  const file = basename(path);
  const fail = (kind: Fault['kind'], what: string, remedy: string) =>
    new ProjectError([{ stage: 'import', kind, what, file, line: null, remedy }]);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    throw fail(
      'missing',
      'file',
      `It cannot be read at ${path}. Check the name and your rights to it.`,
    );
  }
  const text = decodeText(bytes, file);
  if (text.trim() === '')
    throw fail('invalid', 'file', 'It is empty. Export it again, or take it out of corpus/.');
  const format = FORMATS.find((candidate) => candidate.recognises(text));
  if (format === undefined) {
    throw fail(
      'unknown',
      'format',
      'Export JSON Lines, or text with titles and abstracts on alternating lines.',
    );
  }
  return { file, format: format.name, ...format.parse(text) };
}

interface Plan {
  readonly contentDir: string;
  readonly today: string;
  readonly imported: Map<string, Imported>;
  /** Slug by each identity of an imported record. */
  readonly slugByIdentity: Map<string, string>;
  readonly slugs: Set<string>;
  readonly ids: Set<string>;
  /** Slugs met in this run: a second record of one is the same paper again. */
  readonly met: Map<string, string>;
  readonly texts: Map<string, string>;
  readonly faults: Fault[];
}

function newPlan(contentDir: string, today: string): Plan {
  const imported = new Map(readImported(contentDir));
  const slugByIdentity = new Map<string, string>();
  for (const entry of imported.values()) {
    for (const identity of identitiesOf(entry)) slugByIdentity.set(identity, entry.slug);
  }
  const dir = join(contentDir, 'papers');
  const byHand = existsSync(dir) ? readdirSync(dir).filter((name) => name.endsWith('.md')) : [];
  return {
    contentDir,
    today,
    imported,
    slugByIdentity,
    slugs: new Set([...imported.keys(), ...byHand.map((name) => name.slice(0, -3))]),
    ids: new Set([...imported.values()].map((entry) => entry.id)),
    met: new Map(),
    texts: new Map(),
    faults: [],
  };
}

function planFile(plan: Plan, source: Source): FileReport {
  const { file, format, records, leftOut } = source;
  const report: FileReport = {
    file,
    format,
    records: records.length + leftOut.length,
    added: 0,
    updated: 0,
    unchanged: 0,
    merged: 0,
    leftOut,
  };
  for (const { line, reason } of leftOut) {
    const [kind = '', ...what] = reason.split(' ');
    plan.faults.push({
      stage: 'import',
      kind: kind === 'missing' ? 'missing' : 'invalid',
      what: what.join(' '),
      file,
      line,
      remedy: 'Left out; mend the record and import again.',
    });
  }
  for (const record of records) report[planRecord(plan, file, tidy(record))]++;
  return report;
}

function planRecord(
  plan: Plan,
  file: string,
  record: SourceRecord,
): 'added' | 'updated' | 'unchanged' | 'merged' {
  const known = identitiesOf(record).map((identity) => plan.slugByIdentity.get(identity));
  const slug = known.find((candidate) => candidate !== undefined);
  if (slug === undefined) return addRecord(plan, file, record);
  const before = plan.met.get(slug);
  if (before === undefined) {
    plan.met.set(slug, `${file}, line ${record.line}`);
    return updateRecord(plan, file, slug, record);
  }
  plan.faults.push({
    stage: 'import',
    kind: 'duplicate',
    what: 'paper',
    file,
    line: record.line,
    remedy: `Merged with ${before}, the same paper; nothing to do unless they differ: then make their titles differ.`,
  });
  return 'merged';
}

function addRecord(plan: Plan, file: string, record: SourceRecord): 'added' {
  const slug = makeSlug(plainText(record.title), plan.slugs);
  const id = makeShortId(slug, plan.ids);
  const { line, ...fields } = record;
  plan.slugs.add(slug);
  plan.ids.add(id);
  plan.met.set(slug, `${file}, line ${line}`);
  const entry: Imported = { slug, id, source: file, added: plan.today, ...copied(fields) };
  plan.imported.set(slug, entry);
  for (const identity of identitiesOf(entry)) plan.slugByIdentity.set(identity, slug);
  plan.texts.set(slug, fileText(entry));
  return 'added';
}

/** Three ways meet here: the record as last imported, as it is now, and the owner's file. */
function updateRecord(
  plan: Plan,
  file: string,
  slug: string,
  record: SourceRecord,
): 'updated' | 'unchanged' {
  const base = plan.imported.get(slug)!;
  const { line, ...fields } = record;
  const next: Imported = { ...base, ...copied(fields) };
  const path = join(plan.contentDir, 'papers', `${slug}.md`);
  if (!existsSync(path)) {
    plan.imported.set(slug, next);
    plan.texts.set(slug, fileText(next));
    return 'updated';
  }
  const changed = FIELDS.filter((field) => !same(base[field], next[field]));
  const newAbstract = base.abstract !== next.abstract;
  if (changed.length === 0 && !newAbstract) return 'unchanged';
  const source = readFileSync(path, 'utf8');
  const { front, body } = parsePaperFile(source, `papers/${slug}.md`);
  const edits: Record<string, unknown> = {};
  for (const field of changed) {
    const own = front[field] ?? null;
    if (same(own, base[field])) edits[field] = next[field];
    else if (!same(own, next[field])) reportConflict(plan, file, line, slug, field);
  }
  const abstractIsTheirs = markdownToText(body) === base.abstract;
  if (newAbstract && !abstractIsTheirs) reportConflict(plan, file, line, slug, 'abstract');
  const newBody = newAbstract && abstractIsTheirs ? textToMarkdown(next.abstract) : null;
  plan.imported.set(slug, next);
  plan.texts.set(slug, editPaperFile(source, edits, newBody));
  return 'updated';
}

function reportConflict(plan: Plan, file: string, line: number, slug: string, what: string): void {
  plan.faults.push({
    stage: 'import',
    kind: 'conflict',
    what,
    file,
    line,
    remedy: `papers/${slug}.md was edited by hand and stays; compare it with the source.`,
  });
}

function fileText(entry: Imported): string {
  const fields = Object.fromEntries(FIELDS.map((field) => [field, entry[field]]));
  return formatPaperFile(fields, textToMarkdown(entry.abstract));
}

/** By these a record is known again: identifiers first, then the title without case and signs. */
function identitiesOf(record: Pick<SourceRecord, 'title' | 'doi' | 'arxiv'>): string[] {
  const letters = plainText(record.title)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return [
    ...(record.doi === null ? [] : [`doi ${record.doi.toLowerCase()}`]),
    ...(record.arxiv === null ? [] : [`arxiv ${record.arxiv.toLowerCase().replace(/v\d+$/, '')}`]),
    `title ${letters === '' ? record.title : letters}`,
  ];
}

function tidy(record: SourceRecord): SourceRecord {
  return {
    ...record,
    title: tidyText(record.title).replace(/\s+/g, ' '),
    abstract: tidyText(record.abstract),
  };
}

function copied(fields: Omit<SourceRecord, 'line'>) {
  return { ...fields, authors: [...fields.authors], keywords: [...fields.keywords] };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
