import { type Fault, formatFault, isNotice } from '../fault.ts';
import type { LeftOut } from '../formats/format.ts';

/** What became of each corpus file: records = added + updated + unchanged + merged + left out. */
export interface FileReport {
  readonly file: string;
  readonly format: string;
  readonly records: number;
  added: number;
  updated: number;
  unchanged: number;
  merged: number;
  readonly leftOut: readonly LeftOut[];
  /** What its owner should know of how it was read; absent where that is nothing. */
  readonly notes?: readonly string[];
}

export interface ImportReport {
  readonly files: readonly FileReport[];
  /** Everything an owner should look at; nothing in it stopped the import. */
  readonly faults: readonly Fault[];
  /** Papers that went from files into shards or back, as `site.yaml` has it now; left out where none did. */
  readonly moved?: { readonly papers: number; readonly into: 'files' | 'shards' };
}

/** Whether a corpus file gave any paper. */
export function hasPapers({ added, updated, unchanged, merged }: FileReport): boolean {
  return added + updated + unchanged + merged > 0;
}

/** Says of each file that gave no paper why it gave none. */
export function tellEmpty(files: readonly FileReport[]): readonly Fault[] {
  return files
    .filter((file) => !hasPapers(file))
    .map(({ file, records, leftOut }) => {
      const reasons = new Map<string, number>();
      for (const { reason } of leftOut) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      const why = [...reasons].map(([reason, count]) => `${reason} (${count})`).join(', ');
      const none = records === 1 ? 'Its one record was' : `All its ${records} records were`;
      const remedy = `${none} left out: ${why}. Mend them, or export again with titles.`;
      return { stage: 'import', kind: 'missing', what: 'papers', file, line: null, remedy };
    });
}

/** More of one kind than this are counted, not listed. */
const MAX_LISTED = 20;

/** The report as lines for a person: a line a file, then what to mend, kind by kind. Notices are counted by `noticesText`. */
export function formatReport({ files, faults, moved }: ImportReport): {
  readonly summary: readonly string[];
  readonly details: readonly string[];
} {
  const lines = files.map(
    ({ file, format, records, added, updated, unchanged, merged, leftOut, notes = [] }) =>
      `${file} (${format}): ${records} ${records === 1 ? 'record' : 'records'}: ${added} added, ${updated} updated, ` +
      `${unchanged} unchanged, ${merged} merged, ${leftOut.length} left out` +
      withoutAbstract(file, faults) +
      notes.map((note) => `. ${note.replace(/\.$/, '')}`).join(''),
  );
  const summary = moved === undefined ? lines : [...lines, movedText(moved)];
  const kinds = new Map<string, Fault[]>();
  for (const fault of faults.filter((one) => !isNotice(one))) {
    const kind = `${fault.kind} ${fault.what}`;
    const alike = kinds.get(kind);
    if (alike === undefined) kinds.set(kind, [fault]);
    else alike.push(fault);
  }
  const details = [...kinds].flatMap(([kind, of]) => [
    ...of.slice(0, MAX_LISTED).map(formatFault),
    ...(of.length > MAX_LISTED
      ? [`… and ${of.length - MAX_LISTED} more: ${kind}. import --json lists them all.`]
      : []),
  ]);
  return { summary, details };
}

/** What a notice is about, by its kind and what; others are only counted. */
const NOTICED: readonly (readonly [of: string, said: string])[] = [
  ['missing abstract', 'without an abstract'],
  ['duplicate paper', 'merged'],
  ['missing paper', 'deleted by hand'],
  ['conflict citations', 'on citations'],
];

/** `2 notices (1 without an abstract, 1 merged)`; null without any. */
export function noticesText(faults: readonly Fault[]): string | null {
  const notices = faults.filter(isNotice);
  if (notices.length === 0) return null;
  const counts = NOTICED.flatMap(([of, said]) => {
    const count = notices.filter(({ kind, what }) => `${kind} ${what}` === of).length;
    return count === 0 ? [] : [`${count} ${said}`];
  });
  const word = notices.length === 1 ? '1 notice' : `${notices.length} notices`;
  return counts.length === 0 ? word : `${word} (${counts.join(', ')})`;
}

function movedText({ papers, into }: NonNullable<ImportReport['moved']>): string {
  const where = into === 'files' ? 'into files of their own' : 'into shards, a line each';
  return `${papers} ${papers === 1 ? 'paper' : 'papers'} moved ${where}, as papers: ${into} in site.yaml says`;
}

function withoutAbstract(name: string, faults: readonly Fault[]): string {
  const count = faults.filter(
    ({ kind, what, file }) => kind === 'missing' && what === 'abstract' && file === name,
  ).length;
  return count === 0 ? '' : `; ${count} without an abstract`;
}
