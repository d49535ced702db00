import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CommonPhrase } from '../../src/atlas/phrases/common-phrases.ts';
import { seeded } from '../../src/atlas/random.ts';
import { changeOverYears, isMarked } from '../../src/site/trends/change.ts';
import { phraseRows, phraseTrends } from '../../src/site/trends/phrase-trends.ts';
import { holdTogether, proportionTrend } from '../../src/site/trends/proportion-trend.ts';
import { yearsOfGroup } from '../../src/site/trends/years-of-group.ts';

const TEN = Array.from({ length: 10 }, () => 100);

test('a share that rises steadily has the value of the Cochran–Armitage test', () => {
  // 10 … 19 of 100: slope 82.5, p 0.145, Σn(t−t̄)² 8250.
  const { t, p } = proportionTrend(
    TEN.map((_, year) => 10 + year),
    TEN,
  )!;
  expect(t).toBeCloseTo(82.5 / Math.sqrt(0.145 * 0.855 * 8250), 1);
  // Student, 8 degrees of freedom: 2.58 is beyond 2.306 (0.05) and before 2.896 (0.02).
  expect(p).toBeGreaterThan(0.02);
  expect(p).toBeLessThan(0.05);
});

test.each([
  [5, 3.182, 0.05],
  [6, 2.776, 0.05],
  [7, 4.032, 0.01],
  [12, 3.169, 0.01],
])(
  'with %i years a slope of %f errors has the p that tables of Student’s distribution give',
  (years, critical, level) => {
    // A slope in as many years, steeper and less steep than the critical one: counts scaled until t passes it.
    const at = (steepness: number) =>
      proportionTrend(
        Array.from({ length: years }, (_, year) => 1e6 + steepness * (year - (years - 1) / 2)),
        Array.from({ length: years }, () => 2e6),
      )!;
    const unit = at(1000).t / 1000;
    const { t, p } = at(critical / unit);
    expect(t).toBeCloseTo(critical, 2);
    expect(p).toBeCloseTo(level, 3);
  },
);

test('a burst in one year is no trend, nor are few years, none or all', () => {
  const burst = TEN.map((_, year) => (year === 8 ? 90 : 10));
  expect(proportionTrend(burst, TEN)!.p).toBeGreaterThan(0.1);
  expect(proportionTrend([1, 5, 9, 20], [50, 50, 50, 50])).toBeNull();
  expect(proportionTrend([1, 5, 0, 9, 20], [50, 50, 0, 50, 50])).toBeNull();
  expect(proportionTrend([0, 0, 0, 0, 0], [50, 50, 50, 50, 50])).toBeNull();
  expect(proportionTrend([50, 50, 50, 50, 50], [50, 50, 50, 50, 50])).toBeNull();
});

test('of shares that scatter, without a trend, no more than one in twenty seems to have one', () => {
  const random = seeded(11);
  const scattered = (years: number) =>
    Array.from({ length: years }, () => {
      // A year's own share, twice as far from a fifth as chance alone would be.
      const own = 0.2 + 0.14 * (random() - 0.5);
      return Array.from({ length: 100 }, () => random() < own).filter(Boolean).length;
    });
  for (const years of [6, 10, 25]) {
    let seeming = 0;
    for (let run = 0; run < 400; run++)
      if (proportionTrend(scattered(years), Array(years).fill(100))!.p < 0.05) seeming++;
    // 20 of 400, and two standard errors.
    expect(seeming).toBeLessThanOrEqual(29);
  }
});

test('time turned round turns the trend round, and nothing else', () => {
  const years = fc.array(
    fc.tuple(fc.nat(50), fc.nat(50)).map(([some, more]) => [some, some + more] as const),
    { minLength: 5, maxLength: 12 },
  );
  fc.assert(
    fc.property(years, (pairs) => {
      const of = (list: typeof pairs) =>
        proportionTrend(
          list.map(([count]) => count),
          list.map(([, total]) => total),
        );
      const [there, back] = [of(pairs), of([...pairs].reverse())];
      expect(back === null).toBe(there === null);
      if (there === null || back === null) return;
      expect(back.t).toBeCloseTo(-there.t, 6);
      expect(there.p).toBeGreaterThanOrEqual(0);
      expect(there.p).toBeLessThanOrEqual(1);
    }),
  );
});

test('of many tests those hold that Benjamini and Hochberg’s steps let through', () => {
  expect(holdTogether([0.01, 0.9, 0.035, 0.037], 0.05)).toEqual([true, false, true, true]);
  expect(holdTogether([0.04, 0.9, 0.9, 0.9], 0.05)).toEqual([false, false, false, false]);
  expect(holdTogether([], 0.05)).toEqual([]);
});

