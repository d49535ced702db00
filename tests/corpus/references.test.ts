import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatFault } from '../../src/corpus/fault.ts';
import {
  identifiersIn,
  readReference,
  readReferences,
  splitReferences,
  wordsIn,
} from '../../src/corpus/fields/references.ts';
import { importCorpus } from '../../src/corpus/importing/import-corpus.ts';
import { sourceOf } from '../../src/corpus/reading/read-source.ts';
import { temporaryFolder } from '../temporary.ts';

const links = (text: string) => {
  const [record] = sourceOf(Buffer.from(text), 'export').records;
  const { ids, references, citations, citedBy, citedByDay } = record!;
  return { ids, references, citations, citedBy, citedByDay };
};
const of = (paper: object) => links(JSON.stringify([{ title: 'Kelp at dusk', ...paper }]));
const S2 = '0123456789abcdef0123456789abcdef01234567';

test('OpenAlex: works by their ids, the count on the day of the record', () => {
  expect(
    of({
      id: 'https://openalex.org/W12345678',
      ids: {
        openalex: 'https://openalex.org/W12345678',
        pmid: 'https://pubmed.ncbi.nlm.nih.gov/30689646',
      },
      referenced_works: [
        'https://openalex.org/W11111111',
        'https://openalex.org/W22222222',
        'https://openalex.org/W11111111',
      ],
      cited_by_count: 61,
      updated_date: '2026-06-14T06:11:07.267592',
    }),
  ).toEqual({
    ids: ['openalex:W12345678', 'pmid:30689646'],
    references: ['openalex:W11111111', 'openalex:W22222222'],
    citations: [],
    citedBy: 61,
    citedByDay: '2026-06-14',
  });
});

test('Crossref: DOIs, else words', () => {
  expect(
    of({
      DOI: '10.5555/A.1',
      'is-referenced-by-count': 0,
      indexed: { 'date-time': '2026-05-03T10:00:00Z' },
      reference: [
        { key: 'r1', DOI: '10.5555/X.1.', 'doi-asserted-by': 'crossref' },
        { key: 'r2', unstructured: 'A. Doe,   Kelp at dawn. Coastal Maps 3, 4 (2001).' },
        {
          key: 'r3',
          author: 'Roe',
          year: '1999',
          'article-title': 'Nets',
          'journal-title': 'Coastal Maps',
          volume: '2',
          'first-page': '7',
        },
      ],
    }),
  ).toMatchObject({
    references: [
      'doi:10.5555/x.1',
      'A. Doe, Kelp at dawn. Coastal Maps 3, 4 (2001)',
      'Roe, Nets, Coastal Maps, 1999, 2, 7',
    ],
    citedBy: 0,
    citedByDay: '2026-05-03',
  });
});

test('Semantic Scholar: what is cited, and what cites', () => {
  expect(
    of({
      paperId: S2,
      externalIds: { PubMed: '30689646', CorpusId: 12 },
      citationCount: 5,
      references: [
        {
          paperId: S2.replace('0', 'f'),
          externalIds: { DOI: '10.5555/x.1', ArXiv: '2401.01234' },
          title: 'Nets',
        },
        { paperId: null, title: 'A book', year: 1999, authors: [{ name: 'Ann Doe' }] },
      ],
      citations: [{ paperId: S2.replace('1', 'e'), title: 'Later' }],
    }),
  ).toEqual({
    ids: ['pmid:30689646', `s2:${S2}`, 'corpus:12'],
    references: [
      `doi:10.5555/x.1 arxiv:2401.01234 s2:${S2.replace('0', 'f')}`,
      'Ann Doe, A book, 1999',
    ],
    citations: [`s2:${S2.replace('1', 'e')}`],
    citedBy: 5,
    citedByDay: null,
  });
});

