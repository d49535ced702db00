import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../fault.ts';
import { FILE_FORM, LINE_FORM, type PaperForm } from '../paper-forms.ts';
import { formAt, readPaperText } from '../papers-index.ts';
import { makeShortId } from '../slug.ts';
import type { NamedSource, RecordCluster } from './cluster-records.ts';
import type { Imported } from './imported-file.ts';
import { fingerprintOf } from './match-keys.ts';
import { mergedFault } from './merge-notice.ts';
import { mergeRecords } from './merge-records.ts';
import type { PapersFolder } from './papers-folder.ts';
import type { FileReport } from './report.ts';
import { newText, nextEntry, type OwnText, sameContent, threeWayMerge } from './three-way-merge.ts';
import { newPath } from './write-papers.ts';

/** An import on its way: the folder as it will be, what will be written, what will be said. */
export interface Plan {
  readonly folder: PapersFolder;
  readonly sources: readonly NamedSource[];
  readonly today: string;
  readonly ids: Set<string>;
  /** Papers to write, each made when its turn comes: in the form in which it stands, new ones in that in which papers are kept. */
  readonly texts: Map<string, () => string>;
  readonly reports: readonly FileReport[];
  readonly faults: Fault[];
}

/** What becomes of one paper: its entry in `imported.jsonl`, its file, a place in the report for each of its records. */
export function planPaper(plan: Plan, paper: RecordCluster): void {
  const { folder, sources, reports } = plan;
  const { slug, members } = paper;
  if (folder.deleted.has(slug)) {
    staysAway(plan, paper);
    return;
  }
  if (folder.strange.has(slug)) {
    for (const { source } of members) reports[source]!.unchanged++;
    return;
  }
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
  const marks = new Set(unread.length > 0 ? base!.marks : []);
  if (members.length > 1) for (const member of members) marks.add(fingerprintOf(member.record));
  const own = {
    slug,
    id,
    added: base?.added ?? plan.today,
    source: all[0]!,
    also: all.slice(1),
    marks: [...marks],
  };
  const entry = nextEntry(base, record, own, unread.length > 0, plan.today);
  folder.imported.set(slug, entry);
  const first = members[0]!;
  const outcome = meet(plan, base, entry, first);
  reports[first.source]![outcome]++;
  for (const [place, member] of members.entries()) {
    if (place === 0) continue;
    reports[member.source]!.merged++;
    plan.faults.push(mergedFault(sources, members, place));
  }
}

function meet(
  plan: Plan,
  base: Imported | null,
  entry: Imported,
  { record, source }: RecordCluster['members'][number],
): 'added' | 'updated' | 'unchanged' {
  const { folder, sources, texts, faults } = plan;
  const { slug } = entry;
  const { file } = sources[source]!;
  const path = placeName(folder, slug);
  if (base === null && !folder.files.has(slug)) {
    texts.set(slug, () => newText(entry, newForm(folder)));
    if (entry.abstract === '') tellNoAbstract(plan, file, record.line, path);
    return 'added';
  }
  if (!folder.files.has(slug)) {
    texts.set(slug, () => newText(entry, newForm(folder)));
    return 'updated';
  }
  const { text, conflicts } = threeWayMerge(base, entry, () => ownText(folder, slug));
  if (text !== null) texts.set(slug, text);
  for (const { field: what, own, theirs } of conflicts) {
    const remedy = `${path} was edited by hand and stays: it says ${shown(own)}, the source now ${shown(theirs)}.`;
    faults.push({ stage: 'import', kind: 'conflict', what, file, line: record.line, remedy });
  }
  if (entry.abstract === '' && ownText(folder, slug).body === '')
    tellNoAbstract(plan, file, record.line, path);
  if (base === null) return 'added';
  return sameContent(base, entry) ? 'unchanged' : 'updated';
}

/** What the owner has of a paper. */
function ownText({ contentDir, index }: PapersFolder, slug: string): OwnText {
  const place = index.places.get(slug)!;
  const text = readPaperText(contentDir, place);
  const form = formAt(place);
  return { text, form, ...form.parse(text, place.file, place.line, []) };
}

/** Where a paper stands, or will: `papers/reefs.md`, `papers/0f.jsonl (reefs)`. */
export function placeName({ index, keptAs }: PapersFolder, slug: string): string {
  const file = index.places.get(slug)?.file ?? newPath(slug, keptAs);
  return file.endsWith('.md') ? file : `${file} (${slug})`;
}

function newForm({ keptAs }: PapersFolder): PaperForm {
  return keptAs === 'files' ? FILE_FORM : LINE_FORM;
}

/** The records of a paper that its owner deleted: counted, told, and nothing else. */
function staysAway({ folder, reports, faults }: Plan, { slug, members }: RecordCluster): void {
  for (const [place, { source }] of members.entries())
    reports[source]![place === 0 ? 'unchanged' : 'merged']++;
  const remedy =
    'Deleted by hand, so it stays away; to have it back, take its line out of atlas/deleted.jsonl.';
  faults.push({
    stage: 'import',
    kind: 'missing',
    what: 'paper',
    file: placeName(folder, slug),
    line: null,
    remedy,
    advice: true,
  });
}

/** As much of a value as a line of a report bears. */
const MAX_SHOWN = 80;

function shown(value: unknown): string {
  const text = Array.isArray(value) ? value.join('; ') : String(value ?? '');
  if (text === '') return 'nothing';
  const line = text.replace(/\s+/g, ' ');
  return `“${line.length > MAX_SHOWN ? `${line.slice(0, MAX_SHOWN).replace(/[\ud800-\udbff]$/, '')}…` : line}”`;
}

function tellNoAbstract({ faults }: Plan, file: string, line: number, path: string): void {
  const remedy = `The paper is kept and placed by its title; write the abstract into ${path}.`;
  faults.push({ stage: 'import', kind: 'missing', what: 'abstract', file, line, remedy });
}

function isStillThere(contentDir: string, id: string): boolean {
  return id.startsWith('named:') || existsSync(join(contentDir, 'corpus', id));
}
