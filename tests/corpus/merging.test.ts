import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatFault } from '../../src/corpus/fault.ts';
import { importCorpus } from '../../src/corpus/importing/import-corpus.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { temporaryFolder } from '../temporary.ts';

const LONG = 'Pruning deep networks after training';
const ADA = ['Ada Lovelace'];
const BOTH = { authors: ['Ada Lovelace', 'Charles Babbage'], year: 2024 };
/** Nine words. */
const NINE = 'How networks forget their weights when training goes wrong';
const TEN = NINE.replace('networks', 'recurrent networks');
const ABSTRACT =
  'We prune deep networks once they are trained, weight by weight, and measure with care what is lost by it.';

/** How many papers come of two records. */
function papersOf(...records: object[]) {
  const dir = temporaryFolder({
    'site.yaml': 'title: A map\n',
    'corpus/a.jsonl': records.map((record) => JSON.stringify(record)).join('\n'),
  });
  const { files, faults } = importCorpus(dir, { today: '2026-01-02' });
  return { report: files[0]!, papers: readProject(dir).papers, said: faults.map(formatFault) };
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
  [
    'one part of a book under one DOI, its title corrected',
    { title: `${LONG}, part 2`, doi: '10.1/a' },
    { title: `Networks, pruned: part 2`, doi: '10.1/a' },
  ],
  [
    'a part with the DOI it has under a title without its number',
    { title: `${LONG}, part 2`, doi: '10.1/a' },
    { title: LONG, doi: '10.1/a' },
  ],
  ['a title in brackets and without', { title: `[${LONG}].` }, { title: LONG }],
  ['a record with authors and one without', { title: LONG, authors: ADA }, { title: LONG }],
  [
    'Greek letters, ligatures and signs written out',
    { title: 'β-Carotene & Encyclopædias' },
    { title: 'Beta-carotene and encyclopaedias' },
  ],
  [
    'a slip of the pen',
    { ...BOTH, title: LONG },
    { ...BOTH, title: 'Pruning deep netwroks after training' },
  ],
  [
    'an umlaut written out and a hyphen',
    { ...BOTH, title: 'Über die Müllerzellen der Netzhaut im Licht' },
    { ...BOTH, title: 'Uber die Mueller-zellen der Netzhaut im Licht' },
  ],
  [
    'another spelling, online and in print',
    { ...BOTH, title: 'Optimisation of deep networks after training' },
    { ...BOTH, title: 'Optimization of deep networks after training', year: 2025 },
  ],
  ['a little word missing', { title: `The ${LONG}` }, { title: LONG }],
  [
    'a word missing, the abstract the same',
    { ...BOTH, title: LONG, abstract: ABSTRACT },
    {
      ...BOTH,
      title: 'Pruning deep neural networks after training',
      abstract: ABSTRACT.toUpperCase(),
    },
  ],
  [
    'slips in short words, the abstract the same',
    { ...BOTH, title: 'Maps and the way of a wandering eye', abstract: ABSTRACT },
    { ...BOTH, title: 'Msps adn the way of a wandering eye', abstract: `${ABSTRACT} © 2024` },
  ],
  [
    'a slip, one without a year',
    { ...BOTH, title: LONG },
    { authors: BOTH.authors, title: `${LONG}s` },
  ],
  [
    'a slip, half of the authors the same',
    { ...BOTH, title: LONG },
    { title: `${LONG}s`, authors: ['Ada Lovelace', 'Emmy Noether'], year: 2024 },
  ],
  [
    'a slip, one of many authors named',
    { title: LONG, authors: ['Ada Lovelace', 'Mary Somerville', 'Emmy Noether'] },
    { title: `${LONG}s`, authors: ADA },
  ],
  [
    'a word missing, the abstract the same, five years apart',
    { ...BOTH, title: LONG, abstract: ABSTRACT },
    { ...BOTH, title: LONG.replace('deep', 'deep neural'), abstract: ABSTRACT, year: 2019 },
  ],
  [
    'a slip, half of the abstract the same',
    {
      ...BOTH,
      title: LONG,
      abstract: 'prune deep networks after training every weight once without care',
    },
    {
      ...BOTH,
      title: `${LONG}s`,
      abstract: 'prune deep networks after training; lose little accuracy while saving',
    },
  ],
  ['a word more in a title of nine', { ...BOTH, title: TEN }, { ...BOTH, title: NINE }],
  [
    'a word more, one without an abstract',
    { ...BOTH, title: TEN, abstract: ABSTRACT },
    { ...BOTH, title: NINE },
  ],
  [
    'slips in both halves, by two people',
    { ...BOTH, title: TEN },
    { ...BOTH, title: TEN.replace('networks', 'netwroks').replace('wrong', 'worng') },
  ],
  [
    'slips in both halves, the abstract the same',
    { title: TEN, abstract: ABSTRACT },
    { title: TEN.replace('networks', 'netwroks').replace('wrong', 'worng'), abstract: ABSTRACT },
  ],
])('%s: one paper, whichever comes first', (_, a, b) => {
  for (const records of [
    [a, b],
    [b, a],
  ])
    expect(papersOf(...records)).toMatchObject({ report: { added: 1, merged: 1 }, papers: [{}] });
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
  [
    'the same title by people of one initial',
    { title: LONG, authors: ['A. Lovelace'] },
    { title: LONG, authors: ['A. Turing'] },
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
  ['a paper and the reply to it', { ...BOTH, title: LONG }, { ...BOTH, title: `${LONG}: a reply` }],
  [
    'a paper and its correction',
    { ...BOTH, title: LONG },
    { ...BOTH, title: `Correction: ${LONG}` },
  ],
  [
    'titles with other numbers, the abstract the same',
    { ...BOTH, title: `${LONG} in 2019`, abstract: ABSTRACT },
    { ...BOTH, title: `${LONG} in 2020`, abstract: ABSTRACT },
  ],
  [
    'a short title with a slip',
    { ...BOTH, title: 'On pruning maps' },
    { ...BOTH, title: 'On prunning maps' },
  ],
  [
    'cats and rats',
    { ...BOTH, title: 'The hearing of young cats in the dark' },
    { ...BOTH, title: 'The hearing of young rats in the dark' },
  ],
  [
    'small and large, with and without',
    { ...BOTH, title: 'Symmetric microscale models of the oceans' },
    { ...BOTH, title: 'Asymmetric macroscale models of the oceans' },
  ],
  [
    'a slip, other people',
    { ...BOTH, title: LONG },
    { title: `${LONG}s`, authors: ['Emmy Noether'], year: 2024 },
  ],
  ['a slip, years apart', { ...BOTH, title: LONG }, { ...BOTH, title: `${LONG}s`, year: 2021 }],
  [
    'a slip, other DOIs',
    { ...BOTH, title: LONG, doi: '10.1/a' },
    { ...BOTH, title: `${LONG}s`, doi: '10.1/b' },
  ],
  [
    'a slip, another abstract',
    { ...BOTH, title: LONG, abstract: ABSTRACT },
    { ...BOTH, title: `${LONG}s`, abstract: 'Trees grow in rings; every winter leaves one.' },
  ],
  [
    'a word more, where no abstract says the same',
    { ...BOTH, title: 'Video frame interpolation via adaptive convolution' },
    { ...BOTH, title: 'Video frame interpolation via adaptive separable convolution' },
  ],
  ['two preprints', { title: LONG, arxiv: '2401.00001' }, { title: LONG, arxiv: '2401.00002' }],
  [
    'chapters with the DOI of their book',
    { title: 'Maps', doi: '10.1/book', authors: ADA },
    { title: 'Trees', doi: '10.1/book', authors: ['Charles Babbage'] },
  ],
  ['a slip, two years apart', { ...BOTH, title: LONG }, { ...BOTH, title: `${LONG}s`, year: 2022 }],
  [
    'a slip, one author of three the same',
    { ...BOTH, title: LONG, authors: ['Ada Lovelace', 'Mary Somerville', 'Lise Meitner'] },
    { ...BOTH, title: `${LONG}s`, authors: ['Ada Lovelace', 'Emmy Noether', 'Sofia Kovalevskaya'] },
  ],
  [
    'a word missing, the abstract the same, six years apart',
    { ...BOTH, title: LONG, abstract: ABSTRACT },
    { ...BOTH, title: LONG.replace('deep', 'deep neural'), abstract: ABSTRACT, year: 2018 },
  ],
  [
    'slips in short words, no abstract',
    { ...BOTH, title: 'Maps and the way of a wandering eye' },
    { ...BOTH, title: 'Msps adn the way of a wandering eye' },
  ],
  [
    'a word more in a title of eight',
    { ...BOTH, title: TEN.replace('their ', '').replace('How ', '') },
    { ...BOTH, title: NINE.replace('their ', '').replace('How ', '') },
  ],
  ['a word more, another year', { ...BOTH, title: TEN }, { ...BOTH, title: NINE, year: 2023 }],
  ['a word more, nobody named', { title: TEN, year: 2024 }, { title: NINE, year: 2024 }],
  [
    'a word more, another author more',
    { ...BOTH, title: TEN },
    { ...BOTH, title: NINE, authors: [...BOTH.authors, 'Emmy Noether'] },
  ],
  [
    'a reply with the DOI of its paper',
    { ...BOTH, title: LONG, doi: '10.1/a' },
    { ...BOTH, title: `Reply to: ${LONG}`, doi: '10.1/a' },
  ],
  [
    'volumes with the DOI of their book',
    { ...BOTH, title: `${LONG}, volume 1`, doi: '10.1/a' },
    { ...BOTH, title: `${LONG}, volume 2`, doi: '10.1/a' },
  ],
  [
    'a word more, the abstracts half alike',
    {
      ...BOTH,
      title: TEN,
      abstract: 'prune deep networks after training every weight once without care',
    },
    {
      ...BOTH,
      title: NINE,
      abstract: 'prune deep networks after training; lose little accuracy while saving',
    },
  ],
  [
    'a word more in a title of eight words',
    { ...BOTH, title: NINE },
    { ...BOTH, title: NINE.replace('their ', '') },
  ],
  ['a word more at the end', { ...BOTH, title: `${TEN} again` }, { ...BOTH, title: TEN }],
])('%s: two papers, whichever comes first', (_, a, b) => {
  for (const records of [
    [a, b],
    [b, a],
  ])
    expect(papersOf(...records)).toMatchObject({
      report: { added: 2, merged: 0 },
      papers: [{}, {}],
    });
});

/** Titles of six to sixteen words. */
const TITLES = Array.from({ length: 11 }, (_, more) =>
  'Recurrent networks forget slowly learnt weights while further training passes through noisy labels lacking regular rehearsal'
    .split(' ')
    .slice(0, 6 + more),
);

test('a slip is found wherever it stands in a title, though nothing else agrees', () => {
  for (const words of TITLES) {
    for (const [at, word] of words.entries()) {
      const slip = word[0]! + word[2] + word[1] + word.slice(3);
      const { papers } = papersOf(
        { title: words.join(' ') },
        { title: words.with(at, slip).join(' ') },
      );
      expect([slip, papers.length]).toEqual([slip, 1]);
    }
  }
});

test('a word that is missing is found wherever it stood inside a title of one author', () => {
  for (const words of TITLES.filter(({ length }) => length > 9)) {
    for (const [at, word] of words.slice(1, -1).entries()) {
      const { papers } = papersOf(
        { title: words.join(' '), authors: ADA, year: 2024 },
        { title: words.toSpliced(at + 1, 1).join(' '), authors: ADA, year: 2024 },
      );
      expect([word, papers.length]).toEqual([word, 1]);
    }
  }
});

test('a slip is found in what comes later as in what was there', () => {
  const dir = temporaryFolder({ 'corpus/a.jsonl': JSON.stringify({ title: LONG }) });
  importCorpus(dir, { today: '2026-01-02' });
  writeFileSync(join(dir, 'corpus/b.jsonl'), JSON.stringify({ title: `${LONG}s` }));
  expect(importCorpus(dir, { today: '2026-01-03' }).files).toMatchObject([
    { unchanged: 1, merged: 0 },
    { added: 0, merged: 1 },
  ]);
});

test('a merge is told with its reason and what to do where it is wrong', () => {
  const { said } = papersOf(
    { ...BOTH, title: LONG, abstract: ABSTRACT, doi: '10.1/a' },
    { title: 'Pruned networks', abstract: ABSTRACT, doi: '10.1/A' },
    { ...BOTH, title: LONG.toUpperCase(), abstract: ABSTRACT },
    { ...BOTH, title: `${LONG}s`, abstract: ABSTRACT },
  );
  expect(said).toEqual([
    'import: duplicate paper: a.jsonl, line 2. Merged with a.jsonl, line 1, by its DOI 10.1/a; nothing to do unless that is wrong.',
    'import: duplicate paper: a.jsonl, line 3. Merged with a.jsonl, line 1, by its title; nothing to do unless they are two papers: then make their titles differ.',
    'import: duplicate paper: a.jsonl, line 4. Merged with a.jsonl, line 1, by nearly the same title, “Pruning deep networks after training”; nothing to do unless they are two papers: then give each its DOI.',
  ]);
});

test('what was merged by a title that its paper no longer has is known again', () => {
  const dir = temporaryFolder({
    'site.yaml': 'title: A map\n',
    'corpus/a.jsonl': [
      { title: 'Networks, pruned', authors: ADA },
      { title: 'Networks, pruned', authors: ADA, doi: '10.1/a' },
      { title: LONG, authors: ADA, year: 2024, abstract: ABSTRACT, doi: '10.1/a' },
    ]
      .map((record) => JSON.stringify(record))
      .join('\n'),
  });
  expect(importCorpus(dir, { today: '2026-01-02' }).files).toMatchObject([{ added: 1, merged: 2 }]);
  expect(importCorpus(dir, { today: '2026-01-03' }).files).toMatchObject([
    { added: 0, unchanged: 1, merged: 2 },
  ]);
});

test('records once together stay so without the one that joined them, as long as they say the same', () => {
  const a = { title: 'Networks, pruned', authors: ADA };
  const joins = { ...a, doi: '10.1/a' };
  const b = { title: LONG, authors: ADA, year: 2024, abstract: ABSTRACT, doi: '10.1/a' };
  const lines = (...records: object[]) => records.map((one) => JSON.stringify(one)).join('\n');
  const dir = temporaryFolder({ 'corpus/a.jsonl': lines(a, joins, b) });
  importCorpus(dir, { today: '2026-01-02' });
  const next = (...records: object[]) => {
    writeFileSync(join(dir, 'corpus/a.jsonl'), lines(...records));
    return importCorpus(dir, { today: '2026-01-03' }).files;
  };
  expect(next(a, b)).toMatchObject([{ added: 0, unchanged: 1, merged: 1 }]);
  expect(next({ ...a, year: 1999 }, b)).toMatchObject([{ added: 1, unchanged: 1, merged: 0 }]);
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
    { title: LONG, abstract: 'One.', authors: ADA, year: 2003, doi: '10.48550/b', id: 'u' },
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
  const written = fc.constantFrom(
    (title: string) => title,
    (title: string) => title.replace('work', 'wrok'),
    (title: string) => title.replace('deep ', ''),
    (title: string) => `The ${title}s`,
  );
  const record = fc
    .tuple(work, written, fc.subarray(['abstract', 'authors', 'year', 'doi', 'id']))
    .map(([whole, write, gone]) =>
      Object.fromEntries(
        Object.entries({ ...whole, title: write(whole.title) }).filter(
          ([field]) => !gone.includes(field),
        ),
      ),
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

const BUCKLING = 'A note on the creep buckling of columns';
/** Abstracts of one subject that are not one another's. */
const NOTES = [
  'The time at which a slender steel column under constant axial load collapses is found from a secondary creep law by a method of finite steps.',
  'Experiments with forty aluminium specimens at raised temperatures show how initial curvature shortens the life that theory promises.',
  'Published results of three laboratories disagree; the disagreement vanishes when end fixity and eccentricity are taken into account.',
  'Designers want one formula. We offer a chart from which critical times can be read for every common alloy without any calculation.',
];

test('papers of one title whose abstracts differ stay as many as they are, and are known again', () => {
  const records = NOTES.map((abstract) => ({
    title: BUCKLING,
    abstract,
    authors: ['A. Hoff'],
    year: 1958,
  }));
  const { papers, report } = papersOf(...records);
  expect(papers.map(({ abstract }) => abstract).sort()).toEqual([...NOTES].sort());
  expect(report).toMatchObject({ added: 4, merged: 0 });
  const dir = temporaryFolder({
    'corpus/a.jsonl': records.map((one) => JSON.stringify(one)).join('\n'),
  });
  importCorpus(dir, { today: '2026-01-02' });
  expect(importCorpus(dir, { today: '2026-01-03' }).files).toMatchObject([
    { unchanged: 4, merged: 0 },
  ]);
});

test('a title that very many papers share joins none of them that merely could be one', () => {
  const title = 'Learning from data';
  const letters = (n: number) => String.fromCharCode(97 + Math.floor(n / 26), 97 + (n % 26));
  const words = (n: number) => Array.from({ length: 12 }, (_, i) => `w${letters(n)}${i}`);
  const paper = (n: number) => ({
    title,
    abstract: words(n).join(' '),
    authors: [`Ada ${letters(n)}${letters(n)}`],
  });
  const revised = { ...paper(3), abstract: [...words(3).slice(0, 8), ...words(99)].join(' ') };
  const few = Array.from({ length: 5 }, (_, n) => paper(n));
  const many = Array.from({ length: 40 }, (_, n) => paper(n));
  expect(papersOf(...few, revised).papers).toHaveLength(5);
  expect(papersOf(...many, revised).papers).toHaveLength(41);
  expect(papersOf(...many, paper(3)).papers).toHaveLength(40);
});

test.each([
  ['shortened', ABSTRACT.slice(0, 60)],
  [
    'a sentence more',
    `${ABSTRACT} Code is open. A second study confirms what the first had found in other networks.`,
  ],
  [
    'revised for print',
    ABSTRACT.replace('with care what is lost by it', 'how much accuracy is lost'),
  ],
  ['none', ''],
])('an abstract that is %s speaks not against one paper', (_, abstract) => {
  expect(
    papersOf({ title: LONG, abstract: ABSTRACT, ...BOTH }, { title: LONG, abstract, ...BOTH })
      .papers,
  ).toHaveLength(1);
});

test('abstracts in a script without blanks are compared by their signs', () => {
  const title = '城市湖泊水质的遥感监测方法';
  const one = '本文比较三种利用卫星影像监测城市湖泊水质的方法，并用实测数据加以检验。';
  const revised = '本文比较了三种利用卫星影像监测城市湖泊水质的方法，用实测数据进行了检验。';
  const other = '针对河口泥沙输运问题建立二维数值模型，分析潮汐与径流共同作用下的冲淤变化。';
  expect(papersOf({ title, abstract: one }, { title, abstract: revised }).papers).toHaveLength(1);
  expect(papersOf({ title, abstract: one }, { title, abstract: other }).papers).toHaveLength(2);
});

test('one DOI is one paper, whatever its abstracts say', () => {
  const [a, b] = NOTES.map((abstract) => ({ title: BUCKLING, abstract, doi: '10.5555/a.1' }));
  expect(papersOf(a!, b!).papers).toHaveLength(1);
});
