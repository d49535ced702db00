import { expect, test } from 'vitest';
import type { Paper } from '../../src/corpus/paper.ts';
import { foldText, spellingKeys } from '../../src/search/folding.ts';
import { identifiersOf, pastedIdentifiers } from '../../src/search/identifier-hashes.ts';
import { parseQuery } from '../../src/search/parse-query.ts';
import { openedSearch } from './opened.ts';

test.each([
  ['oestrogen', 'estrogen'],
  ['anaesthesia', 'anesthesia'],
  ['leukaemia', 'leukemia'],
  ['paediatric', 'pediatric'],
  ['diarrhoea', 'diarrhea'],
  ['manoeuvre', 'maneuver'],
  ['colour', 'color'],
  ['behavioural', 'behavioral'],
  ['tumours', 'tumors'],
  ['centre', 'center'],
  ['fibres', 'fibers'],
  ['analyse', 'analyze'],
  ['organisation', 'organization'],
  ['modelling', 'modeling'],
  ['catalogue', 'catalog'],
  ['defence', 'defense'],
  ['sulphur', 'sulfur'],
  ['mueller', 'muller'],
  ['soerensen', 'sorensen'],
  ['ii', '2'],
])('%s and %s are one word in two spellings', (one, other) => {
  expect(spellingKeys(one).filter((key) => spellingKeys(other).includes(key))).not.toEqual([]);
});

test.each([
  ['four', 'for'],
  ['filled', 'filed'],
  ['fire', 'fier'],
  ['coral', 'coral reef'],
  ['i', '1'],
  ['x', '10'],
])('%s and %s stay two', (one, other) => {
  expect(spellingKeys(one).filter((key) => spellingKeys(other).includes(key))).toEqual([]);
});

