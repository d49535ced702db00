import type { CitingCorpus } from './citation-links.ts';

/** How often a paper is cited, wherever that is, as its source says. */
export interface CitedElsewhere {
  readonly count: number;
  /** ISO day of that number. */
  readonly date: string;
}

/** Of each paper how often it is cited anywhere, null where its source does not say; empty where none does. */
export function citedElsewhere({
  papers,
  records,
}: Pick<CitingCorpus, 'papers' | 'records'>): readonly (CitedElsewhere | null)[] {
  const all = papers.map(({ slug }) => {
    const record = records.get(slug);
    if (record === undefined || record.citedBy === null || record.citedByDay === null) return null;
    return { count: record.citedBy, date: record.citedByDay };
  });
  return all.some((one) => one !== null) ? all : [];
}
