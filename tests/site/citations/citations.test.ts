import { Cite } from '@citation-js/core';
import { firstMap } from '../../first-map.ts';
import '@citation-js/plugin-bibtex';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from '../../../src/corpus/latex.ts';
import type { Paper } from '../../../src/corpus/paper.ts';
import { readProject } from '../../../src/corpus/project/project.ts';
import type { PanelPaper } from '../../../src/map/panels.ts';
import { textCache } from '../../../src/pipeline/disk-cache.ts';
import { citationTags, citedInTags } from '../../../src/site/citations/citation-tags.ts';
import { citationFiles } from '../../../src/site/citations/citations.ts';
import { citePapers } from '../../../src/site/citations/cite-papers.ts';
import { type Cited, cslItem } from '../../../src/site/citations/csl-item.ts';
import { cslName } from '../../../src/site/citations/csl-name.ts';
import type { StyledCitation } from '../../../src/site/citations/styles.ts';
import { bibtexOf } from '../../../src/site/client/map/panel-citation.ts';
import {
  type FileKind,
  selectionFile,
  type TakenPaper,
} from '../../../src/site/client/map/selection-files.ts';
import { temporaryFolder } from '../../temporary.ts';

const BARE: Paper = {
  slug: 'pruning-networks',
  id: 'abcdef',
  title: 'Pruning networks',
  titlePlain: 'Pruning networks',
  abstract: '',
  abstractPlain: '',
  authors: [],
  year: null,
  venue: null,
  doi: null,
  arxiv: null,
  url: null,
  code: null,
  keywords: [],
  pin: null,
  added: null,
};
const FULL: Paper = {
  ...BARE,
  authors: ['Ada Lovelace', 'van der Berg, J.', 'DeepSeek-AI', 'The Llama Team'],
  year: 2024,
  venue: 'Proceedings of the Pruning Workshop',
  doi: '10.1000/x_y',
  keywords: ['pruning', 'R&D'],
};
const citationOf = (paper: Cited) => {
  const [bibtex, ris, csl] = citationFiles(paper).map(({ text }) => text);
  return { bibtex: bibtex!, ris: ris!, csl: csl! };
};
const parsed = (bibtex: string) => new Cite(bibtex).data[0]!;
const NO_MEMORY = { has: () => false, getOrMake: <Value>(_: string, make: () => Value) => make() };
const styled = async (paper: Paper) => (await citePapers([paper], NO_MEMORY))[0]!;

test('a paper of which only the title is known is cited with its title alone', async () => {
  expect(citationOf(BARE)).toEqual({
    bibtex: '@misc{pruning-abcdef,\n  title = {{Pruning networks}},\n}\n',
    ris: 'TY  - GEN\nID  - pruning-abcdef\nTI  - Pruning networks\nER  - \n',
    csl: '[\n  {\n    "id": "pruning-abcdef",\n    "type": "document",\n    "title": "Pruning networks"\n  }\n]\n',
  });
  expect(await styled(BARE)).toEqual({
    apa: 'Pruning networks. (n.d.).',
    vancouver: 'Pruning networks.',
  });
});

test('what is known is cited, names in their parts and bodies whole', async () => {
  expect(citationOf(FULL).bibtex).toBe(
    [
      '@inproceedings{lovelace2024pruning-abcdef,',
      '  title = {{Pruning networks}},',
      '  author = {Lovelace, Ada and van der Berg, J. and {DeepSeek-AI} and {The Llama Team}},',
      '  year = {2024},',
      '  booktitle = {Proceedings of the Pruning Workshop},',
      '  doi = {10.1000/x_y},',
      '  keywords = {pruning, R\\&D},',
      '}\n',
    ].join('\n'),
  );
  expect(citationOf(FULL).ris.split('\n')).toEqual([
    'TY  - CONF',
    'ID  - lovelace2024pruning-abcdef',
    'TI  - Pruning networks',
    'AU  - Lovelace, Ada',
    'AU  - van der Berg, J.',
    'AU  - DeepSeek-AI',
    'AU  - The Llama Team',
    'PY  - 2024',
    'T2  - Proceedings of the Pruning Workshop',
    'DO  - 10.1000/x_y',
    'KW  - pruning',
    'KW  - R&D',
    'ER  - ',
    '',
  ]);
  expect(await styled(FULL)).toEqual({
    apa: 'Lovelace, A., van der Berg, J., DeepSeek-AI, & The Llama Team. (2024). Pruning networks. Proceedings of the Pruning Workshop. https://doi.org/10.1000/x_y',
    vancouver:
      'Lovelace A, van der Berg J, DeepSeek-AI, The Llama Team. Pruning networks. In: Proceedings of the Pruning Workshop. 2024. doi:10.1000/x_y',
  });
});

test('a preprint is one by its arXiv id', () => {
  const { bibtex, ris, csl } = citationOf({ ...BARE, arxiv: '2401.01234' });
  expect(bibtex).toContain('  eprint = {2401.01234},\n  archiveprefix = {arXiv},\n');
  expect(bibtex).toContain('  url = {https://arxiv.org/abs/2401.01234},\n');
  expect(JSON.parse(csl)[0]).toMatchObject({ type: 'article', number: 'arXiv:2401.01234' });
  expect(ris).toMatch(/^TY {2}- GEN\n/);
});