test('CSL: a list or a text', () => {
  expect(of({ references: '10.5555/x.1; Doe A. Kelp at dawn. 2001' }).references).toEqual([
    'doi:10.5555/x.1',
    'Doe A. Kelp at dawn. 2001',
  ]);
  expect(of({ references: ['doi:10.5555/x.1'] }).references).toEqual(['doi:10.5555/x.1']);
});

test('Lens and Dimensions: their own ids', () => {
  expect(
    of({
      lens_id: '000-928-794-577-264',
      references: [{ lens_id: '008-908-495-450-94X' }],
      scholarly_citations_count: 3,
    }),
  ).toMatchObject({
    ids: ['lens:000-928-794-577-264'],
    references: ['lens:008-908-495-450-94X'],
    citedBy: 3,
  });
  expect(
    of({ id: 'pub.1041471208', reference_ids: ['pub.1000000001'], times_cited: 7 }),
  ).toMatchObject({
    ids: ['dimensions:pub.1041471208'],
    references: ['dimensions:pub.1000000001'],
    citedBy: 7,
  });
  expect(
    links(
      'Lens ID,Title,References,Citing Works Count\n000-928-794-577-264,Kelp,000-111-222-333-444; 000-111-222-333-44X,10\n',
    ),
  ).toMatchObject({
    ids: ['lens:000-928-794-577-264'],
    references: ['lens:000-111-222-333-444', 'lens:000-111-222-333-44X'],
    citedBy: 10,
  });
  expect(
    links(
      'Publication ID,Title,Times cited,Cited references\npub.1041471208,Kelp,7,"[Doe, Ann; Roe, Ben], Dawn, Maps, 2001, 1, 2, 3, 10.5555/x.1, pub.1000000001, 9; [Poe, Cy], Dusk, Maps, 1999, , , , , pub.1000000002, 1"\n',
    ),
  ).toMatchObject({
    ids: ['dimensions:pub.1041471208'],
    references: [
      'doi:10.5555/x.1 [Doe, Ann; Roe, Ben], Dawn, Maps, 2001, 1, 2, 3, pub.1000000001, 9',
      expect.stringContaining('[Poe, Cy], Dusk'),
    ],
    citedBy: 7,
  });
});

test('Web of Science: a line each, the count on the day of the report', () => {
  expect(
    links(
      'FN Clarivate\nVR 1.0\nPT J\nAU Doe, A\nTI Kelp\nCR Abraham M., 1909, RC CIRC MAT PALERMO, V28, P1\n   ALLEN PJ, 1966, AM J PHYS, V34, P1185, DOI 10.1119/1.1972585\n   Roe B, 2001, MAPS, DOI [10.5555/x.1,\n   10.5555/x.2]\nTC 244\nDA 2021-05-03\nUT WOS:A1979GV55600001\nPM 30689646\nER\n',
    ),
  ).toEqual({
    ids: ['wos:A1979GV55600001', 'pmid:30689646'],
    references: [
      'Abraham M., 1909, RC CIRC MAT PALERMO, V28, P1',
      'doi:10.1119/1.1972585 ALLEN PJ, 1966, AM J PHYS, V34, P1185',
      'doi:10.5555/x.1',
    ],
    citations: [],
    citedBy: 244,
    citedByDay: '2021-05-03',
  });
  expect(
    links(
      'TI\tAU\tCR\tTC\tUT\tDA\nKelp\tDoe, A\tRoe B, 2001, MAPS, V1, P2; Poe C, 1999, MAPS, DOI 10.5555/x.3\t4\tWOS:000123456700001\t2018-10-25\n',
    ),
  ).toMatchObject({
    ids: ['wos:000123456700001'],
    references: ['Roe B, 2001, MAPS, V1, P2', 'doi:10.5555/x.3'],
    citedBy: 4,
    citedByDay: '2018-10-25',
  });
});

