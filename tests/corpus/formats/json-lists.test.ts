import { expect, test } from 'vitest';
import { sourceOf } from '../../../src/corpus/reading/read-source.ts';

const read = (text: string) => sourceOf(Buffer.from(text), 'export.json');
const paper = (n: number) => ({ title: `Kelp ${n}`, year: 2020, authors: [{ name: 'Ann Doe' }] });
const titles = (value: unknown) => read(JSON.stringify(value)).records.map(({ title }) => title);

test('papers are found wherever a list of them stands, and where is told', () => {
  const answer = {
    status: [{ code: 'ok', title: 'Status' }],
    payload: { page: 1, things: { found: [paper(1), paper(2)] } },
  };
  for (const text of [JSON.stringify(answer), JSON.stringify(answer, null, 2)]) {
    const { records, notes } = read(text);
    expect(records.map(({ title }) => title)).toEqual(['Kelp 1', 'Kelp 2']);
    expect(notes).toEqual(['Its papers were found under payload.things.found.']);
  }
});

test('a list of papers goes before what a service counted in lists of the usual names', () => {
  expect(titles({ results: [{ count: 3 }], bag: [paper(1)] })).toEqual(['Kelp 1']);
  expect(titles({ data: [{ facet: 'year' }], items: [paper(1), paper(2)] })).toEqual([
    'Kelp 1',
    'Kelp 2',
  ]);
  expect(read(JSON.stringify({ items: [paper(1)] })).notes).toEqual([]);
});

test('pages of a service, one after the other in a list or a line each, are read whole', () => {
  const pages = [{ results: [paper(1), paper(2)] }, { results: [paper(3)] }];
  expect(titles(pages)).toEqual(['Kelp 1', 'Kelp 2', 'Kelp 3']);
  const lines = read(pages.map((page) => JSON.stringify(page)).join('\n')).records;
  expect(lines.map(({ title, line }) => [title, line])).toEqual([
    ['Kelp 1', 1],
    ['Kelp 2', 1],
    ['Kelp 3', 2],
  ]);
});

test.each([
  ['on one line', JSON.stringify({ messages: [{ status: 'ok' }], total: 0, rows: [] })],
  [
    'on several lines',
    JSON.stringify({ messages: [{ status: 'ok' }], total: 0, rows: [] }, null, 2),
  ],
])('an answer without papers names what is there instead: %s', (_, text) => {
  expect(() => read(text)).toThrow(
    'import: missing papers: export.json, line 1. No list of papers found under: messages, total, rows. Save the list of papers itself',
  );
});

test('a paper is no list of what it cites or who wrote it', () => {
  expect(titles({ ...paper(1), references: [paper(2)] })).toEqual(['Kelp 1']);
});

test('objects with nothing but a title are papers where no list has more, and papers may stand under names', () => {
  expect(titles({ facets: [{ title: '2020' }], bag: [{ title: 'Kelp', year: 2020 }] })).toEqual([
    'Kelp',
  ]);
  expect(titles({ bag: [{ title: 'Kelp at dusk' }, { title: 'Nets' }] })).toEqual([
    'Kelp at dusk',
    'Nets',
  ]);
  expect(titles({ p1: paper(1), p2: paper(2) })).toEqual(['Kelp 1', 'Kelp 2']);
});
