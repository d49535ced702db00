/** Whether a share rises or falls with time. */
export interface Trend {
  /** Above 0: it rises. Standard errors that the slope is from none. */
  readonly t: number;
  /** How likely chance alone makes a slope as steep, either way. */
  readonly p: number;
}

/** With fewer years there is a line through nearly everything. */
const MIN_YEARS = 5;

/**
 * Tests whether `counts[year]` of `totals[year]` rise or fall over the years: the trend test of Cochran (1954) and
 * Armitage (1955), each year standing for the ranks of its papers in time, so that a few old papers weigh no more than
 * they are. Papers come in bursts (a workshop, a special issue): where years differ from the next by more than chance
 * does, the slope is measured by that (differences in a row, von Neumann 1941, which a bent course leaves small) and
 * compared with Student's distribution. Null where there are too few years, or nothing differs.
 */
export function proportionTrend(
  counts: readonly number[],
  totals: readonly number[],
): Trend | null {
  const years = totals.flatMap((total, year) => (total > 0 ? [year] : []));
  const [all, of] = [sum(counts), sum(totals)];
  if (years.length < MIN_YEARS || all === 0 || all === of) return null;
  const share = all / of;
  let [slope, spread, before] = [0, 0, 0];
  for (const year of years) {
    const total = totals[year]!;
    // Ranks from −½ to ½: the middle of the year's papers among all.
    const rank = (before + total / 2) / of - 0.5;
    slope += (counts[year]! - total * share) * rank;
    spread += total * rank ** 2;
    before += total;
  }
  const z = slope / Math.sqrt(spread * share * (1 - share));
  const t = z / Math.sqrt(Math.max(1, dispersion(counts, totals, years)));
  return { t, p: studentTail(Math.abs(t), years.length - 2) };
}

/** How much more than by chance the shares of years in a row differ: about 1 where chance is all. */
function dispersion(
  counts: readonly number[],
  totals: readonly number[],
  years: readonly number[],
): number {
  let squares = 0;
  for (let i = 1; i < years.length; i++) {
    const [m, n] = [totals[years[i - 1]!]!, totals[years[i]!]!];
    const [k, l] = [counts[years[i - 1]!]!, counts[years[i]!]!];
    const share = (k + l) / (m + n);
    const variance = share * (1 - share) * (1 / m + 1 / n);
    if (variance > 0) squares += (l / n - k / m) ** 2 / variance;
  }
  return squares / (years.length - 1);
}

/** How likely a value of Student's distribution is further from 0 than `t` (Abramowitz & Stegun 1964, 26.7.3–4). */
function studentTail(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom));
  const cosSquared = Math.cos(angle) ** 2;
  const odd = freedom % 2 === 1;
  let term = odd ? Math.cos(angle) : 1;
  let series = odd && freedom === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k < freedom; k += 2) {
    term *= (cosSquared * (k - 1)) / k;
    series += term;
  }
  const within = odd
    ? (2 / Math.PI) * (angle + Math.sin(angle) * series)
    : Math.sin(angle) * series;
  return Math.max(0, 1 - within);
}

/**
 * Which of many tests hold, so that of those said to hold no more than `level` are expected to be chance (Benjamini &
 * Hochberg 1995).
 */
export function holdTogether(p: readonly number[], level: number): readonly boolean[] {
  const sorted = [...p].sort((a, b) => a - b);
  let limit = -1;
  for (const [rank, value] of sorted.entries())
    if (value <= (level * (rank + 1)) / p.length) limit = value;
  return p.map((value) => value <= limit);
}

/** The sum of numbers. */
export function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
