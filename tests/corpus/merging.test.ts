import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importCorpus, readProject } from '../../src/corpus/corpus.ts';
import { temporaryFolder } from '../temporary.ts';

const LONG = 'Pruning deep networks after training';
const ADA = ['Ada Lovelace'];

/** How many papers come of two records. */
function papersOf(...records: object[]) {
  const dir = temporaryFolder({
    'site.yaml': 'title: A map\n',
    'corpus/a.jsonl': records.map((record) => JSON.stringify(record)).join('\n'),
  });
  const { files } = importCorpus(dir, { today: '2026-01-02' });
  return { report: files[0]!, papers: readProject(dir).papers };
}

test.each([
  [
    'the same DOI in other letters',
    { title: LONG, doi: '10.1/ABC' },
    { title: 'Pruning deep networks', doi: 'https://doi.org/10.1/abc' },
  ],
  [
    'the same arXiv id in another version',
    { title: LONG, arxiv: '2401.01234v1' },
    { title: 'Networks, pruned', url: 'https://arxiv.org/abs/2401.01234v3' },
  ],
  [
    'case, accents, signs and LaTeX in the title',
    { title: 'Über $P^2$-laws: a study' },
    { title: 'UBER P² LAWS – A STUDY.' },
  ],
  [
    'a preprint and its published version',
    { title: LONG, doi: '10.48550/arXiv.2401.01234', year: 2023 },
    { title: LONG, doi: '10.1145/1.2', year: 2024 },
  ],
  [
    'a retracted paper and itself',
    { title: `RETRACTED: ${LONG}`, year: 2020 },
    { title: LONG, year: 2020 },
  ],
  ['a title in brackets and without', { title: `[${LONG}].` }, { title: LONG }],
  ['a record with authors and one without', { title: LONG, authors: ADA }, { title: LONG }],
])('%s: one paper', (_, a, b) => {
  expect(papersOf(a, b)).toMatchObject({ report: { added: 1, merged: 1 }, papers: [{}] });
});

test.each([
  [
    'the same title with other DOIs',
    { title: LONG, doi: '10.1/a' },
    { title: LONG, doi: '10.1/b' },
  ],
  [
    'the same title by other people',
    { title: LONG, authors: ADA },
    { title: LONG, authors: ['Charles Babbage'] },
  ],
  [
    'the same title ten years later',
    { title: LONG, authors: ADA, year: 2004 },
    { title: LONG, authors: ADA, year: 2014 },
  ],
  ['part I and part II', { title: `${LONG}. Part I` }, { title: `${LONG}. Part II` }],
  [
    'two editorials',
    { title: 'Editorial', abstract: 'On maps.' },
    { title: 'Editorial', abstract: 'On trees.' },
  ],
  [
    'editorials of two years',
    { title: 'Editorial', authors: ADA, year: 2001 },
    { title: 'Editorial', authors: ADA, year: 2002 },
  ],
  ['two preprints', { title: LONG, arxiv: '2401.00001' }, { title: LONG, arxiv: '2401.00002' }],
  [
    'chapters with the DOI of their book',
    { title: 'Maps', doi: '10.1/book', authors: ADA },
    { title: 'Trees', doi: '10.1/book', authors: ['Charles Babbage'] },
  ],
])('%s: two papers', (_, a, b) => {
  expect(papersOf(a, b)).toMatchObject({ report: { added: 2, merged: 0 }, papers: [{}, {}] });
});

test('the richer record wins field by field, the other fills its gaps, whichever comes first', () => {
  const published = {
    title: LONG,
    abstract: 'We prune networks.',
    authors: ADA,
    year: 2024,
    venue: 'ICML',
    doi: '10.1145/1.2',
  };
  const preprint = {
    title: 'PRUNING deep networks after training',
    year: 2023,
    doi: '10.48550/arXiv.2401.01234',
    keywords: ['pruning'],
    url: 'https://arxiv.org/abs/2401.01234',
  };
  for (const records of [
    [published, preprint],
    [preprint, published],
  ]) {
    expect(papersOf(...records).papers).toMatchObject([
      {
        title: LONG,
        abstract: 'We prune networks.',
        year: 2024,
        venue: 'ICML',
        doi: '10.1145/1.2',
        arxiv: '2401.01234',
        keywords: ['pruning'],
        url: 'https://arxiv.org/abs/2401.01234',
      },
    ]);
  }
});

test('an abstract cut off by a search engine gives way to the whole one', () => {
  const [paper] = papersOf(
    {
      title: LONG,
      abstract: 'We prune networks and …',
      authors: ADA,
      year: 2024,
      venue: 'ICML',
      doi: '10.1/a',
    },
    { title: LONG, abstract: 'We prune networks and measure what is lost.' },
  ).papers;
  expect(paper!.abstract).toBe('We prune networks and measure what is lost.');
});

test('however records repeat each other, every one is counted once, and a second import changes nothing', () => {
  const work = fc.constantFrom(
    { title: LONG, abstract: 'One.', authors: ADA, year: 2001, doi: '10.1/a', id: 'x' },
    {
      title: LONG,
      abstract: 'Two.',
      authors: ['Charles Babbage'],
      year: 2002,
      doi: '10.1/b',
      id: 'y',
    },
    { title: 'Editorial', abstract: 'On maps.', authors: ADA, year: 2001, doi: '10.1/c', id: 'z' },
    { title: 'Editorial', abstract: 'On trees.', authors: ADA, year: 2002, doi: '10.1/d', id: 'v' },
    {
      title: 'Maps',
      abstract: '',
      authors: [],
      year: 1999,
      doi: '10.48550/arXiv.2401.01234',
      id: 'w',
    },
  );
  const record = fc
    .tuple(work, fc.subarray(['abstract', 'authors', 'year', 'doi', 'id']))
    .map(([whole, gone]) =>
      Object.fromEntries(Object.entries(whole).filter(([field]) => !gone.includes(field))),
    );
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 10 }), (records) => {
      const dir = temporaryFolder({
        'site.yaml': 'title: A map\n',
        'corpus/a.jsonl': records.map((one) => JSON.stringify(one)).join('\n'),
      });
      const [first] = importCorpus(dir, { today: '2026-01-02' }).files;
      expect(first!.added + first!.merged).toBe(records.length);
      expect(readProject(dir).papers).toHaveLength(first!.added);
      const [second] = importCorpus(dir, { today: '2026-01-03' }).files;
      expect(second).toEqual({ ...first, added: 0, unchanged: first!.added });
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 60), seed: 5 },
  );
});
