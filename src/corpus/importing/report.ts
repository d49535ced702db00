import { type Fault, formatFault } from '../fault.ts';
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
}

/** How many of a file's records are papers now, whether they were before or not. */
export function countPapers({ added, updated, unchanged, merged }: FileReport): number {
  return added + updated + unchanged + merged;
}

/** Says of each file that gave no paper why it gave none. */
export function tellEmpty(files: readonly FileReport[]): readonly Fault[] {
  return files
    .filter((file) => countPapers(file) === 0)
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
const MOST_LISTED = 20;

/** The report as lines for a person: a line a file, then what to look at, kind by kind. */
export function formatReport({ files, faults }: ImportReport): {
  readonly summary: readonly string[];
  readonly details: readonly string[];
} {
  const summary = files.map(
    ({ file, format, records, added, updated, unchanged, merged, leftOut, notes = [] }) =>
      `${file} (${format}): ${records} ${records === 1 ? 'record' : 'records'}: ${added} added, ${updated} updated, ` +
      `${unchanged} unchanged, ${merged} merged, ${leftOut.length} left out` +
      withoutAbstract(file, faults) +
      notes.map((note) => `. ${note.replace(/\.$/, '')}`).join(''),
  );
  const kinds = new Map<string, Fault[]>();
  for (const fault of faults) {
    const kind = `${fault.kind} ${fault.what}`;
    const alike = kinds.get(kind);
    if (alike === undefined) kinds.set(kind, [fault]);
    else alike.push(fault);
  }
  const details = [...kinds].flatMap(([kind, of]) => [
    ...of.slice(0, MOST_LISTED).map(formatFault),
    ...(of.length > MOST_LISTED
      ? [`… and ${of.length - MOST_LISTED} more: ${kind}. import --json lists them all.`]
      : []),
  ]);
  return { summary, details };
}

function withoutAbstract(name: string, faults: readonly Fault[]): string {
  const count = faults.filter(
    ({ kind, what, file }) => kind === 'missing' && what === 'abstract' && file === name,
  ).length;
  return count === 0 ? '' : `; ${count} without an abstract`;
}
