import { expect, test } from 'vitest';
import {
  contradict,
  fingerprintOf,
  isCommonTitle,
  type Known,
  nameWords,
  strongKeyHolds,
  strongKeysOf,
  titleLetters,
  titleMatches,
  titleWords,
  weakKeyHolds,
  weakKeysOf,
} from '../../src/corpus/importing/match-keys.ts';

const known = (said: Partial<Known>): Known => ({
  title: 'Kelp at dusk',
  abstract: '',
  authors: [],
  year: null,
  venue: null,
  doi: null,
  arxiv: null,
  url: null,
  key: null,
  ...said,
});

/** Whether a law holds of two records, which it must of both orders alike. */
function both(holds: (a: Known, b: Known) => boolean, a: Partial<Known>, b: Partial<Known>) {
  const [forth, back] = [holds(known(a), known(b)), holds(known(b), known(a))];
  expect(back).toBe(forth);
  return forth;
}

test('what proves a paper and what hints at it, each without what versions and files add', () => {
  expect(strongKeysOf(known({ doi: '10.1/A', arxiv: '2401.01234V2' }))).toEqual([
    'arxiv 2401.01234',
    'doi 10.1/a',
  ]);
  expect(strongKeysOf(known({}))).toEqual([]);
  expect(weakKeysOf(known({ key: 'entry:a', url: 'https://a.org' }), 'a.bib')).toEqual([
    'key entry:a in a.bib',
    'url https://a.org',
  ]);
  expect(weakKeysOf(known({ key: 'pmid:12' }), 'a.bib')).toEqual(['key pmid:12']);
  expect(weakKeysOf(known({}), 'a.bib')).toEqual([]);
});

test('a record has the same mark as long as it says the same', () => {
  const mark = fingerprintOf(known({ doi: '10.1/a' }));
  expect(mark).toMatch(/^[\w-]{10}$/);
  expect(fingerprintOf(known({ doi: '10.1/a', venue: 'Maps' }))).toBe(mark);
  for (const other of [{ title: 'B' }, { abstract: 'b' }, { authors: ['b'] }, { year: 1 }])
    expect(fingerprintOf(known({ doi: '10.1/a', ...other }))).not.toBe(mark);
});

test.each([
  ['RETRACTED ARTICLE: Über β-maps & “nets”', 'uberbetamapsandnets'],
  ['[Retracted] Kelp', 'kelp'],
  ['The retracted: kelp', 'theretractedkelp'],
  ['P$^2$ laws', 'p2laws'],
])('the letters of %s are %s', (title, letters) => {
  expect(titleLetters(title)).toBe(letters);
});

test('words of titles and names', () => {
  expect(titleWords('Alzheimer’s kelp-maps, 2nd')).toEqual(['alzheimers', 'kelp', 'maps', '2nd']);
  expect(titleWords('…')).toEqual([]);
  expect(nameWords('J.-P. Müller, Ö. de Wit')).toEqual(['muller', 'de', 'wit']);
});

test.each([
  ['Editorial', true],
  ['The guest editorials.', true],
  ['Letter to the Editor', true],
  ['Book Review', true],
  ['Editorials of old', false],
  ['', false],
])('whether many papers are called %s is %s', (title, common) => {
  expect(isCommonTitle(title)).toBe(common);
});

test.each<[string, Partial<Known>, Partial<Known>, boolean]>([
  ['other arXiv ids', { arxiv: '1' }, { arxiv: '2' }, true],
  ['one arXiv id, other DOIs', { arxiv: '1', doi: '10.1/a' }, { arxiv: '1', doi: '10.1/b' }, true],
  ['one DOI in other letters', { doi: '10.1/A' }, { doi: '10.1/a' }, false],
  ['a preprint and its print', { doi: '10.48550/arxiv.1' }, { doi: '10.1/a' }, false],
  ['two preprints', { doi: '10.48550/arxiv.1' }, { doi: '10.1101/2020.1' }, true],
  ['one without', { doi: '10.1/a' }, {}, false],
  ['another kind', { doi: '10.1/a' }, { arxiv: '1' }, false],
])('whether %s speak against one paper', (_, a, b, against) => {
  expect(both(contradict, a, b)).toBe(against);
});

