import { expect, test } from 'vitest';
import { firstRow, isStructured, repeatTitles } from '../../../src/corpus/formats/plain-text.ts';
import { findHeader, tableRows } from '../../../src/corpus/formats/table.ts';

/** Lines of prose, no two alike. */
const prose = (count: number) =>
  Array.from({ length: count }, (_, i) => `We count kelp in bay ${'abcdefghijkl'[i]} by hand`);

test.each([
  ['prose alone', prose(10), false],
  ['two headings of Markdown in ten lines', [...prose(8), '# One', '- two'], false],
  ['three', [...prose(7), '# One', '- two', '> three'], true],
  ['three lines of code in ten', [...prose(7), 'if (a) {', '}', 'let b = 1;'], false],
  ['four', [...prose(6), 'if (a) {', '}', 'let b = 1;', 'return b;'], true],
  ['a fence of front matter above', ['---', ...prose(10)], true],
  ['the same below', [...prose(10), '---'], false],
  ['two labels met again in eight lines', [...prose(5), 'Who: A', 'Who: B', 'When: C'], false],
  ['three', [...prose(5), 'Who: A', 'Who: B', 'Who: C'], true],
  ['a label of its own on six lines of ten', [...prose(4), 'A: x', 'B: x', 'C: x', 'D: x', 'E: x', 'F: x'], false],
  ['on seven', [...prose(3), 'A: x', 'B: x', 'C: x', 'D: x', 'E: x', 'F: x', 'G: x'], true],
  ['two labelled lines', ['Who: A', 'Who: B'], false],
  ['parts of abstracts', ['Background: a', 'Methods: b', 'Results: c', 'Background: d', 'Methods: e'], false],
  ['nothing', [], false],
])('whether %s is structured', (_, lines, structured) => {
  expect(isStructured(lines)).toBe(structured);
}); // biome-ignore format: a table reads best in rows

test.each([
  ['one title', ['Kelp 1'], false],
  ['three of ten the same but for numbers', [...prose(7), 'Kelp 1', 'Kelp 2', 'KELP 30'], false],
  ['four', [...prose(6), 'Kelp 1', 'Kelp 2', 'KELP 30', 'kelp 4'], true],
  ['numbers without a word', ['1.', '22.', 'a 3'], true],
  ['one sign of Chinese each', ['湖', '海', '河'], false],
])('whether %s repeat themselves', (_, titles, repeat) => {
  expect(repeatTitles(titles)).toBe(repeat);
});

test.each([
  ['three columns', 'Who;When;What\nA;1;x\n', ['Who', 'When', 'What']],
  ['blanks around cells', ' Who | When | What \nA|1|x\n', ['Who', 'When', 'What']],
  ['tabs, before commas', 'Who, all\tWhen\tWhat\nA, B\t1\tx\n', ['Who, all', 'When', 'What']],
  ['two columns', 'Who;When\nA;1\n', null],
  ['one row', 'Who;When;What\n', null],
  ['four rows of five alike', 'a,b,c\n1,2,3\n1,2,3\n1,2,3\n1,2\n', ['a', 'b', 'c']],
  ['three rows of four alike', 'a,b,c\n1,2,3\n1,2,3\n1,2\n', null],
  ['commas of sentences', 'Kelp, nets, and maps\nReefs, tides, and terns\n', null],
  ['a comma of a sentence among others', 'a,b,c\n1,2,3\n4, 5,6\n', ['a', 'b', 'c']],
  ['nothing', '', null],
])('the first row of a table with %s', (_, text, row) => {
  expect(firstRow(text)).toEqual(row);
});

const isHeader = (names: readonly string[]) => names.includes('Title') && names.length > 1;

test.each([
  ['a tab before a comma', 'Title\tYear, or so\n', { line: 1, names: ['Title', 'Year, or so'], delimiter: '\t' }],
  ['a semicolon', 'Title;Year\n', { line: 1, names: ['Title', 'Year'], delimiter: ';' }],
  ['names in quotes', '"Year, or so",Title\n', { line: 1, names: ['Year, or so', 'Title'], delimiter: ',' }],
  ['a notice above', 'Made in May\n\rTitle|Year\n', { line: 3, names: ['Title', 'Year'], delimiter: '|' }],
  ['eleven lines above', `${'x\n'.repeat(11)}Title,Year\n`, { line: 12, names: ['Title', 'Year'], delimiter: ',' }],
  ['twelve lines above', `${'x\n'.repeat(12)}Title,Year\n`, null],
])('the names of columns are found with %s', (_, text, header) => {
  expect(findHeader(text, isHeader)).toEqual(header);
}); // biome-ignore format: a table reads best in rows

/** `line: cells` of each row below a header on the first line. */
const rows = (text: string, delimiter = ',') =>
  [...tableRows(text, { line: 1, delimiter }, ({ length }) => length === 2)].map(
    ({ line, cells, brokenQuote }) =>
      `${line}: ${cells.join('|')}${brokenQuote === true ? ' (broken)' : ''}`,
  );

test('rows are told by the line on which they begin, whatever line ends their cells hold', () => {
  expect(rows('a,b\n1,2\r\n\r\n"x\ny",3\r , \r4,5')).toEqual(['2: 1|2', '4: x\ny|3', '7: 4|5']);
});

test('a quote that is never closed takes its own line only, however many follow', () => {
  expect(rows('a,b\n1,"2\n3,4\n5,6\n')).toEqual(['2: 1|"2 (broken)', '3: 3|4', '4: 5|6']);
  expect(rows('a,b\n1,2\n3,"4\n5,"6\n7,8')).toEqual([
    '2: 1|2',
    '3: 3|"4 (broken)',
    '4: 5|"6 (broken)',
    '5: 7|8',
  ]);
});

test('with tabs, quotes count where cells are quoted for what they hold', () => {
  expect(rows('a\tb\n"one, two"\tx\n', '\t')).toEqual(['2: one, two|x']);
  expect(rows('a\tb\n"say ""yes"""\tx\n', '\t')).toEqual(['2: say "yes"|x']);
  expect(rows('a\tb\n"A title."\tone, two\n', '\t')).toEqual(['2: "A title."|one, two']);
  expect(rows('a\tb\n"A title\tone\n', '\t')).toEqual(['2: "A title|one']);
});
