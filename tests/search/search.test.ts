import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unpack } from '../../src/search/packing.ts';
import { ranked, spelledHere, weigh } from '../../src/search/ranking.ts';
import { searchTerms } from '../../src/search/terms.ts';
import { openWordsIndex } from '../../src/search/words-file.ts';
import { stringsFor } from '../../src/site/strings/strings.ts';
import { paper } from '../atlas/corpora.ts';
import { openedSearch } from './opened.ts';

const noteText = stringsFor('en').search.note;

const PAPERS = [
  {
    ...paper(
      'billm',
      'BiLLM: Pushing the Limit of Post-Training Quantization',
      'One bit weights. With post-training quantization (PTQ) the model fits a phone.',
    ),
    authors: ['Ada Lovelace', 'José Núñez'],
    year: 2024,
    venue: 'ICML',
  },
  {
    ...paper('flexround', 'FlexRound', 'Rounding with PTQ.'),
    authors: ['Alan Turing'],
    year: 2022,
  },
  paper('frechet', 'Fréchet distance revisited', 'A measure for images.'),
  paper('hanyu', '汉语语言模型的预训练', '我们训练一个汉语语言模型。'),
  paper('p2-law', 'P² Law: Scaling Law for Post-Training', 'Loss after pruning.'),
  paper('pruning-a', 'Pruning networks', 'We remove weights. Language models become small.'),
  paper('pruning-b', 'Networks made small', 'Pruning removes weights from networks.'),
  paper('smoothquant', 'Smoothquant for LLMs', 'Activations are hard to round.'),
  paper('smurfcat', 'SmurfCat at SemEval', 'Detecting hallucinations.'),
  paper('video-a', 'Retrieving clips by sentences', 'Videos are found by what is said of them.'),
  paper('video-b', 'Videos cut short', 'Every clip ends too early.'),
];
const { search, host } = await openedSearch(PAPERS);
const INDEX = openWordsIndex(unpack(host.files.get('test/search/words.bin')!, 'words.bin'));
const ask = async (query: string, meaning: 'none' | 'load' = 'none', limit = 10) =>
  await search.query(query, { limit, meaning });
const slugs = async (query: string, meaning: 'none' | 'load' = 'none') =>
  (await ask(query, meaning)).results.map(({ slug }) => slug);

test.each([
  ['billm', ['billm'], 'the name as printed'],
  ['bi-llm', ['billm'], 'the name with a hyphen'],
  ['bi llm', ['billm'], 'the name in two words'],
  ['BILLM', ['billm'], 'the name in capitals'],
  ['smurf cat', ['smurfcat'], 'a name of two humps in two words'],
  ['smooth quant', ['smoothquant'], 'a name printed in one word'],
  ['smurfcats semeval', ['smurfcat'], 'a plural nobody wrote'],
  ['p2 law', ['p2-law'], 'a superscript written plainly'],
  ['P² law', ['p2-law'], 'a superscript as printed'],
  ['llm', ['smoothquant', 'billm'], 'the singular of LLMs; the shorter title is not preferred'],
  ['frechet', ['frechet'], 'without its accent'],
  ['FRÉCHET', ['frechet'], 'in capitals'],
  ['nunez', ['billm'], 'an author without accents'],
  ['lovelace 2024', ['billm'], 'author and year'],
  ['icml', ['billm'], 'a venue'],
  ['quantizaton', ['billm'], 'a letter missing'],
  ['quantisation', ['billm'], 'spelled as in Britain'],
  ['halluc', ['smurfcat'], 'half a word'],
  ['prunning networks', ['pruning-a', 'pruning-b'], 'a letter too many'],
  ['语言模型', ['hanyu'], 'Chinese, which has no spaces'],
  [
    'ptq',
    ['flexround', 'billm'],
    'a short form; the paper that has only that comes by order of slugs',
  ],
  ['what is the frechet distance?', ['frechet'], 'a question: asking words count for nothing'],
])('%s finds %j: %s', async (query, expected) => {
  expect([...(await slugs(query))].slice(0, expected.length).sort()).toEqual([...expected].sort());
});