test.each([
  ['Ada Lovelace', { given: 'Ada', family: 'Lovelace' }],
  ['Lovelace, Ada', { given: 'Ada', family: 'Lovelace' }],
  ['Vaswani A', { given: 'A', family: 'Vaswani' }],
  ['Martin Luther King, Jr.', { given: 'Martin Luther', family: 'King', suffix: 'Jr.' }],
  ['King Jr., M. L.', { given: 'M. L.', family: 'King', suffix: 'Jr.' }],
  [
    'Ludwig van Beethoven',
    { given: 'Ludwig', 'non-dropping-particle': 'van', family: 'Beethoven' },
  ],
  ['OpenAI', { literal: 'OpenAI' }],
  ['王小明', { literal: '王小明' }],
  ['Gemini Team, Google', { literal: 'Gemini Team, Google' }],
  ['Qianli Ma', { given: 'Qianli', family: 'Ma' }],
  ['Minh N. Do', { given: 'Minh N.', family: 'Do' }],
  ['Di Wang', { given: 'Di', family: 'Wang' }],
  ['Pietro Perona', { given: 'Pietro', family: 'Perona' }],
  ['Luc Van Gool', { given: 'Luc', family: 'Van Gool' }],
])('the author %s is %o', (printed, name) => {
  expect(cslName(printed)).toEqual(name);
});

test('BibTeX of all papers of the first corpus parses back to the same titles, under keys of their own', () => {
  const { papers } = readProject(firstMap());
  expect(papers).toHaveLength(311);
  const { data } = new Cite(papers.map((paper) => citationOf(paper).bibtex).join('\n'));
  expect(data.map(({ title }) => title)).toEqual(papers.map(({ titlePlain }) => titlePlain));
  expect(new Set(data.map(({ id }) => id)).size).toBe(311);
});

test('any title parses back from BibTeX, and stands in RIS on one line', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '"',
      '{',
      '}',
      '\\',
      '$x_i^2$',
      '--',
      '---',
      "''",
      '``',
      '%',
      '~',
      '<script>',
      'تقليم',
      ' and ',
      'P², é',
    ),
    fc.string({ unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
      const titlePlain = plainText(pieces.join('')).normalize('NFC');
      fc.pre(titlePlain !== '');
      const { bibtex, ris } = citationOf({ ...BARE, titlePlain });
      expect(parsed(bibtex).title).toBe(titlePlain);
      expect(ris.split('\n').filter((line) => line.startsWith('TI  - '))).toEqual([
        `TI  - ${titlePlain}`,
      ]);
    }),
    { seed: 8 },
  );
});

test('a paper is cited once; again when what its citation says has changed', async () => {
  const cacheFile = textCache<StyledCitation>(join(temporaryFolder(), 'citations.bin'), 'code');
  const [bare, full] = await citePapers([BARE, FULL], cacheFile);
  const again = await citePapers([BARE, { ...FULL, year: 2025 }], cacheFile);
  expect(again[0]).toBe(bare);
  expect(again[1]!.apa).toBe(full!.apa.replace('2024', '2025'));
});

/** What the panel of a paper says of it. */
const panelOf = ({
  slug,
  id,
  titlePlain,
  authors,
  year,
  venue,
  doi,
  keywords,
}: Paper): PanelPaper => ({
  ...{ slug, title: titlePlain, authors, year, venue, doi, record: { id, keywords } },
  ...{ standing: '', why: [], related: [] },
});

test('a panel cites a paper as its page does', () => {
  for (const paper of [BARE, FULL]) expect(bibtexOf(panelOf(paper))).toBe(citationOf(paper).bibtex);
  const { record, ...rest } = panelOf({ ...FULL, venue: null });
  const url = 'https://example.org/a';
  const preprint = { ...FULL, venue: null, arxiv: '2401.00001', url };
  expect(bibtexOf({ ...rest, record: { ...record, arxiv: '2401.00001', url } })).toBe(
    citationOf(preprint).bibtex,
  );
});

test('files made of what a page says of itself are those that a page holds', () => {
  const word = fc.string({ unit: 'grapheme', maxLength: 20 });
  const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value);
  fc.assert(
    fc.property(
      fc.record({
        titlePlain: word,
        authors: fc.array(word, { maxLength: 3 }),
        year: maybe(fc.integer({ min: 1000, max: 2999 })),
        venue: maybe(fc.oneof(word, fc.constant('Workshop on Tests'))),
        doi: maybe(word),
        arxiv: maybe(word),
        url: maybe(word),
        keywords: fc.array(word, { maxLength: 3 }),
      }),
      (known) => {
        const paper = { ...BARE, ...known };
        expect(citationOf(citedInTags(citationTags(paper), paper))).toEqual(citationOf(paper));
      },
    ),
  );
});

test('papers taken away have their type, keywords and abstract in every format', () => {
  const abstract = 'Half of the weights can go: 50 % & more.';
  const page = 'https://example.org/papers/pruning-networks/';
  const taken = { texts: panelOf(FULL), abstract, topic: 'Pruning', confidence: 0.8, page };
  const text = (kind: FileKind, ...papers: readonly TakenPaper[]) =>
    selectionFile(kind, papers).text;
  const entry = text('BibTeX', taken);
  expect(entry).toMatch(/^@inproceedings\{/);
  expect(parsed(entry)).toMatchObject({ abstract, keyword: 'pruning,R&D' });
  const record = text('RIS', taken).split('\n');
  expect(record).toEqual(
    expect.arrayContaining(['TY  - CONF', 'KW  - pruning', `AB  - ${abstract}`]),
  );
  expect(JSON.parse(text('CSL-JSON', taken, taken))).toEqual([
    { ...cslItem(FULL), abstract },
    { ...cslItem(FULL), abstract },
  ]);
  expect(text('CSV', taken)).toContain(',Pruning,0.8,https://example.org/');
  const none = { ...taken, abstract: '' };
  expect(text('RIS', none)).not.toContain('AB  - ');
  expect(text('BibTeX', none)).not.toContain('abstract');
});