test('Scopus: words in a column, among the notes of RIS, in BibTeX', () => {
  const list =
    'Doe, A., Kelp at dawn (2001) Maps, 3 (4), pp. 5-6; Roe, B., Nets (1999) Maps, 2, p. 7';
  const references = [
    'Doe, A., Kelp at dawn (2001) Maps, 3 (4), pp. 5-6',
    'Roe, B., Nets (1999) Maps, 2, p. 7',
  ];
  expect(
    links(`Title,Year,Cited by,References,EID\nKelp,2020,12,"${list}",2-s2.0-85097192553\n`),
  ).toMatchObject({
    ids: ['scopus:2-s2.0-85097192553'],
    references,
    citedBy: 12,
  });
  expect(
    links(
      `TY  - JOUR\nTI  - Kelp\nN1  - Cited By :12\nN1  - Export Date: 3 May 2021\nN1  - References: ${list}\nUR  - https://www.scopus.com/inward/record.uri?eid=2-s2.0-85097192553&doi=x\nER  - \n`,
    ),
  ).toMatchObject({
    ids: ['scopus:2-s2.0-85097192553'],
    references,
    citedBy: 12,
    citedByDay: '2021-05-03',
  });
  expect(
    links(
      `@ARTICLE{a, title={Kelp}, note={Cited By 12; Export Date: 03 May 2021}, references={${list}}}`,
    ),
  ).toMatchObject({
    references,
    citedBy: 12,
    citedByDay: '2021-05-03',
  });
});

test('PubMed: ids of the list, else its words', () => {
  expect(
    links(
      '<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>11</PMID><Article><ArticleTitle>Kelp</ArticleTitle></Article></MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pubmed">11</ArticleId><ArticleId IdType="pmc">PMC12</ArticleId></ArticleIdList><ReferenceList><Reference><Citation>Doe A. Dawn.</Citation><ArticleIdList><ArticleId IdType="pubmed">99</ArticleId><ArticleId IdType="doi">10.5555/X.1</ArticleId></ArticleIdList></Reference><Reference><Citation>Roe B. Nets. 1999.</Citation></Reference></ReferenceList></PubmedData></PubmedArticle></PubmedArticleSet>',
    ),
  ).toMatchObject({
    ids: ['pmid:11', 'pmcid:PMC12'],
    references: ['pmid:99 doi:10.5555/x.1', 'Roe B. Nets. 1999'],
  });
});

test('BibTeX: entries of the same file by key, Web of Science by line', () => {
  expect(
    links(
      '@article{a, title={Kelp}, cites={b, c, 10.5555/x.9}}\n@article{b, title={B}, doi={10.5555/b}}\n@article{c, title={Nets}, author={Ben Roe}, year=1999}',
    ).references,
  ).toEqual(['doi:10.5555/b', 'Ben Roe, Nets, 1999', 'doi:10.5555/x.9']);
  expect(
    links(
      '@article{ WOS:000123,\nTitle = {{Kelp}},\nUnique-ID = {{WOS:000123456700001}},\nTimes-Cited = {{4}},\nCited-References = {{Roe B, 2001, MAPS, V1, P2.\n   Poe C, 1999, MAPS, V3, P4, DOI 10.5555/x.3.}}\n}',
    ),
  ).toMatchObject({
    ids: ['wos:000123456700001'],
    references: ['Roe B, 2001, MAPS, V1, P2', 'doi:10.5555/x.3'],
    citedBy: 4,
  });
});

test.each([
  ['Web of Science', 'FN Clarivate\nVR 1.0\nPT J\nTI Kelp\nVL 64\nBP 87\nAR 023817\nER\n'],
  ['its table', 'TI\tAU\tVL\tBP\tAR\nKelp\tDoe, A\t64\t87\t023817\n'],
  ['Scopus', 'Title,Year,Volume,Issue,Art. No.,Page start\nKelp,2020,64,3,023817,87\n'],
  ['RIS', 'TY  - JOUR\nTI  - Kelp\nVL  - 64\nSP  - 87\nEP  - 99\nC7  - 023817\nER  - \n'],
  ['BibTeX', '@article{a, title={Kelp}, volume={64}, pages={87--99}, article-number={023817}}'],
])('by volume and page, or number of the article, a paper of %s may be cited', (_, text) => {
  expect([...links(text).ids].sort()).toEqual(['printed:64/23817', 'printed:64/87']);
});

