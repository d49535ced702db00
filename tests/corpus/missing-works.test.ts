import { expect, test } from 'vitest';
import { citationLinks, type OpenReference } from '../../src/corpus/citing/citation-links.ts';
import { missingWorks } from '../../src/corpus/citing/missing-works.ts';
import { parseReference } from '../../src/corpus/citing/parse-reference.ts';

test.each([
  [
    'Lovelace, A.M., Müller, J., Kelp at dusk: Counting (2010) Coastal Maps, 3 (1), pp. 4-9',
    'Lovelace, A.M., Müller, J.',
  ],
  [
    'Lovelace, A.M., Müller, J., (2010) Kelp at dusk: Counting, , Harbour Press',
    'Lovelace, A.M., Müller, J.',
  ],
  [
    'Lovelace, A.M., Müller, J., (2010) Kelp at dusk: Counting, pp. 4-9',
    'Lovelace, A.M., Müller, J.',
  ],
  [
    'Lovelace, A. M., & Müller, J. (2010). Kelp at dusk: Counting. Coastal Maps, 3, 4.',
    'Lovelace, A. M., & Müller, J.',
  ],
  [
    'LOVELACE, A. AND MÜLLER, J. 2010a. Kelp at dusk: Counting. Coast. Maps 3, 1',
    'LOVELACE, A. AND MÜLLER, J',
  ],
  ['A. Lovelace, “Kelp at dusk: Counting,” Coastal Maps, vol. 3, 2010', 'A. Lovelace'],
  ['Lovelace A.M., Kelp at dusk: Counting, Coastal Maps, 3, 1, pp. 4-9, (2010)', 'Lovelace A.M.'],
  ['Lovelace AM, Kelp at dusk: Counting., Coast Maps, 3, pp. e4-e9, (2010)', 'Lovelace AM'],
  ['Lovelace A., Kelp at dusk: Counting, (2010)', 'Lovelace A.'],
])('title, names and year are found in %s', (reference, authors) => {
  expect(parseReference(reference)).toEqual({
    title: 'Kelp at dusk: Counting',
    authors,
    year: 2010,
  });
});

test.each([
  'http://www.junit.org, last accessed 2010',
  'JUnit: (2010), http://www.junit.org',
  'Abraham M., 1909, RC CIRC MAT PALERMO, V28, P1',
  '(2010)',
  'A. '.repeat(200),
  `${'Aa, B. '.repeat(70)}x`,
  '“'.repeat(400),
])('nothing is made of %s', (reference) => {
  expect(parseReference(reference)).toBeNull();
});

/** What papers with these references miss, as titles or identifiers with the number of papers. */
function missedBy(
  references: readonly (readonly string[])[],
  deleted: readonly { readonly title: string; readonly doi: string | null }[] = [],
): readonly string[] {
  const papers = references.map((_, i) => ({
    slug: `p${i}`,
    titlePlain: `Paper number ${i} of ours`,
    authors: [],
    year: 2020,
    venue: null,
    doi: `10.1000/p${i}`,
    arxiv: null,
    url: null,
  }));
  const records = new Map(
    references.map((list, i) => {
      const lists = { ids: [], references: [...list], citations: [] };
      return [`p${i}`, { slug: `p${i}`, ...lists, citedBy: null, citedByDay: null }];
    }),
  );
  const nothing = { authors: [], year: null, arxiv: null };
  const gone = deleted.map((one, i) => ({ slug: `gone${i}`, ...nothing, ...one }));
  const corpus = { papers, records, deleted: gone, redirects: [] };
  const open: OpenReference[] = [];
  citationLinks(corpus, open);
  return missingWorks(corpus, open).map(
    ({ ids, title, words, citedBy }) => `${title ?? words ?? ids.join(' ')}: ${citedBy.length}`,
  );
}

const SEA = 'Poe, E., The sea of elsewhere (1999) Elsewhere';

test('a work counts once a paper, however it is written, and is called as most call it', () => {
  const otherwise = 'POE, E. 1999. The Sea of Elsewhere. Elsewhere 3, 4';
  expect(missedBy([[SEA, SEA, otherwise], [SEA], [otherwise], []])).toEqual([
    'The sea of elsewhere: 3',
  ]);
});

test('identifiers that stand for one work count together', () => {
  const both = 'doi:10.5555/x pmid:77777';
  expect(missedBy([[both], ['doi:10.5555/X'], ['pmid:77777'], ['pmid:77777']])).toEqual([
    'doi:10.5555/x pmid:77777: 4',
  ]);
});

test('works cited by fewer than three, papers that are here and those the owner deleted are not missed', () => {
  const here = 'Poe, E., Paper number 3 of ours (1970) Elsewhere';
  const references = [SEA, here, 'doi:10.5555/gone', 'doi:10.1000/p3'];
  const five = [references, references, references, [], []];
  expect(missedBy(five)).toEqual(['The sea of elsewhere: 3', 'doi:10.5555/gone: 3']);
  expect(missedBy(five, [{ title: 'Anything', doi: '10.5555/Gone' }])).toEqual([
    'The sea of elsewhere: 3',
  ]);
  expect(missedBy(five, [{ title: 'The Sea of Elsewhere', doi: null }])).toEqual([
    'doi:10.5555/gone: 3',
  ]);
  expect(missedBy([references, references, [], []])).toEqual([]);
});

test('what most cite stands first, then by title', () => {
  const b = 'Poe, E., Beaches of elsewhere (1999) Elsewhere';
  const a = 'Poe, E., Anchors of elsewhere (1999) Elsewhere';
  expect(missedBy([[SEA, b, a], [a, b, SEA], [SEA, a, b], [SEA]])).toEqual([
    'The sea of elsewhere: 4',
    'Anchors of elsewhere: 3',
    'Beaches of elsewhere: 3',
  ]);
});

test('references without a title mean one work where first author, year, volume and page are the same', () => {
  const short = 'ARTMANN K, 1948, ANN PHYS-BERLIN, V2, P87';
  const fuller = 'Artmann, K., (1948) Annalen, 2, p. 87';
  expect(missedBy([[short], [fuller], [short, fuller], []])).toEqual([`${short}: 3`]);
  for (const other of [
    'ARTMANN K, 1948, ANN PHYS-BERLIN, V2, P88',
    'ARTMANN K, 1949, ANN PHYS-BERLIN, V2, P87',
    'FRAGSTEIN C, 1948, ANN PHYS-BERLIN, V2, P87',
  ])
    expect(missedBy([[short], [short], [other], []]), other).toEqual([]);
});

test('a book counts by its author, year and name, whatever page is cited', () => {
  const book = 'Landau L.D., 1959, FLUID MECHANICS';
  expect(
    missedBy([[book], [`${book}, P33`], ['LANDAU LD, 1959, Fluid Mechanics'], [book]]),
  ).toEqual([`${book}: 4`]);
  expect(missedBy([[book], [book], [`${book}, V2`], []])).toEqual([]);
});

test('a title and a place that one reference has hold together what has only one of them', () => {
  const both = 'Poe, E., The sea of elsewhere (1999) Elsewhere, 3, pp. 4-9';
  const short = 'POE E, 1999, ELSEWHERE, V3, P4';
  expect(missedBy([[SEA], [both], [short], []])).toEqual(['The sea of elsewhere: 3']);
});

test('a work that some cite by identifier and others in words is one, and called by its words', () => {
  const short = 'POE E, 1999, ELSEWHERE, V3, P4';
  expect(missedBy([[`doi:10.5555/x ${short}`], [short], ['doi:10.5555/x'], []])).toEqual([
    `${short}: 3`,
  ]);
});
