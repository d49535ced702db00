import { expect, test } from 'vitest';
import { setAsTitle } from '../../src/corpus/fields/capitals.ts';
import { withoutNotices } from '../../src/corpus/fields/copyright-notices.ts';
import { dayIn } from '../../src/corpus/fields/dates.ts';
import { ownArxiv } from '../../src/corpus/fields/identifiers.ts';
import { isMisread, readMarkup } from '../../src/corpus/fields/markup.ts';
import {
  printedFromInitials,
  printedName,
  unglued,
  withoutJoint,
} from '../../src/corpus/fields/person-names.ts';
import { isNoName, isNoTitle } from '../../src/corpus/fields/placeholders.ts';
import {
  identifier,
  identifierIn,
  identifiersIn,
  joinedIdentifiers,
  readReference,
  readReferences,
} from '../../src/corpus/fields/references.ts';
import { hasHalfCharacter, toSourceRecord } from '../../src/corpus/fields/source-record.ts';
import { readAbstract } from '../../src/corpus/fields/wrapped-lines.ts';

test.each([
  ['PHYSICS REPORTS-REVIEW SECTION', 'Physics Reports-Review Section'],
  ['IEEE TRANSACTIONS ON IMAGE PROCESSING', 'IEEE Transactions on Image Processing'],
  ['PLOS ONE', 'PLOS ONE'],
  ['JAMA', 'JAMA'],
  ['MAPS', 'Maps'],
  ['NZL', 'NZL'],
  ['THE ART OF MAPS: AN ATLAS', 'The Art of Maps: An Atlas'],
  ['JOURNAL OF PHYSICS B 3D', 'Journal of Physics B 3D'],
  ['DR. ST JOHN VS TNT', 'Dr. St John Vs TNT'],
  ['ÉTUDES DE L’ART', 'Études de L’art'],
  ['Nature MAPS', 'Nature MAPS'],
])('a journal in capitals, %s, is printed %s', (name, printed) => {
  expect(setAsTitle(name)).toBe(printed);
});

test.each([
  ['Mia MusterOtto Beispiel', ['Mia Muster', 'Otto Beispiel']],
  ['Ian McDonaldYann LeCun', ['Ian McDonald', 'Yann LeCun']],
  ['Sammy Davis Jr.Mia Muster', ['Sammy Davis Jr.', 'Mia Muster']],
  ['MusterBeispiel', ['MusterBeispiel']],
  ['Mia Muster', ['Mia Muster']],
  ['Mia MusterOtto, A.', ['Mia MusterOtto, A.']],
])('names run together, %s, are %j', (list, names) => {
  expect(unglued(list)).toEqual(names);
});

test.each([
  ['Wu D', 'D Wu'],
  ['de Bruin JR', 'JR de Bruin'],
  ['Muster M A', 'M A Muster'],
  ['Smith J Jr', 'J Smith Jr'],
  ['Lovelace, Ada', 'Ada Lovelace'],
  ['Mia Muster', 'Mia Muster'],
  ['Survey Group AB', 'Survey Group AB'],
  ['Anonymous A', 'Anonymous A'],
  [`${'Muster '.repeat(50)}MA`, `${'Muster '.repeat(50)}MA`],
])('a name of PubMed, %s, is printed %s', (name, printed) => {
  expect(printedFromInitials(name)).toBe(printed);
});

test.each([
  ['Tolkien J. R. R. Jr.', 'J. R. R. Tolkien Jr.'],
  ['J. R. Jr.', 'J. R. Jr.'],
  ['A. Muster B.', 'A. Muster B.'],
  ['Fromhold, A. T., III', 'A. T. Fromhold III'],
  ['Muster, Mia, Hamburg', 'Muster, Mia, Hamburg'],
  ['Map Society B.', 'Map Society B.'],
  ['  Lovelace ,  Ada ; ', 'Ada Lovelace'],
  [`${'Ada '.repeat(80)}L.`, `${'Ada '.repeat(80)}L.`],
])('%s is printed %s', (name, printed) => {
  expect(printedName(name)).toBe(printed);
});

test.each([
  ['and Ada Lovelace', 'Ada Lovelace'],
  ['Ada Lovelace &', 'Ada Lovelace'],
  ['und van Gogh', 'van Gogh'],
  ['Andrea', 'Andrea'],
  ['and others', 'and others'],
])('%s in a list is %s', (name, bare) => {
  expect(withoutJoint(name)).toBe(bare);
});