test.each([
  ['OpenAlex', { biblio: { volume: '64', first_page: '87', last_page: '99' } }],
  ['Crossref', { volume: '64', page: '87-99' }],
  ['Semantic Scholar', { journal: { name: 'Maps', volume: '64', pages: '\n   87-99' } }],
])('%s tells volume and page too', (_, said) => {
  expect(of(said).ids).toEqual(['printed:64/87']);
});

test('PubMed tells volume and page in both of its formats', () => {
  const issue = '<Journal><JournalIssue><Volume>64</Volume></JournalIssue></Journal>';
  const article = `<Article>${issue}<ArticleTitle>Kelp</ArticleTitle><Pagination><MedlinePgn>87-99</MedlinePgn></Pagination></Article>`;
  expect(
    links(
      `<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>11</PMID>${article}</MedlineCitation></PubmedArticle></PubmedArticleSet>`,
    ).ids,
  ).toEqual(['pmid:11', 'printed:64/87']);
  expect(links('PMID- 11\nTI  - Kelp\nVI  - 64\nPG  - 87-99\nDP  - 2001\n').ids).toEqual([
    'pmid:11',
    'printed:64/87',
  ]);
});

test('ten thousand references of a record are kept, and what was left out is told with its place', () => {
  const works = (count: number) =>
    Array.from({ length: count }, (_, i) => `https://openalex.org/W${10_000 + i}`);
  const file = join(temporaryFolder(), 'works.jsonl');
  const lines = [works(12_000), works(10_000), [...works(9_000), ...works(9_000)]].map((cited, i) =>
    JSON.stringify({ title: `Kelp at dusk ${i}`, abstract: 'Kelp.', referenced_works: cited }),
  );
  writeFileSync(file, lines.join('\n'));
  expect(of({ referenced_works: works(12_000) }).references).toHaveLength(10_000);
  const { faults } = importCorpus(temporaryFolder(), { today: '2026-01-01', files: [file] });
  expect(faults.map(formatFault)).toEqual([
    'import: invalid references: works.jsonl, line 1. It names 12000 references, and the first 10000 are kept. No paper has so many: look whether it holds the lists of several, and export them one by one.',
  ]);
});

test('references stand in imported.jsonl and make no content file longer', () => {
  const dir = temporaryFolder();
  const file = join(dir, 'export.json');
  const write = (count: number, more: object = {}) =>
    writeFileSync(
      file,
      JSON.stringify([
        {
          title: 'Kelp at dusk',
          abstract: 'One two three.',
          cited_by_count: count,
          referenced_works: ['https://openalex.org/W11111111'],
          ...more,
        },
      ]),
    );
  const entry = () => JSON.parse(readFileSync(join(dir, 'imported.jsonl'), 'utf8').split('\n')[1]!);
  write(5);
  importCorpus(dir, { today: '2026-01-01', files: [file] });
  expect(entry()).toMatchObject({
    references: ['openalex:W11111111'],
    citedBy: 5,
    citedByDay: '2026-01-01',
  });
  expect(readFileSync(join(dir, 'papers/kelp-at-dusk.md'), 'utf8')).not.toContain('W11111111');
  // A count that stays keeps its day; a new one has a new day, and is no change of the paper.
  importCorpus(dir, { today: '2026-02-01', files: [file] });
  expect(entry().citedByDay).toBe('2026-01-01');
  write(6);
  expect(importCorpus(dir, { today: '2026-03-01', files: [file] }).files).toMatchObject([
    { unchanged: 1, updated: 0 },
  ]);
  expect(entry()).toMatchObject({ citedBy: 6, citedByDay: '2026-03-01' });
});