test('words rank by how much of the question a paper has, and where', async () => {
  const { results } = await ask('pruning networks');
  expect(results.map(({ slug }) => slug)).toEqual([
    'pruning-a', // both words in the title
    'pruning-b', // both words, one of them in the abstract only
  ]);
});

/** What the words of a question are worth in each paper that has any of them. */
const weights = (query: string) =>
  Object.fromEntries(
    [...weigh(query, INDEX, null).scores].flatMap((score, i) =>
      score > 0 ? [[INDEX.columns.slugs[i]!, Number(score.toFixed(3))]] : [],
    ),
  );

test('a whole question is worth one, and more where it is in the title, in order or at its beginning', () => {
  expect(weights('smoothquant llms')).toEqual({ smoothquant: 1.2, billm: expect.any(Number) });
  expect(weights('for llms')).toEqual({ smoothquant: 1.3, billm: expect.any(Number) });
  expect(weights('smoothquant for')).toMatchObject({ smoothquant: 1.5 });
  expect(weights('smoothqant for').smoothquant).toBeGreaterThan(1);
  expect(weights('activatons')).toEqual({ smoothquant: 0.553 });
  expect(weights('actvatons')).toEqual({ smoothquant: 0.272 });
  expect(weights('activations')).toEqual({ smoothquant: 0.914 });
  expect(weights('llms smoothquant').billm).toBeLessThan(0.5);
});

test('papers are ranked by score, those of one score in their order, as far down as was asked', () => {
  const scores = Float64Array.of(0.5, 0, 1, 0.5, -1, 0.50004, 0.2, 2);
  const best = (share: number, fewest: number) =>
    ranked(scores, (paper) => paper !== 7, { share, fewest }).map(({ paper }) => paper);
  expect(best(0, 0)).toEqual([2, 0, 3, 5, 6]);
  expect(best(0.5, 0)).toEqual([2, 0, 3, 5]);
  expect(best(0.5, 4)).toEqual([2, 0, 3, 5]);
  expect(best(0.5, 5)).toEqual([2, 0, 3, 5, 6]);
  expect(best(0.9, 3)).toEqual([2, 0, 3]);
  expect(ranked(scores, (paper) => paper === 5, { share: 0, fewest: 0 })).toEqual([
    { paper: 5, score: 0.5 },
  ]);
});

test.each([
  ['networks', false, 'networks', 'a word of the corpus'],
  ['network', false, 'networks', 'its singular'],
  ['billms', false, 'billm', 'its plural'],
  ['quantisation', true, 'quantization', 'another spelling'],
  ['rounded', false, 'rounded', 'another form, where that is another word'],
  ['rounded', true, 'round', 'another form, where it may be'],
  ['zebra', true, 'zebra', 'a word it lacks'],
])('%s is looked for, in any form %s, as %s: %s', (word, inAnyForm, here) => {
  expect(spelledHere(word, INDEX, inAnyForm)).toBe(here);
});

test('names are looked for joined and split, plain words as they are', () => {
  expect(searchTerms('Bi-LLM')).toEqual(['bi', 'llm', 'billm']);
  expect(searchTerms('SmurfCat')).toEqual(['smurfcat', 'smurf', 'cat']);
  expect(searchTerms('LLMs')).toEqual(['llms', 'llm']);
  expect(searchTerms('Plain words, 2024')).toEqual(['plain', 'words', '2024']);
  expect(searchTerms('fréchet')).toEqual(['frechet']);
});

test('a long form finds its short form', async () => {
  expect(await slugs('post-training quantization')).toContain('flexround');
});

test('an idea in other words finds the paper, and says which words are near', async () => {
  const { results, semanticState } = await ask('locating movie footage with a text query', 'load');
  expect(semanticState).toBe('complete');
  expect(results[0]).toMatchObject({ slug: 'video-a', saysIt: false });
  const near = results[0]!.matches.find(({ kind }) => kind === 'near');
  expect(near?.terms).toEqual(['videos']);
});

test('meaning takes a word nobody knows as the slip it is', async () => {
  for (const query of ['netwroks made smal', 'retreiving clips by sentense'])
    expect((await slugs(query, 'load'))[0]).toBe((await slugs(query))[0]);
  expect((await slugs('netwroks made smal', 'load'))[0]).toBe('pruning-b');
});

