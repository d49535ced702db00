import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../fault.ts';
import { parsePaperFile } from '../paper-file.ts';
import { makeShortId } from '../slug.ts';
import type { NamedSource, RecordCluster } from './cluster-records.ts';
import type { Imported } from './imported-file.ts';
import { fingerprintOf } from './match-keys.ts';
import { mergedFault } from './merge-notice.ts';
import { mergeRecords } from './merge-records.ts';
import type { PapersFolder } from './papers-folder.ts';
import type { FileReport } from './report.ts';
import { newFile, nextEntry, sameContent, threeWayMerge } from './three-way-merge.ts';

/** An import on its way: the folder as it will be, what will be written, what will be said. */
export interface Plan {
  readonly folder: PapersFolder;
  readonly sources: readonly NamedSource[];
  readonly today: string;
  readonly ids: Set<string>;
  /** Paper files to write, each made when its turn comes. */
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
  const path = `papers/${slug}.md`;
  if (base === null && !folder.files.has(slug)) {
    texts.set(slug, () => newFile(entry));
    if (entry.abstract === '') tellNoAbstract(plan, file, record.line, path);
    return 'added';
  }
  if (!folder.files.has(slug)) {
    texts.set(slug, () => newFile(entry));
    return 'updated';
  }
  const { text, conflicts } = threeWayMerge(folder.contentDir, base, entry);
  if (text !== null) texts.set(slug, text);
  for (const { field: what, own, theirs } of conflicts) {
    const remedy = `${path} was edited by hand and stays: it says ${shown(own)}, the source now ${shown(theirs)}.`;
    faults.push({ stage: 'import', kind: 'conflict', what, file, line: record.line, remedy });
  }
  if (
    entry.abstract === '' &&
    parsePaperFile(readFileSync(join(folder.contentDir, path), 'utf8'), path).body === ''
  )
    tellNoAbstract(plan, file, record.line, path);
  if (base === null) return 'added';
  return sameContent(base, entry) ? 'unchanged' : 'updated';
}

/** The records of a paper that its owner deleted: counted, told, and nothing else. */
function staysAway({ reports, faults }: Plan, { slug, members }: RecordCluster): void {
  for (const [place, { source }] of members.entries())
    reports[source]![place === 0 ? 'unchanged' : 'merged']++;
  const remedy =
    'Deleted by hand, so it stays away; to have it back, take its line out of atlas/deleted.jsonl.';
  faults.push({
    stage: 'import',
    kind: 'missing',
    what: 'paper',
    file: `papers/${slug}.md`,
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
