/** Papers by year: those of a group, and all. */
export interface GroupYears {
  readonly first: number;
  /** The newest year of the corpus, which may not be whole. */
  readonly last: number;
  /** Papers of the group in each year from `first` to `last`; what is older counts with the first. */
  readonly counts: readonly number[];
  /** The same, of all papers. */
  readonly totals: readonly number[];
}

/** Bars of a longer time are too thin to be told apart on a phone. */
const MAX_YEARS = 40;
/** Fewer papers are no development. */
const MIN_PAPERS = 20;
/** Fewer years with papers are a list, not a chart. */
const MIN_DIFFERENT = 4;
/** Where more of them have no year, the others may be a choice. */
const MIN_DATED = 0.8;

/** A group's papers by year beside all; null where too few papers or years are known. */
export function yearsOfGroup(
  group: readonly (number | null)[],
  all: readonly (number | null)[],
): GroupYears | null {
  const dated = group.filter((year) => year !== null);
  if (dated.length < MIN_PAPERS || dated.length < MIN_DATED * group.length) return null;
  if (new Set(dated).size < MIN_DIFFERENT) return null;
  const known = all.filter((year) => year !== null);
  const last = known.reduce((most, year) => Math.max(most, year), dated[0]!);
  const first = Math.max(
    known.reduce((least, year) => Math.min(least, year), last),
    last - MAX_YEARS + 1,
  );
  return {
    first,
    last,
    counts: countsOf(dated, first, last),
    totals: countsOf(known, first, last),
  };
}

function countsOf(years: readonly number[], first: number, last: number): readonly number[] {
  const counts = Array.from({ length: last - first + 1 }, () => 0);
  for (const year of years) counts[Math.max(first, year) - first]!++;
  return counts;
}
