import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvText } from '../../src/corpus/csv-text.ts';
import { keyTermsByLogOdds, phraseFile } from '../../src/map/key-terms.ts';
import { emptyPoints } from '../../src/map/points.ts';
import { boxOf, contains } from '../../src/map/selection.ts';
import { simplified } from '../../src/map/simplify-line.ts';
import { countYears } from '../../src/map/year-counts.ts';

const all = (n: number) => Array.from({ length: n }, (_, i) => i);

test('the phrases that set a selection apart are those its papers have and others lack', () => {
  const phrases = [
    { text: 'deep networks', papers: all(40) },
    { text: 'pruning', papers: [0, 1, 2, 3, 4, 5, 6, 7, 30] },
    { text: 'Structured pruning', papers: [0, 1, 2, 3] },
    { text: 'reward models', papers: [20, 21, 22, 23, 24, 25] },
  ];
  const marks = Uint8Array.from({ length: 40 }, (_, i) => (i < 10 ? 1 : 0));
  expect(keyTermsByLogOdds(phraseFile(phrases, 40), marks, 5)).toEqual(['pruning']);
  const others = marks.map((mark) => 1 - mark);
  expect(keyTermsByLogOdds(phraseFile(phrases, 40), others, 5)).toEqual([]);
});

test('nothing is set apart where all papers or none are selected', () => {
  const file = phraseFile([{ text: 'pruning', papers: [0, 1, 2] }], 6);
  expect(keyTermsByLogOdds(file, new Uint8Array(6).fill(1), 5)).toEqual([]);
  expect(keyTermsByLogOdds(file, new Uint8Array(6), 5)).toEqual([]);
});

test('a ring keeps its ends, leaves out corners that hardly bend, and none further off than allowed', () => {
  expect(
    simplified(
      [
        [0, 0],
        [5, 0.1],
        [10, 0],
        [10, 10],
      ],
      0.5,
    ),
  ).toEqual([
    [0, 0],
    [10, 0],
    [10, 10],
  ]);
  const corner = fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }));
  fc.assert(
    fc.property(fc.array(corner, { minLength: 3, maxLength: 60 }), (line) => {
      const kept = simplified(line, 4);
      expect(kept[0]).toEqual(line[0]);
      expect(kept.at(-1)).toEqual(line.at(-1));
      expect(kept.every((point) => line.includes(point as (typeof line)[number]))).toBe(true);
      expect(simplified(line, 0).length).toBeGreaterThanOrEqual(kept.length);
    }),
  );
});

test('a place is inside a ring as the eye sees it, in a bay too', () => {
  const bay = [
    [0, 0],
    [4, 0],
    [4, 4],
    [3, 4],
    [3, 1],
    [1, 1],
    [1, 4],
    [0, 4],
  ] as const;
  expect(contains(bay, 0.5, 3)).toBe(true);
  expect(contains(bay, 2, 3)).toBe(false);
  expect(contains(bay, 2, 0.5)).toBe(true);
});

test('the box of a selection leaves single strays out, and holds one paper', () => {
  const points = emptyPoints(101);
  for (let i = 0; i < 101; i++) {
    points.x[i] = i === 100 ? 1 : 0.2 + i / 1000;
    points.y[i] = 0.5;
  }
  const box = boxOf(points, all(101))!;
  expect(box.x0).toBeCloseTo(0.204, 3);
  expect(box.x1).toBeCloseTo(0.296, 3);
  expect(boxOf(points, [100])).toEqual({ x0: 1, x1: 1, y0: 0.5, y1: 0.5 });
  expect(boxOf(points, [])).toBeNull();
});

test('a table keeps commas, quotes and lines in their cells, and runs no formula', () => {
  const text = csvText([
    ['title', 'year'],
    ['A "good", bad\nugly', 2024],
    ['=HYPERLINK("x")', null],
  ]);
  expect(text).toBe(
    '\uFEFFtitle,year\r\n"A ""good"", bad\nugly",2024\r\n"\'=HYPERLINK(""x"")",\r\n',
  );
});

test('years are counted from the first to the last, and one year alone is no timeline', () => {
  expect(countYears([2020, null, 2022, 2022])).toEqual({
    first: 2020,
    last: 2022,
    counts: [1, 0, 2],
  });
  expect(countYears([2020, 2020, null])).toBeNull();
  expect(countYears([null])).toBeNull();
  const long = countYears([1600, 2024, 2023])!;
  expect([long.first, long.counts[0]]).toEqual([1965, 1]);
});
