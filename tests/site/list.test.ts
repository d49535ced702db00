import { expect, test } from 'vitest';
import type { Atlas } from '../../src/atlas/types.ts';
import type { Paper, SiteSettings } from '../../src/corpus/paper.ts';
import { listFiles } from '../../src/site/files/list-files.ts';
import {
  filesFor,
  initialOf,
  type ListIndex,
  type ListRow,
  rowsFrom,
  rowsWith,
} from '../../src/site/files/list-rows.ts';
import { inTitleOrder } from '../../src/site/view/title-order.ts';

const ROWS: readonly ListRow[] = [
  ['p2-law', 'P² Law of Pruning', 'Ada Lovelace · 2024', 'quantization', 't1'],
  ['tulu', 'TÜLU 3', 'Allen Institute · 2024', 'alignment', 't2'],
  ['prune', 'Pruning by “magnitude”', '2023', 'quantization', 't1'],
];
const slugs = (rows: readonly ListRow[]) => rows.map(([slug]) => slug);

test.each([
  ['prun', '', ['p2-law', 'prune']],
  ['tulu', '', ['tulu']],
  ['2024 lovelace', '', ['p2-law']],
  ['magnitude', '', ['prune']],
  ['agnitude', '', []],
  ['2024', 'alignment', ['tulu']],
  ['', 'quantization', ['p2-law', 'prune']],
])('words %j in topic %j are found at the beginning of words: %j', (query, topic, found) => {
  expect(slugs(rowsWith(ROWS, query, topic))).toEqual(found);
});

test('in a large list a title is found by its beginning, in the files that can hold it', () => {
  expect(slugs(rowsFrom(ROWS, 'P²'))).toEqual(['p2-law']);
  const index: ListIndex = { papers: 9000, starts: ['a', 'law', 'pruning b', 'pruning x', 'tulu'] };
  expect(filesFor('pruning', index)).toEqual([1, 2, 3]);
  expect(filesFor('pruning c', index)).toEqual([2]);
  expect(filesFor('zebra', index)).toEqual([4]);
  expect(filesFor('0', index)).toEqual([]);
});

test('titles stand in order without case, accents and quotes; twins by slug', () => {
  const papers = ['b-2', 'b', 'a', 'e', 'c'].map((slug) => ({ slug, titlePlain: TITLES[slug]! }));
  expect(inTitleOrder(papers).map(({ slug }) => slug)).toEqual(['a', 'b', 'b-2', 'c', 'e']);
});
const TITLES: Readonly<Record<string, string>> = {
  a: '“Äpfel”',
  b: 'banana',
  'b-2': 'Banana',
  c: 'Cherry',
  e: 'elder',
};

test.each([
  ['“Quoted”', 'Q'],
  ['Éclair', 'E'],
  ['94 % on CIFAR', '0–9'],
  ['تقليم', '…'],
  ['???', '…'],
])('%s stands under %s', (title, letter) => {
  expect(initialOf(title)).toBe(letter);
});

test('the published list stands by title, a thousand a file', () => {
  const papers = Array.from({ length: 1001 }, (_, i) => ({
    slug: `p${i}`,
    titlePlain: `Paper ${String(2000 - i)}`,
    authors: [],
    year: null,
    venue: null,
  })) as unknown as Paper[];
  const atlas = {
    topics: [{ id: 'one' }, { id: 'outside' }],
    papers: papers.map((_, i) => ({ topic: i % 2 === 0 ? 'one' : 'outside' })),
  } as unknown as Atlas;
  const files = listFiles({
    version: 'v',
    papers,
    atlas,
    site: { language: 'en' } as SiteSettings,
  });
  const read = (n: number) => JSON.parse(new TextDecoder().decode(files[n]!.bytes));
  expect(files.map(({ path }) => path)).toEqual(
    ['index', '0', '1'].map((name) => `data/v/list/${name}.json`),
  );
  expect(read(0)).toEqual({ papers: 1001, starts: ['paper 1000', 'paper 2000'] });
  expect(read(1)[0]).toEqual(['p1000', 'Paper 1000', '', 'one', 't1']);
  expect(read(2)).toEqual([['p0', 'Paper 2000', '', 'one', 't1']]);
});
