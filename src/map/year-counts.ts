/** Papers of each year from `first` to `last`. */
export interface YearCounts {
  readonly first: number;
  readonly last: number;
  readonly counts: readonly number[];
}

/** The bars of a longer time could not be told apart: what is older counts with the first year shown. */
const MAX_YEARS = 60;

/** Counts papers by year for the timeline; null where no two years are known. Papers without a year don't count. */
export function countYears(years: readonly (number | null)[]): YearCounts | null {
  const known = years.filter((year) => year !== null && year > 0) as number[];
  if (known.length === 0) return null;
  const last = known.reduce((most, year) => Math.max(most, year));
  const oldest = known.reduce((least, year) => Math.min(least, year));
  const first = Math.max(oldest, last - MAX_YEARS + 1);
  if (first === last) return null;
  const counts = Array.from({ length: last - first + 1 }, () => 0);
  for (const year of known) counts[Math.max(first, year) - first]!++;
  return { first, last, counts };
}