test('the last year, which may not be whole, makes no change', () => {
  const counts = [10, 10, 10, 10, 10, 10, 90];
  expect(changeOverYears(counts, [100, 100, 100, 100, 100, 100, 100])!.trend.t).toBe(0);
});

test('a change is told by the shares before and after the middle of the papers', () => {
  const change = changeOverYears([5, 5, 10, 20, 40, 40, 1], [100, 100, 100, 100, 100, 100, 1])!;
  expect([change.middle, change.early, change.late]).toEqual([3, 20 / 300, 100 / 300]);
  expect(isMarked(change)).toBe(true);
  // From 50.1 % to 50.9 % of a million papers: sure, and nothing to speak of.
  const slight = changeOverYears(
    [501, 503, 505, 507, 509, 0].map((n) => n * 1000),
    [1, 1, 1, 1, 1, 1].map((n) => n * 1e6),
  )!;
  expect(slight.trend.p).toBeLessThan(0.05);
  expect(isMarked(slight)).toBe(false);
});

const dated = (count: number, from: number) =>
  Array.from({ length: count }, (_, i) => from + (i % 10));

test('a group’s years are told beside all years, what is older with the first', () => {
  const years = yearsOfGroup(dated(20, 2001), [...dated(20, 2001), 1900, 1999, null, 2012])!;
  expect([years.first, years.last]).toEqual([1973, 2012]);
  expect(years.totals[0]).toBe(1);
  expect(years.totals.slice(-12)).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 1]);
  expect(years.counts.slice(-3)).toEqual([2, 0, 0]);
});

test('where years are missing or few, nothing is told', () => {
  const all = dated(100, 2001);
  expect(yearsOfGroup(dated(19, 2001), all)).toBeNull();
  expect(yearsOfGroup([...dated(40, 2001), ...Array(11).fill(null)], all)).toBeNull();
  expect(yearsOfGroup([...dated(40, 2001), ...Array(10).fill(null)], all)).not.toBeNull();
  expect(yearsOfGroup(Array(30).fill(2001), all)).toBeNull();
  expect(yearsOfGroup([], [])).toBeNull();
});

/** Twenty papers in each of ten years. */
const YEARS = Array.from({ length: 200 }, (_, paper) => 2001 + Math.floor(paper / 20));
const SPAN = yearsOfGroup(YEARS, YEARS)!;
/** A phrase that `share(year)` of the twenty papers of a year have. */
const phrase = (text: string, share: (year: number) => number) => ({
  text,
  papers: YEARS.flatMap((year, paper) => (paper % 20 < share(year - 2001) ? [paper] : [])),
});

const trendsOf = (phrases: readonly CommonPhrase[]) =>
  phraseTrends(
    phraseRows(phrases, YEARS.length),
    YEARS.map((year, paper) => ({ paper, year })),
    SPAN,
  );

test('phrases come and go by their share of what a year says, nested ones once', () => {
  const phrases = [
    phrase('deep nets', (year) => 2 * year),
    phrase('deep nets at sea', (year) => year),
    phrase('kelp forests', () => 10),
    phrase('paper charts', (year) => 18 - 2 * year),
    phrase('seldom', (year) => (year === 3 ? 7 : 0)),
  ];
  const { came, went } = trendsOf(phrases);
  expect(came).toEqual([{ text: 'deep nets', papers: 90 }]);
  expect(went).toEqual([{ text: 'paper charts', papers: 90 }]);
});

test('where later abstracts say more of everything, nothing came', () => {
  const phrases = Array.from({ length: 30 }, (_, i) => phrase(`phrase ${i}`, (year) => 1 + year));
  expect(trendsOf(phrases)).toEqual({ came: [], went: [] });
});

test('of phrases strewn by chance hardly any is told', () => {
  let told = 0;
  for (let run = 0; run < 40; run++) {
    const random = seeded(run + 1);
    const phrases = Array.from({ length: 100 }, (_, i) => ({
      text: `phrase${i}`,
      papers: YEARS.flatMap((_, paper) => (random() < 0.1 ? [paper] : [])),
    }));
    const { came, went } = trendsOf(phrases);
    told += came.length + went.length > 0 ? 1 : 0;
  }
  // One run in twenty may name one: two of forty are expected.
  expect(told).toBeLessThanOrEqual(4);
});