test.each([
  ['2021-05-03T10:00:00Z', '2021-05-03'],
  ['2021/05/03', '2021-05-03'],
  ['20210503', '2021-05-03'],
  ['3 May 2021', '2021-05-03'],
  ['03. December, 2021', '2021-12-03'],
  ['Jan 31, 2020', '2020-01-31'],
  ['2021-13-03', null],
  ['3 Mai 2021', null],
  ['May 2021', null],
])('the day in %s is %s', (text, day) => {
  expect(dayIn(text)).toBe(day);
});

test.each([
  ['https://openalex.org/w2741809807', 'openalex:W2741809807'],
  ['WOS:a1979gv55600001', 'wos:A1979GV55600001'],
  ['2-s2.0-85097192553', 'scopus:2-s2.0-85097192553'],
  ['https://pubmed.ncbi.nlm.nih.gov/30689646/', 'pmid:30689646'],
  ['pmc12', 'pmcid:PMC12'],
  ['PMC12', 'pmcid:PMC12'],
  ['https://inspirehep.net/api/literature/42', 'inspire:42'],
  ['1998ApJ...500..525S', 'bibcode:1998ApJ...500..525S'],
  ['30689646', null],
])('the identifier in %s is %s', (text, id) => {
  expect(identifierIn(text)).toBe(id);
});

test.each([
  ['doi', 'https://doi.org/10.1000/ABC', 'doi:10.1000/abc'],
  ['doi', 'pending', null],
  ['pmid', '1234567890', null],
  ['pmid', '12', 'pmid:12'],
  ['s2', 'ABC', 's2:abc'],
  ['lens', ' 000-1 ', 'lens:000-1'],
  ['lens', 'two words', null],
  ['lens', '', null],
  ['lens', 'x'.repeat(500), `lens:${'x'.repeat(500)}`],
  ['lens', 'x'.repeat(501), null],
])('in a field for the kind %s, %s is %s', (kind, value, id) => {
  expect(identifier(kind, value)).toBe(id);
});

test.each([
  ['', null],
  ['  [12], ', null],
  ['Doe A. Kelp. arXiv:2401.01234v2', 'arxiv:2401.01234'],
  ['Doe A. Kelp. PMID: 30689646.', 'pmid:30689646'],
  ['; Doe A.\n  <i>Kelp</i>, 2001,.', 'Doe A. Kelp, 2001'],
  ['x'.repeat(1200), 'x'.repeat(500)],
])('the reference %j is kept as %j', (source, kept) => {
  expect(readReference(source)).toBe(kept);
});

test('references are kept once each, in order, and what is read stays as it is', () => {
  const read = [
    'doi:10.1000/a pmid:12',
    'Doe A. Kelp',
    'doi:10.1000/a pmid:12',
    ' ',
    'Doe A. Kelp.',
  ];
  expect(readReferences(read)).toEqual(['doi:10.1000/a pmid:12', 'Doe A. Kelp']);
  expect(readReferences(undefined)).toEqual([]);
  expect(joinedIdentifiers([null, 'pmid:1', 'doi:a', 'pmid:1'])).toBe('pmid:1 doi:a');
  expect(joinedIdentifiers([null])).toBeNull();
  expect(identifiersIn('pmid:1 doi:10.1000/a')).toEqual(['pmid:1', 'doi:10.1000/a']);
  expect(identifiersIn('Doe A., pmid:1')).toEqual([]);
});

test('a note’s arXiv id is its paper’s own, unless the note says whose it is', () => {
  expect(ownArxiv('Also arXiv:2401.01234v2')).toBe('2401.01234');
  expect(ownArxiv('See also arXiv:2401.01234')).toBeNull();
  expect(ownArxiv('arXiv:2401.01234, arXiv:2401.01235')).toBeNull();
});

test.each([
  ['local-\nand larger', 'local- and larger'],
  ['One\n\nTwo\nlines', 'One\n\nTwo lines'],
  [`${'a'.repeat(131)}\nb`, `${'a'.repeat(131)}\n\nb`],
  [`${'a'.repeat(130)}\nb`, `${'a'.repeat(130)} b`],
  ['One.\n  Two begins.', 'One.\n\nTwo begins.'],
  ['re-\nTurn', 're- Turn'],
  ['state-of-\nthe art', 'state-of-the art'],
  ['Summary:\n\nWe map.', 'We map.'],
  ['Summary', 'Summary'],
])('the abstract %j is read %j', (source, text) => {
  expect(readAbstract(source)).toBe(text);
});

