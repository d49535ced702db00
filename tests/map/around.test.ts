import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inverseRows, linkRows } from '../../src/corpus/citing/link-rows.ts';
import { citationNeighbourhood } from '../../src/map/citation-neighbourhood.ts';
import { yearRows } from '../../src/map/year-rows.ts';

type Pair = readonly [citing: number, cited: number];

function around(count: number, pairs: readonly Pair[], middle: number) {
  const cites = linkRows(
    count,
    pairs.map(([citing]) => citing),
    pairs.map(([, cited]) => cited),
  );
  return citationNeighbourhood({ cites, citedBy: inverseRows(cites) }, middle);
}

test('around a paper stand what it cites, what cites it, and what shares two citations with it', () => {
  const pairs: readonly Pair[] = [
    [5, 1],
    [5, 2],
    [8, 5],
    // Cites both that 5 cites; 6 cites one of them.
    [7, 1],
    [7, 2],
    [6, 1],
    [9, 6],
  ];
  expect(around(10, pairs, 5)).toEqual({
    papers: [
      { paper: 5, role: 'middle' },
      { paper: 1, role: 'prior' },
      { paper: 2, role: 'prior' },
      { paper: 8, role: 'later' },
      { paper: 7, role: 'shared' },
    ],
    links: [
      [5, 1],
      [5, 2],
      [8, 5],
      [7, 1],
      [7, 2],
    ],
  });
});

test('a paper without links has nothing around it', () => {
  expect(around(3, [[0, 1]], 2)).toBeNull();
});

test('of more than sixty papers those stay that are linked to most of the others', () => {
  const citing = Array.from({ length: 80 }, (_, i): Pair => [i + 1, 0]);
  const dense = Array.from({ length: 10 }, (_, i): Pair => [71 + i, 70]);
  const { papers } = around(81, [...citing, ...dense], 0)!;
  expect(papers).toHaveLength(60);
  expect(papers.slice(1, 12).map(({ paper }) => paper)).toEqual([
    70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80,
  ]);
  expect(papers.slice(12, 14).map(({ paper }) => paper)).toEqual([1, 2]);
});

const PLACES = fc.array(
  fc.record({
    year: fc.oneof(fc.constant(0), fc.integer({ min: 1900, max: 2026 })),
    x: fc.double({ min: 0, max: 1, noNaN: true }),
    y: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { minLength: 1, maxLength: 60 },
);

test('each paper has a row of its own, and later years stand further right', () => {
  fc.assert(
    fc.property(PLACES, (papers) => {
      const { x, row, ticks } = yearRows(papers);
      expect([...row].sort((a, b) => a - b)).toEqual(papers.map((_, i) => i));
      for (const at of [...x, ...ticks.map((tick) => tick.x)]) {
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(1);
      }
      const dated = papers.flatMap(({ year }, i) => (year > 0 ? [[year, x[i]!] as const] : []));
      const sorted = [...dated].sort(([a], [b]) => a - b);
      for (let i = 1; i < sorted.length; i++)
        if (sorted[i]![0] > sorted[i - 1]![0])
          expect(sorted[i]![1]).toBeGreaterThan(sorted[i - 1]![1]);
      expect(ticks.length).toBeLessThanOrEqual(6);
    }),
  );
});

test('rows follow the direction in which the papers lie furthest apart, from top to bottom', () => {
  const at = (x: number, y: number) => ({ year: 2000, x, y });
  expect(yearRows([at(0.1, 0.1), at(0.2, 0.9), at(0.1, 0.5)]).row).toEqual([2, 0, 1]);
  expect(yearRows([at(0.9, 0.1), at(0.1, 0.1), at(0.5, 0.1)]).row).toEqual([2, 0, 1]);
});

test('years are named at round numbers', () => {
  const dated = (year: number) => ({ year, x: 0, y: 0 });
  const years = (...of: readonly number[]) => yearRows(of.map(dated)).ticks.map(({ year }) => year);
  expect(years(1991, 2020)).toEqual([1995, 2000, 2005, 2010, 2015, 2020]);
  expect(years(2018, 2021)).toEqual([2018, 2019, 2020, 2021]);
  expect(years(2005)).toEqual([2005]);
  expect(years(0)).toEqual([]);
});
