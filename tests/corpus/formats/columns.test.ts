import { expect, test } from 'vitest';
import { columnOf } from '../../../src/corpus/formats/column-names.ts';
import { at, printedList, textOf } from '../../../src/corpus/formats/json-values.ts';
import { sourceOf } from '../../../src/corpus/reading/read-source.ts';

test.each([
  ['Title', 'title'],
  ['Author(s) full-names', 'fullAuthors'],
  ['Słowa kluczowe', 'keywords'],
  ['Title-题名', 'title'],
  ['作者/Author', 'authors'],
  ['来源(Source)', 'venue'],
  ['Author-Affiliations', undefined],
  ['Abstract (checked by)', undefined],
  ['备注', 'notes'],
  ['题名 题名二', undefined],
  ['', undefined],
])('a column named %s holds %s', (name, column) => {
  expect(columnOf(name)).toBe(column);
});

const titlesOf = (text: string) =>
  sourceOf(Buffer.from(text), 'table.csv').records.map(({ title, authors }) => [title, ...authors]);

test('the name of a row is its title where two more columns are those of a paper and none is a title', () => {
  const rows = 'Kelp,Ada Lovelace,2020\n';
  expect(titlesOf(`Name,Authors,Year\n${rows}`)).toEqual([['Kelp', 'Ada Lovelace']]);
  expect(titlesOf(`Authors,Name,Year\nAda Lovelace,Kelp,2020\n`)).toEqual([
    ['Kelp', 'Ada Lovelace'],
  ]);
  expect(titlesOf(`Name,Authors,Title\nA,Ada Lovelace,Kelp\n`)).toEqual([['Kelp', 'Ada Lovelace']]);
  expect(() => titlesOf('Name,Year,Shelf\nKelp,2020,3\n')).toThrow('No column is the title');
});

test('a value of JSON is found under its path, or under a name that has a dot itself', () => {
  expect(at([{ a: { b: 'x' } }], ['a.b'])).toBe('x');
  expect(at([{ 'a.b': 'x' }], ['a.b'])).toBe('x');
  expect(at([{ 'a.b': 'x', a: { b: 'y' } }], ['a.b'])).toBe('x');
  expect(at([{ a: '' }, { a: [] }, { a: null }, { b: 0, a: 'late' }], ['a', 'b'])).toBe('late');
  expect(at([{ a: { value: 'wrapped' } }], ['a'])).toBe('wrapped');
  expect(at([{ a: 'x' }], ['a.b', 'c'])).toBeUndefined();
});

test('a text of JSON is read out of whatever wraps it, down to eight lists or objects', () => {
  const wrapped = (depth: number) =>
    Array.from({ length: depth }).reduce<unknown>((inner) => [inner], 'x');
  expect(textOf(wrapped(8))).toBe('x');
  expect(textOf(wrapped(9))).toBeUndefined();
  expect(textOf({ display_name: [{ $: 'x' }] })).toBe('x');
  expect(textOf(7)).toBe('7');
  expect(textOf(Number.NaN)).toBeUndefined();
  expect(textOf(true)).toBeUndefined();
});

test.each([
  ['["a", {"name": "b"}, true]', ['a', 'b']],
  [`['Lovelace, Ada', "O'Brien, Pat"]`, ['Lovelace, Ada', "O'Brien, Pat"]],
  [String.raw`['it\'s']`, ["it's"]],
  ['[]', []],
  ['[in press]', null],
  ['a, b', null],
  ['[a] b', null],
])('the list %s has %j', (source, texts) => {
  expect(printedList(source)).toEqual(texts);
});

test('where a table shortens nearly all given names, a list in full writes family names first too', () => {
  const rows = Array.from(
    { length: 30 },
    (_, i) => `"Paper ${i} on reefs","Li B., Young A.M.",2001`,
  );
  const full = '"Reefs in full","Memon Atif M., Pollack Martha E., Sofia Mary Lou",2002';
  const double = '"Reefs of two","García Márquez G., Vargas Llosa M.",2003';
  const authorsIn = (lines: readonly string[]) =>
    sourceOf(Buffer.from(['Title,Authors,Year', ...lines].join('\n')), 'export.csv')
      .records.slice(-2)
      .map(({ authors }) => authors);
  expect(authorsIn([...rows, full, double])).toEqual([
    ['Atif M. Memon', 'Martha E. Pollack', 'Mary Lou Sofia'],
    ['G. García Márquez', 'M. Vargas Llosa'],
  ]);
  const [few] = authorsIn([full, double]);
  expect(few![2], 'a table of two papers shows no manner').toBe('Sofia Mary Lou');
});
