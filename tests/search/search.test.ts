import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeAtlas } from '../../src/atlas/atlas.ts';
import { NO_ATLAS } from '../../src/atlas/store.ts';
import { searchFiles } from '../../src/search/index-files.ts';
import { openSearch } from '../../src/search/open.ts';
import { queryTerms, searchTerms } from '../../src/search/terms.ts';
import { paper, TOPICS } from '../atlas/corpora.ts';

const PAPERS = [
  {
    ...paper('billm', 'BiLLM: Pushing the Limit of Post-Training Quantization', 'One bit weights.'),
    authors: ['Ada Lovelace'],
    year: 2024,
  },
  paper('frechet', 'Fréchet distance revisited', 'A measure for images.'),
  paper('p2-law', 'P² Law: Scaling Law for Post-Training', 'Loss after pruning.'),
  paper('pruning-a', 'Pruning networks', 'We remove weights.'),
  paper('pruning-b', 'Networks made small', 'Pruning removes weights from networks.'),
  paper('smurfcat', 'SmurfCat at SemEval', 'Detecting hallucinations.'),
];
const { atlas } = makeAtlas({ papers: PAPERS, topics: TOPICS }, NO_ATLAS, {
  fresh: true,
  onStage: () => undefined,
});
const [file] = searchFiles({ version: 'test', papers: PAPERS, atlas });
const TEXT = new TextDecoder().decode(file!.bytes);
const search = openSearch(TEXT);
const slugs = async (query: string) =>
  (await search.query(query, 10)).results.map(({ slug }) => slug);

test('names are indexed joined and split', () => {
  expect(searchTerms('BiLLM')).toEqual(['billm', 'bi', 'llm']);
  expect(searchTerms('Bi-LLM')).toEqual(['bi', 'llm', 'billm']);
  expect(queryTerms('the of')).toEqual(['the', 'of']);
});

test.each([
  ['billm', ['billm'], 'the name as printed'],
  ['bi-llm', ['billm'], 'the name with a hyphen'],
  ['smurf cat', ['smurfcat'], 'the name in two words'],
  ['p2 law', ['p2-law'], 'a superscript written plainly'],
  ['frechet', ['frechet'], 'without its accent'],
  ['FRÉCHET', ['frechet'], 'in capitals'],
  ['lovelace 2024', ['billm'], 'author and year'],
  ['quantizaton', ['billm'], 'a letter missing'],
  ['halluc', ['smurfcat'], 'half a word'],
  [
    'pruning networks',
    ['pruning-a', 'pruning-b', 'p2-law'],
    'the title counts more than the abstract, one word less than two',
  ],
])('%s finds %j: %s', async (query, expected) => {
  expect((await slugs(query)).slice(0, expected.length)).toEqual(expected);
});

test('an answer tells which words matched and where', async () => {
  const { results, total } = await search.query('pruning', 1);
  expect(total).toBe(3);
  expect(results).toMatchObject([
    { slug: 'pruning-a', title: 'Pruning networks', score: 1, matched: ['pruning'], inTitle: true },
  ]);
});

test.each([
  '',
  ' ',
  'x',
  '\0\u0007',
  '<script>',
  '.*+?^$ {}()|[]\\',
  '🙂',
  '漢字',
  'topic:',
  '"',
  'a'.repeat(10_000),
  'word '.repeat(2000),
])('the query %j is answered without an error', async (query) => {
  expect(Array.isArray((await search.query(query, 10)).results)).toBe(true);
});

test('any query gives sorted answers, the same twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (query) => {
      const { results } = await search.query(query, 10);
      const scores = results.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect((await search.query(query, 10)).results).toEqual(results);
    }),
    { seed: 4 },
  );
});

test('an index cut off half-way, or of another format, says what to do', () => {
  expect(() => openSearch(TEXT.slice(0, TEXT.length / 2))).toThrow(
    'it is cut off. Reload the page',
  );
  expect(() => openSearch('{"format":0}')).toThrow(
    'got format 0, expected 1. Build the site again.',
  );
});
