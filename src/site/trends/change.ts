import { proportionTrend, sum, type Trend } from './proportion-trend.ts';

/** A share before and after the middle of the whole years, and the test of its trend. */
export interface Change {
  readonly trend: Trend;
  /** Places of years from here on are late ones. */
  readonly middle: number;
  readonly early: number;
  readonly late: number;
}

/** A share that changes by less is not worth a word, however sure the change is. */
const MIN_RATIO = 1.25;

/** How `counts` of `totals` change over whole years, without the last, which may not be whole; null where untestable. */
export function changeOverYears(
  counts: readonly number[],
  totals: readonly number[],
): Change | null {
  const [known, all] = [counts.slice(0, -1), totals.slice(0, -1)];
  const trend = proportionTrend(known, all);
  if (trend === null) return null;
  const middle = middleOf(all);
  const share = (from: number, to: number) => {
    const of = sum(all.slice(from, to));
    return of === 0 ? 0 : sum(known.slice(from, to)) / of;
  };
  return { trend, middle, early: share(0, middle), late: share(middle, all.length) };
}

/** Whether the parts before and after differ enough, the same way as the trend. */
export function isMarked({ trend, early, late }: Change): boolean {
  return trend.t > 0 ? late >= MIN_RATIO * early : early >= MIN_RATIO * late;
}

/** The first year of the later half of papers: each part has papers where two years have. */
function middleOf(totals: readonly number[]): number {
  const half = sum(totals) / 2;
  let before = totals[0]!;
  for (let year = 1; year < totals.length - 1; year++) {
    if (before + totals[year]! / 2 > half) return year;
    before += totals[year]!;
  }
  return totals.length - 1;
}