test('who types a title gets it first, however its names are joined', async () => {
  expect((await slugs('networks made', 'load'))[0]).toBe('pruning-b');
  expect((await slugs('p 2 law scal', 'load'))[0]).toBe('p2-law');
});

test('meaning takes nothing from a full match', async () => {
  for (const query of ['billm', 'smurf cat', 'pruning networks', 'frechet distance'])
    expect((await slugs(query, 'load'))[0]).toBe((await slugs(query))[0]);
});

test('an answer tells which words matched and where', async () => {
  const { results, total } = await ask('pruning');
  expect(total).toBe(3);
  expect(results[0]).toMatchObject({
    slug: 'pruning-a',
    title: 'Pruning networks',
    saysIt: true,
    matches: [{ word: 'pruning', terms: ['pruning'], kind: 'exact', where: 'title' }],
  });
});

test('title and telling sentence come with the matched words marked', async () => {
  const { results } = await ask('language models small');
  const answer = results.find(({ slug }) => slug === 'pruning-a')!;
  expect(search.title(answer)).toEqual([{ text: 'Pruning networks', marked: false }]);
  expect(await search.sentence(answer)).toEqual([
    { text: 'Language', marked: true },
    { text: ' ', marked: false },
    { text: 'models', marked: true },
    { text: ' become ', marked: false },
    { text: 'small', marked: true },
    { text: '.', marked: false },
  ]);
});

test.each([
  ['"removes weights"', ['pruning-b'], 'an exact phrase'],
  ['"weights removes"', [], 'its words in another order'],
  ['“removes weights”', ['pruning-b'], 'typographic quotes'],
  ['"pruning"', ['pruning-a', 'p2-law', 'pruning-b'], 'a phrase of one word'],
  ['pruning -networks', ['p2-law'], 'without a word'],
  ['networks -"weights networks"', ['pruning-b', 'pruning-a'], 'without words that stand apart'],
  ['pruning -"removes weights"', ['pruning-a', 'p2-law'], 'without a phrase'],
  ['year:2024', ['billm'], 'a field alone'],
  ['year:2020-2023', ['flexround'], 'a span of years'],
  ['year:2023-', ['billm'], 'an open span'],
  ['author:lovelace', ['billm'], 'an author'],
  ['author:nunez', ['billm'], 'an author without accents'],
  ['venue:ICML', ['billm'], 'a venue'],
  ['title:networks', ['pruning-a', 'pruning-b'], 'a word of the title'],
  ['title:"networks made"', ['pruning-b'], 'a phrase of the title'],
  ['TITLE:small networks', ['pruning-b'], 'a field in capitals, and a word'],
])('%s leaves %j: %s', async (query, expected) => {
  expect(await slugs(query)).toEqual(expected);
});

test('a topic is named by its id, its name or the beginning of either', async () => {
  const within = await slugs('topic:pruning weights');
  expect(within.slice(0, 2)).toEqual(['pruning-a', 'pruning-b']);
  expect(await slugs('topic:prun weights')).toEqual(within);
  expect(await slugs('topic:Pruning weights')).toEqual(within);
});

test.each([
  ['topic:nope weights', 'No topic is called nope. Topics: pruning, translation, outside.'],
  ['year:soon weights', 'year:soon is no year. Write year:2024 or year:2020-2024.'],
  ['year: weights', 'year: wants a value, as in year:2024 or year:2020-2024.'],
  ['colour:red weights', 'There is no field colour:'],
])('%s is answered by its words, with a note', async (query, note) => {
  const { results, notes } = await ask(query);
  expect(results[0]?.slug).toMatch(/billm|pruning/);
  expect(notes.map(noteText).join(' ')).toContain(note);
});

test('a name and a year count the paper they name; what is merely close is not counted', async () => {
  const { results, total, saying } = await ask('lovelace 2024', 'load');
  expect([results[0]!.slug, saying]).toEqual(['billm', 1]);
  expect(total).toBeGreaterThan(saying);
  expect(results.map(({ saysIt }) => saysIt).lastIndexOf(true)).toBe(0);
});