test.each<[string, Partial<Known>, Partial<Known>, boolean]>([
  ['titles share a word', { authors: ['A. Lovelace'] }, { title: 'Kelp', authors: ['C. Babbage'] }, true],
  ['they share none, and an author', { authors: ['A. Lovelace'] }, { title: 'Nets', authors: ['Ada Lovelace'] }, true],
  ['they share none, and no author', { authors: ['A. Lovelace'] }, { title: 'Nets', authors: ['C. Babbage'] }, false],
  ['they share none, one names nobody', { authors: ['A. Lovelace'] }, { title: 'Nets' }, true],
  ['one is a reply', {}, { title: 'Reply to: Kelp at dusk' }, false],
  ['both are replies', { title: 'Reply: Kelp' }, { title: 'Kelp: a reply' }, true],
  ['they are other parts', { title: 'Kelp, vol. 1' }, { title: 'Kelp, vol. 2' }, false],
  ['they are one part', { title: 'Kelp, vol. II' }, { title: 'Kelp, vol ii' }, true],
  ['one names no part', { title: 'Kelp, vol. 1' }, { title: 'Kelp' }, true],
  ['the arXiv id is one, and nothing else', { arxiv: '1', authors: ['A. Lovelace'] }, { arxiv: '1', title: 'Nets', authors: ['C. Babbage'] }, true],
])('an identifier that two records share is believed where %s: %s', (_, a, b, holds) => {
  expect(both(strongKeyHolds, a, b)).toBe(holds);
}); // biome-ignore format: a table reads best in rows

test.each<[string, Partial<Known>, Partial<Known>, boolean]>([
  ['half of the words stay', {}, { title: 'Kelp at dawn, night and noon' }, true],
  [
    'fewer do',
    { title: 'Kelp in autumn storms' },
    { title: 'Kelp at dawn, night and noon' },
    false,
  ],
  ['the abstract stays', { abstract: 'A.' }, { title: 'Nets', abstract: 'A.' }, true],
  ['neither has one', {}, { title: 'Nets' }, false],
  ['identifiers contradict', { doi: '10.1/a' }, { doi: '10.1/b' }, false],
])('a key that two records share is believed where %s: %s', (_, a, b, holds) => {
  expect(both(weakKeyHolds, a, b)).toBe(holds);
});

const EDITORIAL = { title: 'Editorial' };
test.each<[string, Partial<Known>, Partial<Known>, boolean]>([
  ['nothing else is said', {}, {}, true],
  ['years are five apart', { year: 2000 }, { year: 2005 }, true],
  ['years are six apart', { year: 2000 }, { year: 2006 }, false],
  ['one has no year', { year: 2000 }, {}, true],
  ['an author is shared', { authors: ['A. Lovelace', 'B'] }, { authors: ['Lovelace'] }, true],
  ['none is', { authors: ['A. Lovelace'] }, { authors: ['A. Babbage'] }, false],
  ['many papers have it, all agrees', { ...EDITORIAL, year: 1, venue: 'A' }, { ...EDITORIAL, year: 1, venue: 'A' }, true],
  ['many have it, one says less', { ...EDITORIAL, year: 1, venue: 'A' }, { ...EDITORIAL, venue: 'A' }, true],
  ['many have it, years differ', { ...EDITORIAL, year: 1 }, { ...EDITORIAL, year: 2 }, false],
  ['many have it, journals differ', { ...EDITORIAL, venue: 'A' }, { ...EDITORIAL, venue: 'B' }, false],
  ['many have it, abstracts differ', { ...EDITORIAL, abstract: 'A' }, { ...EDITORIAL, abstract: 'B' }, false],
])('records of one title are one paper where %s: %s', (_, a, b, one) => {
  expect(both(titleMatches, a, b)).toBe(one);
}); // biome-ignore format: a table reads best in rows
