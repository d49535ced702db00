import { expect, test } from 'vitest';
import { authorsOf } from '../../../src/corpus/formats/json-authors.ts';
import { linksOf } from '../../../src/corpus/formats/json-references.ts';
import {
  instanceDoi,
  listed,
  ofKind,
  paragraphs,
  people,
  rxiv,
  strings,
} from '../../../src/corpus/formats/json-service-values.ts';

test.each([
  ['a text', 'Ada Lovelace and C. Babbage', ['Ada Lovelace', 'C. Babbage']],
  ['a list printed into a text', '["Lovelace, Ada"]', ['Lovelace, Ada']],
  ["a list of Python's", "['Lovelace, Ada', 'Babbage, C.']", ['Lovelace, Ada', 'Babbage, C.']],
  ['a list of texts', ['Ada Lovelace', ''], ['Ada Lovelace']],
  ['one person', { family: 'Lovelace', given: 'Ada' }, ['Ada Lovelace']],
  ['family, given and suffix in a list', [['Lovelace', 'Ada', 'II'], ['Babbage', '']], ['Ada Lovelace II', 'Babbage']],
  ['a particle', [{ family: 'Gogh', given: 'Vincent', 'non-dropping-particle': 'van' }], ['Vincent van Gogh']],
  ['a suffix', [{ lastName: 'Davis', firstName: 'Sammy', suffix: 'Jr.' }], ['Sammy Davis Jr.']],
  ['editors beside authors', [{ name: 'A', creatorType: 'author' }, { name: 'B', creatorType: 'bookEditor' }, { name: 'C', creatorType: 'translator' }], ['A']],
  ['a person of another object', [{ author: { display_name: 'Ada Lovelace' } }], ['Ada Lovelace']],
  ['numbers', [7, null], []],
  ['nothing', null, []],
])('authors that are %s', (_, value, names) => {
  expect(authorsOf(value)).toEqual(names);
}); // biome-ignore format: a table reads best in rows

test('lists, persons and paragraphs of services are read whatever stands in their place', () => {
  expect(strings(['a', { subject: 'b' }, { other: 1 }, 7])).toEqual(['a', 'b', '7']);
  expect([strings('a'), strings(null), strings(undefined)]).toEqual([['a'], [], []]);
  expect(people([{ creator: 'A' }, 'B', { rank: 1 }, null])).toEqual(['A', 'B']);
  expect(people('A')).toBeUndefined();
  expect(listed('A; B;; ')).toEqual(['A', ' B']);
  expect(listed(undefined)).toEqual([]);
  expect(paragraphs({ h1: 'Abstract', p: ['One.', 'Two.'] })).toBe('One.\n\nTwo.');
  expect(paragraphs({ p: 'One.' })).toBe('One.');
  expect(paragraphs('AbstractWe map.')).toBe('We map.');
  expect(paragraphs('Abstract maps.')).toBe('Abstract maps.');
  expect(rxiv('BIORXIV')).toBe('bioRxiv');
  expect(rxiv('medrxiv')).toBe('medRxiv');
  expect([rxiv('arXiv'), rxiv(undefined)]).toEqual(['arXiv', undefined]);
});

test('an identifier is found by its kind, a DOI in the first copy that has one', () => {
  const ids = [{ type: 'ISSN', value: '1' }, { type: 'Doi', value: '10.1/a' }, 'text'];
  expect(ofKind(ids, 'type', 'doi')).toBe('10.1/a');
  expect(ofKind({ type: 'doi', $: '10.1/b' }, 'type', 'doi')).toBe('10.1/b');
  expect(ofKind(ids, 'type', 'pmid')).toBeUndefined();
  expect(ofKind(undefined, 'type', 'doi')).toBeUndefined();
  const copies = [
    { pids: [{ scheme: 'handle', value: 'h' }] },
    null,
    { alternateIdentifiers: [{ scheme: 'doi', value: '10.1/c' }] },
    { pids: [{ scheme: 'doi', value: '10.1/d' }] },
  ];
  expect(instanceDoi({ instances: copies })).toBe('10.1/c');
  expect(instanceDoi({})).toBeUndefined();
});

test('what a service says of citations is read by what bears it out', () => {
  expect(
    linksOf({
      uid: 'a-name-of-its-own',
      pmid: 'https://pubmed.ncbi.nlm.nih.gov/12345',
      id: 'https://openalex.org/W12345678',
      doi: '10.1000/a',
      cited_by: '7',
      indexed: { timestamp: 1_620_000_000_000 },
      references: 'Doe A. Kelp; Roe B. Nets',
      citations: [{ citingPaper: { DOI: '10.1000/B' } }, 'Poe C. Knots', 7, {}],
      volume: '12',
      page: '4-9',
    }),
  ).toEqual({
    ids: ['pmid:12345', 'openalex:W12345678'],
    references: ['Doe A. Kelp', 'Roe B. Nets'],
    citations: ['doi:10.1000/b', 'Poe C. Knots', '7'],
    citedBy: '7',
    citedByDay: '2021-05-03T00:00:00.000Z',
    volume: '12',
    pages: ['4-9'],
  });
  expect(linksOf({ cited_by_count: null, updated: '2021' })).toEqual({
    ids: [],
    references: [],
    citations: [],
    citedByDay: '2021',
    pages: [undefined],
  });
});

test.each([
  [{ unstructured: 'Doe A. Kelp. 2001.', year: '2001' }, 'Doe A. Kelp. 2001.'],
  [{ unstructured: 'Doe A. Kelp.', 'article-title': 'Kelp', year: 2001 }, 'Kelp, 2001'],
  [{ authors: [{ family: 'Doe', given: 'A.' }, 'B'], title: 'Kelp', venue: 'Maps', volume: 3, page: '4-9' }, 'Doe A., Kelp, Maps, 3, 4-9'],
  [{ author: 'Doe A.', journal: 'Maps', pubYear: 1999 }, 'Doe A., Maps, 1999'],
  [{ reference: { title: 'Kelp' } }, 'Kelp'],
  [{ id: 'https://openalex.org/W12345678' }, 'openalex:W12345678'],
])('the reference %j is kept as %s', (reference, kept) => {
  expect(linksOf({ references: [reference] }).references).toEqual([kept]);
}); // biome-ignore format: a table reads best in rows