test('an imported.jsonl of before references is read as it was, and gains them', () => {
  const dir = temporaryFolder();
  const file = join(dir, 'export.json');
  writeFileSync(
    file,
    JSON.stringify([
      { title: 'Kelp at dusk', abstract: 'One two three.', referenced_works: ['W11111111'] },
    ]),
  );
  importCorpus(dir, { today: '2026-01-01', files: [file] });
  const [head, line] = readFileSync(join(dir, 'imported.jsonl'), 'utf8').split('\n');
  const { references: _, ...before } = JSON.parse(line!);
  writeFileSync(join(dir, 'imported.jsonl'), `${head}\n${JSON.stringify(before)}\n`);
  expect(importCorpus(dir, { today: '2026-02-01', files: [file] }).files).toMatchObject([
    { unchanged: 1 },
  ]);
  expect(readFileSync(join(dir, 'imported.jsonl'), 'utf8')).toBe(`${head}\n${line}\n`);
});

test('a preprint that joins its paper leaves its DOI, so that what cites either is found', () => {
  const dir = temporaryFolder();
  const file = join(dir, 'export.json');
  const paper = { title: 'Kelp at dusk', abstract: 'One two three.', authors: ['Ada Lovelace'] };
  writeFileSync(
    file,
    JSON.stringify([
      { ...paper, doi: '10.1101/2020.01.01.5' },
      { ...paper, doi: '10.5555/Kelp.1', venue: 'Coastal Maps' },
    ]),
  );
  importCorpus(dir, { today: '2026-01-01', files: [file] });
  const lines = readFileSync(join(dir, 'imported.jsonl'), 'utf8').trim().split('\n').slice(1);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { doi: '10.5555/Kelp.1', ids: ['doi:10.1101/2020.01.01.5'] },
  ]);
});

test.each([
  ['[A, B] One paper; [C] Another; with more', ['[A, B] One paper', '[C] Another; with more']],
  ['[A] One paper\n[B] Another', ['[A] One paper', '[B] Another']],
  ['A. One paper; [in press] 2020; B. Another', ['A. One paper', '[in press] 2020', 'B. Another']],
  ['A. One paper; B. Another', ['A. One paper', 'B. Another']],
  ['A. One paper', ['A. One paper']],
])('%j lists %j', (list, references) => {
  expect(splitReferences(list)).toEqual(references);
});

test('words beside an identifier are kept where they say what is meant, and read again as they are', () => {
  const kept = 'doi:10.1119/1.1972585 ALLEN PJ, 1966, AM J PHYS, V34, P1185';
  for (const source of [
    'ALLEN PJ, 1966, AM J PHYS, V34, P1185, DOI 10.1119/1.1972585',
    'ALLEN PJ, 1966, AM J PHYS, V34, P1185, DOI [10.1119/1.1972585, 10.1119/1.1972586]',
    'ALLEN PJ, 1966, AM J PHYS, V34, P1185. https://doi.org/10.1119/1.1972585.',
    kept,
  ])
    expect(readReference(source), source).toBe(kept);
  expect(readReferences([kept])).toEqual([kept]);
  expect([identifiersIn(kept), wordsIn(kept)]).toEqual([
    ['doi:10.1119/1.1972585'],
    'ALLEN PJ, 1966, AM J PHYS, V34, P1185',
  ]);
  expect(readReference('https://doi.org/10.1119/1.1972585, accessed 2020')).toBe(
    'doi:10.1119/1.1972585',
  );
});

test('a service that knows the title of a reference names it, of what cites a paper the identifier is enough', () => {
  const { references, citations } = of({
    references: [
      { DOI: '10.5555/x.1', author: 'Poe', 'article-title': 'Dusk over the reefs', year: '2001' },
    ],
    citations: [{ paperId: 'a'.repeat(40), title: 'A long title of what came later' }],
  });
  expect(references).toEqual(['doi:10.5555/x.1 Poe, Dusk over the reefs, 2001']);
  expect(citations).toEqual([`s2:${'a'.repeat(40)}`]);
});
