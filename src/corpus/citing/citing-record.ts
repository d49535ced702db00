import type { Imported } from '../importing/imported-file.ts';

/** What an import knows of who cites whom. */
export type CitingRecord = Pick<
  Imported,
  'slug' | 'ids' | 'references' | 'citations' | 'citedBy' | 'citedByDay'
>;

/** What records say of who cites whom, by slug; those that say nothing are left out. */
export function citingRecords(entries: Iterable<Imported>): ReadonlyMap<string, CitingRecord> {
  const records = new Map<string, CitingRecord>();
  for (const { slug, ids, references, citations, citedBy, citedByDay } of entries)
    if (ids.length > 0 || references.length > 0 || citations.length > 0 || citedBy !== null)
      records.set(slug, { slug, ids, references, citations, citedBy, citedByDay });
  return records;
}
