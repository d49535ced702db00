import type { Fault } from '../fault.ts';
import type { NamedSource, RecordCluster } from './cluster-records.ts';
import type { PapersFolder } from './papers-folder.ts';
import { placeName } from './plan-paper.ts';

/** What an import has read, and where it says what it found. */
interface Reading {
  readonly folder: PapersFolder;
  readonly sources: readonly NamedSource[];
  /** ISO day. */
  readonly today: string;
  readonly faults: Fault[];
}

/**
 * Marks papers whose files no longer have them; the owner decides what becomes of them. `all`: the whole of `corpus/`
 * was read, so a file that is gone from it has nothing any more.
 */
export function noteRemovedUpstream(
  { folder, sources, today, faults }: Reading,
  gathered: readonly RecordCluster[],
  all: boolean,
): void {
  const met = new Set(gathered.map(({ slug }) => slug));
  const read = new Set(sources.map(({ id }) => id));
  for (const entry of folder.imported.values()) {
    if (met.has(entry.slug) || entry.vanished !== null) continue;
    const gone = [entry.source, ...entry.also].every(
      (id) => read.has(id) || (all && !id.startsWith('named:')),
    );
    if (!gone) continue;
    folder.imported.set(entry.slug, { ...entry, vanished: today });
    if (!folder.files.has(entry.slug)) continue;
    const place = placeName(folder, entry.slug);
    const what = place.endsWith('.md') ? 'file' : 'line';
    const remedy = `It no longer has ${place}, which is kept; delete that ${what} if the paper should go.`;
    const file = entry.source.replace(/^named:/, '');
    faults.push({ stage: 'import', kind: 'missing', what: 'record', file, line: null, remedy });
  }
}