test('notices of rights end an abstract, and are no abstract where they are all of it', () => {
  expect(withoutNotices('© 2021 Maps.')).toBe('© 2021 Maps.');
  expect(withoutNotices(`© 2021. ${'We map. '.repeat(40)}`)).toContain('© 2021.');
  expect(withoutNotices('We map.\n© 2021.')).toBe('We map.');
});

test('markup that is none stays text', () => {
  expect(readMarkup('a < b and c > d')).toBe('a < b and c > d');
  expect(readMarkup('<!-- gone -->x <![CDATA[y]]>')).toBe('x y');
  expect(readMarkup('x<sup>2+</sup> y<sub>−1</sub> z<sup>th</sup>')).toBe('x²⁺ y₋₁ zth');
  expect(readMarkup('<math><mi>x</mi></math><tex-math>$x$</tex-math>')).toBe('x');
  expect(readMarkup('<tex-math>$x$</tex-math>')).toBe('$x$');
  expect([isMisread('MÃ¼ller'), isMisread('Müller')]).toEqual([true, false]);
});

test.each([
  ['NA', true],
  ['Na', false],
  ['-', true],
  ['---', false],
  ['[No author name available]', true],
  ['n/a', true],
  ['佚名', true],
  ['Anonymous Bosch', false],
  [`[${'x'.repeat(80)}]`, false],
])('whether the name %s is none is %s', (name, none) => {
  expect(isNoName(name)).toBe(none);
});

test.each([
  ['—', true],
  ['[---].', true],
  ['Untitled', true],
  ['Untitled poems', false],
  ['null', true],
  ['无标题', true],
])('whether the title %s is none is %s', (title, none) => {
  expect(isNoTitle(title)).toBe(none);
});

test('a record takes each field from the first place that says it', () => {
  const record = toSourceRecord({
    line: 3,
    title: ' Kelp\n at <i>dusk</i> ',
    authors: ['and Doe, Ann', '', 'Anonymous', 'Roe B.'],
    dates: [undefined, 'in press', '2021', '1999'],
    venues: ['-', 'COASTAL MAPS'],
    venuesInCapitals: true,
    identifiers: [undefined, 'see 10.1000/a', 'arXiv:2401.01234'],
    urls: ['none', 'https://example.org/a.'],
    keywords: ['kelp', ' kelp ', '', 'reef'],
    ids: [null, 'pmid:1', undefined, 'pmid:1'],
    citedBy: 'Cited By :1,204',
    citedByDay: '3 May 2021',
    notes: ['arXiv:2401.99999', '10.1000/b'],
  });
  expect(record).toEqual({
    line: 3,
    key: null,
    orcids: [],
    title: 'Kelp at dusk',
    abstract: '',
    authors: ['Ann Doe', 'B. Roe'],
    year: 2021,
    venue: 'Coastal Maps',
    doi: '10.1000/a',
    arxiv: '2401.01234',
    url: 'https://example.org/a',
    code: null,
    keywords: ['kelp', 'reef'],
    ids: ['pmid:1'],
    references: [],
    citations: [],
    citedBy: 1204,
    citedByDay: '2021-05-03',
  });
});

test.each([
  ['61', 61],
  ['0', 0],
  ['61.0', 61],
  ['1.204', 1204],
  ['12345678', 12345678],
  ['none', null],
  ['', null],
])('a count that says %s is %s', (citedBy, count) => {
  const record = toSourceRecord({ line: 1, title: 'Kelp', citedBy });
  expect(record!.citedBy).toBe(count);
});

test('a record without a title is none; half a character is seen wherever it stands', () => {
  expect(toSourceRecord({ line: 1 })).toBeNull();
  expect(toSourceRecord({ line: 1, title: 'Untitled' })).toBeNull();
  expect(hasHalfCharacter({ line: 1, title: 'Kelp 😀' })).toBe(false);
  expect(hasHalfCharacter({ line: 1, title: 'Kelp \ud83d' })).toBe(true);
  expect(hasHalfCharacter({ line: 1, keywords: ['a', '\udc00'] })).toBe(true);
});
