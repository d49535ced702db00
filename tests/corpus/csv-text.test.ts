import { expect, test } from 'vitest';
import { csvRows, csvText } from '../../src/corpus/csv-text.ts';

test.each([
  ['Kelp', 'Kelp'],
  ['Kelp, at dusk', '"Kelp, at dusk"'],
  ['Kelp; nets', '"Kelp; nets"'],
  ['“Kelp” and "nets"', '"“Kelp” and ""nets"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  [' \t-2', '"\' \t-2"'],
  ['＝SUM', "'＝SUM"],
  ['a=b', 'a=b'],
  ['', ''],
  [0, '0'],
  [-2.5, '-2.5'],
  [null, ''],
])('a cell that says %j is written %j', (value, written) => {
  expect(csvRows([[value]])).toBe(`${written}\r\n`);
});

test('rows end with their line, a whole table begins with its mark', () => {
  expect(
    csvRows([
      ['a', 1],
      ['b', null],
    ]),
  ).toBe('a,1\r\nb,\r\n');
  expect(csvText([['a']])).toBe('\ufeffa\r\n');
  expect(csvText([])).toBe('\ufeff');
});
