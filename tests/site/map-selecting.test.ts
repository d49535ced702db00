import { expect, test } from 'vitest';
import { emptyPoints } from '../../src/map/points.ts';
import { ringAround, ringOf } from '../../src/site/client/map/lasso-ring.ts';
import { bySlugOrder } from '../../src/site/client/map/selection-key-terms.ts';
import { sortSelection } from '../../src/site/client/map/sort-selection.ts';
import {
  brushedYears,
  countSelected,
  firstPlayed,
  nextYears,
  yearAt,
  yearsText,
} from '../../src/site/client/map/year-brush.ts';

test.each([
  [0, 2015],
  [0.099, 2015],
  [0.1, 2016],
  [0.5, 2020],
  [0.95, 2024],
  [1, 2024],
  [1.4, 2024],
  [-0.4, 2015],
])('at %d of the width of a timeline of ten years lies %i', (share, year) => {
  expect(yearAt(share, [2015, 2024])).toBe(year);
});

test.each([
  [2017, 2019, [2017, 2019], '2017–2019'],
  [2019, 2017, [2017, 2019], '2017–2019'],
  [2024, 2024, [2024, 2024], '2024'],
  [2015, 2023, [2015, 2023], '2015–2023'],
])('a brush from %i to %i selects %j, written %s', (a, b, years, text) => {
  expect(brushedYears(a, b, [2015, 2024])).toEqual(years);
  expect(yearsText(brushedYears(a, b, [2015, 2024])!)).toBe(text);
});

test('a brush over all years selects none', () => {
  expect(brushedYears(2024, 2015, [2015, 2024])).toBeNull();
});

test('time plays a year at a time, or as many as were chosen, and begins again after its end', () => {
  const span = [2015, 2018] as const;
  const played = [firstPlayed(null, span)];
  for (let next = nextYears(played[0]!, span); next !== null; next = nextYears(next, span))
    played.push(next);
  expect(played.map(yearsText)).toEqual(['2015', '2016', '2017', '2018']);
  expect(firstPlayed([2015, 2017], span)).toEqual([2016, 2018]);
  expect(firstPlayed([2016, 2018], span)).toEqual([2015, 2017]);
});

test('selected papers are counted by year, older ones with the first, those of no year nowhere', () => {
  const years = Uint16Array.of(2020, 2022, 2022, 0, 1990, 2021);
  const selected = Uint8Array.of(1, 1, 1, 1, 1, 0);
  expect([...countSelected(years, selected, [2020, 2022])]).toEqual([2, 0, 2]);
  expect([...countSelected(years, null, [2020, 2022])]).toEqual([0, 0, 0]);
});

test('a ring keeps its corners; a click and a line back and forth are no ring', () => {
  const square = [
    [0, 0],
    [50, 1],
    [100, 0],
    [100, 100],
    [0, 100],
  ] as const;
  expect(ringOf(square)).toEqual([
    [0, 0],
    [100, 0],
    [100, 100],
    [0, 100],
  ]);
  expect(ringOf(square.map(([x, y]) => [x / 10, y / 10] as const))).toBeNull();
  expect(
    ringOf([
      [0, 0],
      [50, 1],
      [100, 0],
    ]),
  ).toBeNull();
});

test('the ring around a view has its four corners', () => {
  expect(ringAround({ left: 10, top: 20, width: 100, height: 50 })).toEqual([
    [10, 20],
    [110, 20],
    [110, 70],
    [10, 70],
  ]);
});

test('marks are put in the order of slugs', () => {
  const number = Uint32Array.of(2, 0, 1);
  expect([...bySlugOrder(Uint8Array.of(1, 1, 0), { number })]).toEqual([1, 0, 1]);
});

test.each([
  ['title', [3, 1, 2, 0]],
  ['year', [2, 1, 3, 0]],
  ['answer', [2, 0, 1, 3]],
  ['middle', [3, 1, 0, 2]],
] as const)('a selection is sorted by %s, ties by slug: %j', (order, sorted) => {
  const points = emptyPoints(5);
  points.x.set([0.1, 0.4, 1, 0.6, 0]);
  points.year.set([0, 2020, 2024, 2020, 2025]);
  points.number.set([4, 1, 2, 3, 0]);
  const titles = ['Zebras', 'étude', 'Zebras', '“Apes”', ''];
  const rank = new Map([
    [4, 0],
    [2, 1],
    [0, 2],
  ]);
  const keys = { points, title: (paper: number) => titles[paper], rank };
  const papers = [0, 1, 2, 3];
  expect(sortSelection(papers, order, keys)).toEqual(sorted);
});