test.each([
  ['α-synuclein and β2', 'alpha-synuclein and beta2'],
  ["Parkinson’s disease, Alzheimer's, patients’", 'Parkinson disease, Alzheimer, patients'],
  ['œstrogen, Søren, Straße', 'oestrogen, Soren, Strasse'],
  ['5 μm of λόγος', '5 μm of λόγος'],
])('%s is read as %s', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

const PAPER = {
  doi: '10.1000/Abc.1',
  arxiv: '2401.01234',
  url: 'https://pubmed.ncbi.nlm.nih.gov/30689646/',
};

test.each([
  '10.1000/abc.1',
  'doi:10.1000/ABC.1',
  'doi: 10.1000/abc.1',
  'https://doi.org/10.1000/abc.1',
  'arXiv:2401.01234v3',
  '2401.01234',
  'https://arxiv.org/abs/2401.01234v2',
  'PMID: 30689646',
  'https://pubmed.ncbi.nlm.nih.gov/30689646',
  '30689646',
])('a paper is known by %s, pasted', (pasted) => {
  const wanted = pastedIdentifiers(pasted)!;
  expect(identifiersOf(PAPER).filter((id) => wanted.includes(id))).not.toEqual([]);
});

test.each([
  ['PMID 30000001', 'pmid:30000001'],
  ['30000001', 'pmid:30000001'],
  ['https://openalex.org/W2741809807', 'openalex:W2741809807'],
])('%s finds the paper whose record says %s', (pasted, id) => {
  const none = { doi: null, arxiv: null, url: null };
  expect(identifiersOf(none, ['printed:2/87', id])).toEqual(pastedIdentifiers(pasted));
});

test.each([
  '2024',
  '123456',
  '123456789',
  'pruning',
  'attention is all you need',
  'year:2024',
  '30689646 patients',
  'topic:10',
])('%s is a question and no identifier', (question) => {
  expect(pastedIdentifiers(question)).toBeNull();
});

test('NOT leaves a word or a phrase out, OR and AND join; in small letters they are words', () => {
  expect(parseQuery('woodpecker NOT fire').without).toEqual([' fire ']);
  expect(parseQuery('woodpecker NOT "forest fire"').without).toEqual([' forest fire ']);
  expect(parseQuery('woodpecker OR owl')).toMatchObject({
    text: 'woodpecker owl',
    alternatives: [['woodpecker', 'owl']],
    notes: [{ kind: 'or' }],
  });
  expect(parseQuery('a OR b OR "c d" e f OR g')).toMatchObject({
    text: 'a b "c d" e f g',
    alternatives: [
      ['a', 'b', '"c d"'],
      ['f', 'g'],
    ],
    phrases: [],
    notes: [{ kind: 'or' }],
  });
  for (const none of ['OR owl', 'owl OR', 'owl OR year:2024', 'owl AND owl'])
    expect(parseQuery(none)).toMatchObject({ alternatives: [], notes: [] });
  expect(parseQuery('to be or not to be')).toMatchObject({
    text: 'to be or not to be',
    without: [],
  });
});

test('a text of three hundred signs is a question, a longer one is a text', () => {
  const question = 'year:2024 '.padEnd(300, 'x');
  expect(parseQuery(question)).toMatchObject({ filters: [{ field: 'year', value: '2024' }] });
  expect(parseQuery(`${question}x`)).toMatchObject({ text: `${question}x`, filters: [] });
});

const paper = (slug: string, title: string, abstract: string, more: object = {}): Paper => ({
  slug, id: slug.padEnd(6, 'x').slice(0, 6), title, titlePlain: title, abstract, abstractPlain: abstract, authors: [],
  year: null, venue: null, doi: null, arxiv: null, url: null, code: null, keywords: [], pin: null, added: null, ...more,
}); // biome-ignore format: a record

const PAPERS = [
  paper('a', 'Oestrogen and the tumour', 'Effects of oestrogen on tumours in the oesophagus.', { doi: '10.1000/abc.1' }),
  paper('b', 'α-synuclein in Parkinson’s disease', 'Aggregates of α-synuclein in Parkinson’s disease.', { arxiv: '2401.01234' }),
  paper('c', 'A theorem of Müller', 'Müller proved a theorem on type II surfaces.'),
  paper('d', '血糖の制御', '血糖を制御する方法。'),
  paper('e', 'Woodpeckers after forest fire', 'Woodpeckers return after a fire in the forest.'),
  paper('f', 'Woodpeckers in towns', 'Woodpeckers nest in towns without any forest.'),
]; // biome-ignore format: a table reads best in rows

test.each([
  ['10.1000/ABC.1', ['a']],
  ['https://arxiv.org/abs/2401.01234v2', ['b']],
  ['estrogen tumor', ['a']],
  ['oesophagus', ['a']],
  ['esophagus', ['a']],
  ['alpha synuclein', ['b']],
  ['parkinsons disease', ['b']],
  ['mueller theorem', ['c']],
  ['muller type 2', ['c']],
  ['糖', ['d']],
  ['woodpecker NOT fire', ['f']],
])('%s finds its papers first', async (query, slugs) => {
  const { search } = await openedSearch(PAPERS);
  const { results, total } = await search.query(query, { limit: 10, meaning: 'none' });
  expect(results.map(({ slug }) => slug).slice(0, slugs.length)).toEqual(slugs);
  if (/10\.|arxiv/.test(query)) expect(total).toBe(1);
});

test('two spellings of one question have the same answers, with meaning too', async () => {
  const { search } = await openedSearch(PAPERS);
  const slugs = async (query: string) =>
    (await search.query(query, { limit: 10, meaning: 'load' })).papers;
  expect(await slugs('estrogen')).toEqual(await slugs('oestrogen'));
  expect(await slugs('alpha synuclein')).toEqual(await slugs('α-synuclein'));
  expect(await slugs('Parkinsons disease')).toEqual(await slugs('Parkinson’s disease'));
});

test('a phrase that no paper has is said to be none’s', async () => {
  const { search } = await openedSearch(PAPERS);
  const { total, notes } = await search.query('"forest woodpeckers"', {
    limit: 10,
    meaning: 'none',
  });
  expect([total, notes]).toEqual([0, [{ kind: 'noPhrase', phrases: ['forest woodpeckers'] }]]);
});

test.each(['none', 'load'] as const)(
  'papers with any of the words joined by OR say it, meaning %s, and what stands beside OR is asked too',
  async (meaning) => {
    const { search } = await openedSearch(PAPERS);
    const ask = async (query: string) => {
      const { results } = await search.query(query, { limit: 10, meaning });
      return results.filter(({ saysIt }) => saysIt).map(({ slug }) => slug);
    };
    expect((await ask('woodpeckers OR theorem')).toSorted()).toEqual(['c', 'e', 'f']);
    expect((await ask('woodpeckers OR theorem OR synuclein')).toSorted()).toEqual([
      'b',
      'c',
      'e',
      'f',
    ]);
    expect((await ask('"forest fire" OR theorem')).toSorted()).toEqual(['c', 'e']);
    expect((await ask('theorem OR woodpeckers towns'))[0]).toBe('f');
  },
);

test('a reason names the title where another form of the word stands there, and a beginning is no near word', async () => {
  const { search } = await openedSearch([
    ...PAPERS,
    paper('g', 'Woodpeckers of the taiga', 'They nest in burned forests.', {
      keywords: ['woodpecker'],
    }),
  ]);
  const matchOf = async (query: string, slug: string) => {
    const { results } = await search.query(query, { limit: 10, meaning: 'load' });
    const [match] = results.find((answer) => answer.slug === slug)!.matches;
    return [match!.terms.join(' '), match!.kind, match!.where];
  };
  expect(await matchOf('woodpecker', 'g')).toEqual(['woodpeckers', 'form', 'title']);
  expect(await matchOf('synucl', 'b')).toEqual(['synuclein', 'prefix', 'title']);
});

test('what fields alone ask for is not ranked, in the order of titles', async () => {
  const { search } = await openedSearch(PAPERS);
  const ask = (query: string) => search.query(query, { limit: 10, meaning: 'load' });
  const fields = await ask('title:woodpeckers');
  expect([fields.isRanked, fields.papers]).toEqual([false, [4, 5]]);
  expect((await ask('title:woodpeckers towns')).isRanked).toBe(true);
  expect((await ask('10.1000/abc.1')).isRanked).toBe(true);
});
