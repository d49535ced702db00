import type { Imported } from '../importing/imported-file.ts';

/** What an import knows of who cites whom, and who wrote what. */
export type CitingRecord = Pick<
  Imported,
  'slug' | 'ids' | 'references' | 'citations' | 'citedBy' | 'citedByDay'
> &
  Partial<Pick<Imported, 'orcids'>>;

/** What records say of that, by slug; those that say nothing are left out. */
export function citingRecords(entries: Iterable<Imported>): ReadonlyMap<string, CitingRecord> {
  const records = new Map<string, CitingRecord>();
  for (const { slug, orcids, ids, references, citations, citedBy, citedByDay } of entries)
    if (citedBy !== null || [orcids, ids, references, citations].some((list) => list.length > 0))
      records.set(slug, {
        ...{ slug, ids, references, citations, citedBy, citedByDay },
        ...(orcids.length > 0 && { orcids }),
      });
  return records;
}
