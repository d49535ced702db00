import { expect, test } from 'vitest';
import { fieldFilter, withPhrases } from '../../src/search/filters.ts';
import { parseQuery, parseYears } from '../../src/search/parse-query.ts';
import { wordsIndexOf } from './opened.ts';

const INDEX = wordsIndexOf(
  [
    { title: 'Kelp', abstract: 'cold water kelp', other: 'Ada' },
    { title: 'Warm kelp', abstract: 'water cold and warm' },
    { title: 'Tides', abstract: 'warm water' },
  ],
  {
    slugs: ['kelp', 'tides', 'warm'],
    titles: ['Kelp', 'Warm kelp tides', 'Tides'],
    years: [2020, null, 2024],
    authors: ['Ada', '', 'Bo Li'],
    topics: [
      { id: 'sea', name: 'Sea and shore', was: ['ocean'] },
      { id: 'outside', name: 'Outside' },
    ],
    topicOf: [0, 1, 0],
    hasLinks: true,
  },
);

const NO_LINKS = { starts: Uint32Array.of(0, 0, 0, 0), targets: new Uint32Array() };

/** The papers that a question's fields leave, or why there are none. */
function left(question: string) {
  const links = { cites: NO_LINKS, citedBy: { starts: Uint32Array.of(0, 1, 2, 2), targets: Uint32Array.of(2, 0) } }; // biome-ignore format: a row
  const { allowed, notes } = fieldFilter(parseQuery(question).filters, INDEX, links);
  return notes.length > 0 ? notes : [0, 1, 2].filter(allowed);
}

test.each([
  ['year:2020', [0]],
  ['year:2020-2024', [0, 2]],
  ['year:2021-2024', [2]],
  ['year:2020-2023', [0]],
  ['year:-2024', [0, 2]],
  ['author:li', [2]],
  ['author:l', [2]],
  ['author:i', []],
  ['title:tides', [1, 2]],
  ['title:tides year:2024', [2]],
  ['topic:sea', [0, 2]],
  ['topic:shore', [0, 2]],
  ['topic:OCEAN', [0, 2]],
  ['topic:outside', [1]],
  // Its own address goes before titles that have the word.
  ['cites:kelp', [2]],
  ['cites:"warm kelp"', [0]],
])('%s leaves %j', (question, papers) => {
  expect(left(question)).toEqual(papers);
});

test.each([
  ['venue:Nature', { kind: 'fieldUnknownHere', field: 'venue' }],
  ['year:x', { kind: 'noYear', value: 'x' }],
  ['topic:land', { kind: 'unknownTopic', value: 'land', topics: ['sea', 'outside'] }],
  ['doi:kelp', { kind: 'unknownPaper', field: 'doi', value: 'kelp' }],
])('%s cannot be answered', (question, note) => {
  expect(left(question)).toEqual([note]);
});

test.each([
  ['2020', [2020, 2020]],
  ['2020-2022', [2020, 2022]],
  ['2022–2020', [2020, 2022]],
  ['2020-2020', [2020, 2020]],
  ['2020-', [2020, Number.POSITIVE_INFINITY]],
  ['-2020', [Number.NEGATIVE_INFINITY, 2020]],
  ['-', null],
  ['', null],
  ['20202022', null],
  ['20', null],
  ['soon', null],
])('the years %j are %j', (value, years) => {
  expect(parseYears(value)).toEqual(years);
});

const TEXTS = ['Kelp | cold water kelp', 'Warm kelp | water cold and warm', 'Tides | warm water'];

async function phrased(question: string, papers: readonly number[] = [0, 1, 2]) {
  const read: number[] = [];
  const { kept, notes } = await withPhrases(papers, parseQuery(question), INDEX, async (paper) => {
    read.push(paper);
    return TEXTS[paper]!;
  });
  return { kept: [...kept], notes, read };
}

test.each([
  ['"cold water"', [0], [0, 1], 'only papers that have both words are read'],
  ['"kelp"', [0, 1], [], 'a word alone needs no reading'],
  ['-kelp', [2], [], 'nor does one left out'],
  ['"kelp" -warm', [0], [], 'nor both'],
  ['-"cold water"', [1, 2], [0, 1], 'a phrase left out, its words apart'],
  ['"warm" -"warm water"', [1], [1, 2], 'a word wanted and a phrase left out'],
  ['"water cold" -"and warm"', [], [0, 1], 'one phrase wanted, another left out'],
])('%s keeps %j and reads %j: %s', async (question, kept, read) => {
  expect(await phrased(question)).toMatchObject({ kept, read });
});

test('that no paper has a phrase is told where one was asked for and papers were there to be read', async () => {
  const none = { kind: 'noPhrase', phrases: ['water kelp cold'] };
  expect((await phrased('"water kelp cold"')).notes).toEqual([none]);
  expect((await phrased('"cold water"')).notes).toEqual([]);
  expect((await phrased('"water kelp cold"', [])).notes).toEqual([]);
  expect((await phrased('"zebra"')).notes).toEqual([]);
});

test('of very many papers that have the words the best hundred and sixty are read, which is told', async () => {
  const many = wordsIndexOf(Array.from({ length: 161 }, () => ({ abstract: 'cold water' })));
  const asked = async (count: number, question: string) => {
    let read = 0;
    const papers = Array.from({ length: count }, (_, i) => i);
    const { kept, notes } = await withPhrases(papers, parseQuery(question), many, async () => {
      read++;
      return 'cold water';
    });
    return { read, kept: kept.size, notes };
  };
  expect(await asked(160, '"cold water"')).toEqual({ read: 160, kept: 160, notes: [] });
  expect(await asked(161, '"cold water"')).toEqual({
    read: 160,
    kept: 160,
    notes: [{ kind: 'bestReadOnly', papers: 161, read: 160 }],
  });
  expect(await asked(161, '"cold"')).toEqual({ read: 0, kept: 161, notes: [] });
});
