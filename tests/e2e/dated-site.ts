import { type SmallSite, serveSite } from './small-site.ts';

const MATTERS = ['pruning weights', 'reward models', 'masked language models', 'pseudo labels'];

/** Forty papers of ten years in two venues, all with authors and cited: 2015 to 2024, one of each matter a year. */
const RECORDS = Array.from({ length: 40 }, (_, i) => ({
  title: `${MATTERS[i % 4]} ${String.fromCharCode(65 + (i % 26))}${i}`,
  abstract: `We study ${MATTERS[i % 4]} and what ${MATTERS[i % 4]} need, in setting ${i}.`,
  authors: ['Ada Lovelace', 'Mary Somerville'],
  year: 2015 + Math.floor(i / 4),
  venue: i % 2 === 0 ? 'Journal of Maps' : 'Workshop on Charts',
  design: i % 4 === 0 ? 'Cohort' : 'Case, series',
  sample_size: 10 * i,
  cited_by_count: i,
}));

/** A small map whose papers have years, venues and fields of their own. */
export function serveDatedSite(): Promise<SmallSite> {
  return serveSite('Ten years', RECORDS, {}, 'fields: [design, sample_size]\n');
}