test('papers that say it are counted over all, not over those shown', async () => {
  const few = await ask('weights', 'none', 1);
  const all = await ask('weights');
  expect([few.results.length, few.saying]).toEqual([1, all.saying]);
  expect(all.results.filter(({ saysIt }) => saysIt)).toHaveLength(all.saying);
});

test('papers that only fields ask for all say it, and so does one named by its identifier', async () => {
  expect(await ask('author:lovelace')).toMatchObject({ total: 1, saying: 1 });
  const within = await ask('topic:pruning');
  expect(within.total).toBeGreaterThan(1);
  expect(within.saying).toBe(within.total);
  expect(within.results.every(({ saysIt }) => saysIt)).toBe(true);
  const known = PAPERS.map((one, i) => ({ ...one, doi: `10.1000/${i}` }));
  const { search: other } = await openedSearch(known);
  const pasted = await other.query('https://doi.org/10.1000/3', { limit: 5, meaning: 'none' });
  expect(pasted).toMatchObject({
    total: 1,
    saying: 1,
    papers: [3],
    semanticState: 'complete',
  });
});

test('a map without years says so', async () => {
  const { search: plain } = await openedSearch(PAPERS.map((one) => ({ ...one, year: null })));
  const { notes } = await plain.query('year:2024', { limit: 1, meaning: 'none' });
  expect(notes.map(noteText)).toEqual(['The papers of this map have no years.']);
});

test('what no paper has takes no place in the index', async () => {
  const { host: plain } = await openedSearch(PAPERS.map((one) => ({ ...one, year: null })));
  const { columns } = openWordsIndex(
    unpack(plain.files.get('test/search/words.bin')!, 'words.bin'),
  );
  expect(columns.years).toEqual([]);
  expect(columns.venues[0]).toBe('ICML');
  expect(columns.topics).toEqual([
    { id: 'pruning', name: 'Pruning' },
    { id: 'translation', name: 'Translation' },
    { id: 'outside', name: expect.any(String) },
  ]);
});

test('only stop words are looked for as they are', async () => {
  expect(await slugs('at')).toContain('smurfcat');
});

test('a pasted abstract is read as it is, stands by its like, and gets a place near it', async () => {
  const { abstractPlain } = PAPERS.find(({ slug }) => slug === 'pruning-b')!;
  const text = `${abstractPlain} `.repeat(10);
  const { results, notes, place } = await ask(`note: ${text}`, 'load');
  expect(results[0]!.slug).toBe('pruning-b');
  expect(notes).toEqual([]);
  expect(place!.x).toBeGreaterThanOrEqual(0);
  expect(place!.x).toBeLessThanOrEqual(1);
  expect((await ask('pruning', 'load')).place).toBeNull();
});

const HARD = [
  '',
  ' ',
  'x',
  '\0\u0007',
  '<script>alert(1)</script>',
  '.*+?^$ {}()|[]\\',
  '🙂',
  '漢字',
  'topic:',
  'topic:"',
  '"',
  '-',
  '--',
  '-"',
  ':::',
  'constructor __proto__ toString',
  'a'.repeat(10_000),
  'word '.repeat(2000),
];

test.each(HARD.map((query) => [query.slice(0, 30), query]))(
  'the query %j is answered without an error',
  async (_, query) => {
    const { results } = await ask(query, 'load');
    expect(results.every(({ slug }) => PAPERS.some((one) => one.slug === slug))).toBe(true);
  },
);

test('any query gives sorted answers, the same twice, by words and by meaning', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc
          .array(
            fc.constantFrom(
              'pruning',
              'net',
              '"made small"',
              '-loss',
              'year:2024',
              'title:',
              'llm',
            ),
          )
          .map((words) => words.join(' ')),
      ),
      fc.constantFrom('none' as const, 'load' as const),
      async (query, meaning) => {
        const { results, total, papers: all } = await ask(query, meaning);
        const scores = results.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        expect(new Set(all).size).toBe(total);
        expect(all.slice(0, results.length)).toEqual(results.map(({ paper }) => paper));
        expect((await ask(query, meaning)).results).toEqual(results);
      },
    ),
    { seed: 4 },
  );
});
