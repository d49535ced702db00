import { expect, test } from 'vitest';
import { withoutNotices } from '../../src/corpus/fields/copyright-notices.ts';
import { findYear } from '../../src/corpus/fields/dates.ts';
import {
  findArxiv,
  findDoi,
  ownDoi,
  readArxiv,
  readDoi,
} from '../../src/corpus/fields/identifiers.ts';
import { readMarkup } from '../../src/corpus/fields/markup.ts';
import { printedName, splitNames } from '../../src/corpus/fields/person-names.ts';
import { readAbstract } from '../../src/corpus/fields/wrapped-lines.ts';

test.each([
  ['We map science. © 2021 Elsevier B.V. All rights reserved.', 'We map science.'],
  ['We map science. (C) 1996 Optical Society of America', 'We map science.'],
  ['We map science.\n\nCopyright (c) 2019 The Authors.', 'We map science.'],
  ['Abstract: We map science.', 'We map science.'],
  ['AbstractYouth with maps.', 'Youth with maps.'],
  ['Abstraction is what we study.', 'Abstraction is what we study.'],
  ['Abstract algebra helps.', 'Abstract algebra helps.'],
  ['On copyright law (c) and its rules.', 'On copyright law (c) and its rules.'],
])('%s is read as %s', (abstract, text) => {
  expect(withoutNotices(abstract)).toBe(text);
});

test.each([
  ['p &lt; 0.05 &amp;amp; n&gt;3', 'p < 0.05 & n>3'],
  ['R&amp;amp;amp;D, R&amp;amp;amp;amp;D', 'R&D, R&amp;D'],
  ['H<sub>2</sub>O and m<sup>2</sup>, CD11b<sup>high</sup>', 'H₂O and m², CD11bhigh'],
  ['&lt;i&gt;E. coli&lt;/i&gt; at T <T N. The', 'E. coli at T <T N. The'],
  ['<jats:title>Abstract</jats:title><jats:p>We map.</jats:p>', '\nAbstract\n\nWe map.\n'],
  ['Copyright Â© and MÃ¼ller â€œquotedâ€\u009d', 'Copyright © and Müller “quoted”'],
])('the markup of %s reads %s', (source, text) => {
  expect(readMarkup(source)).toBe(text);
});

test.each([
  ['opti-\ncal state-of-\nthe-art, non-\nlinear', 'optical state-of-the-art, non-linear'],
  ['both local- \nand larger-scale', 'both local- and larger-scale'],
  ['BACKGROUND: One\nline.\nMETHODS: Two.', 'BACKGROUND: One line.\n\nMETHODS: Two.'],
  ['Abstract\n\nWe map.', 'We map.'],
  ['[No abstract available]', ''],
  ['Not Available', ''],
  ['No abstract can hold this truth.', 'No abstract can hold this truth.'],
  ['ef\ufb01cient so\u00adlutions\u00a0here', 'efficient solutions here'],
])('the lines of %j flow as %j', (source, text) => {
  expect(readAbstract(source)).toBe(text);
});

test.each([
  ['Lovelace, Ada', 'Ada Lovelace'],
  ['van de Schoot, Rens', 'Rens van de Schoot'],
  ['Fromhold, Jr., A. T.', 'A. T. Fromhold Jr.'],
  ['Liu R.', 'R. Liu'],
  ['Boadi-Kusi S.B.', 'S.B. Boadi-Kusi'],
  ['Liu, Fengyuan (60410297700)', 'Fengyuan Liu'],
  ['Ada Lovelace', 'Ada Lovelace'],
  ['Lukasz Kaiser 0001', 'Lukasz Kaiser'],
  ['J. R. R. Tolkien', 'J. R. R. Tolkien'],
  ['Yasmine ABDOULAYE', 'Yasmine ABDOULAYE'],
  ['World Health Organization', 'World Health Organization'],
  ['Map Institute B.', 'Map Institute B.'],
])('%s is printed %s', (name, printed) => {
  expect(printedName(name)).toBe(printed);
});

test.each([
  ['Lovelace, Ada; Babbage, Charles', ['Lovelace, Ada', 'Babbage, Charles']],
  ['Lovelace, Ada and Babbage, Charles', ['Lovelace, Ada', 'Babbage, Charles']],
  ['A. Lovelace, C. Babbage and M. Somerville', ['A. Lovelace', 'C. Babbage', 'M. Somerville']],
  ['Liu R., Adler D.G.', ['Liu R.', 'Adler D.G.']],
  ['Smith, J., Doe, K.M.', ['Smith, J.', 'Doe, K.M.']],
  ['Wu D, Zou C.', ['Wu, D', 'Zou, C']],
  ['Lovelace, Ada', ['Lovelace, Ada']],
  ['Ada Lovelace et al.', ['Ada Lovelace']],
  ['Wu D, Ada Lovelace', ['Wu D', 'Ada Lovelace']],
  ['Wu D, Zou C Jr', ['Wu, D', 'Zou, Jr, C']],
  ['Smith, J., Jr., Doe, K.', ['Smith', 'J., Jr.', 'Doe', 'K.']],
  ['deChambeau Aimee L. Maxion Roy A.', ['deChambeau, Aimee L.', 'Maxion, Roy A.']],
  ['王芳，刘洋', ['王芳', '刘洋']],
  ['', []],
])('%s lists %j', (text, names) => {
  expect(splitNames(text)).toEqual(names);
});

test.each([
  ['https://doi.org/10.1000/182', '10.1000/182'],
  ['doi:10.1016/0921-4534(89)90484-X.', '10.1016/0921-4534(89)90484-X'],
  ['(see 10.1002/cpp.2398)', '10.1002/cpp.2398'],
  ['http://sfx.org/?id=doi:10.4103%2F2303-9027.1&atitle=X', '10.4103/2303-9027.1'],
  ['10.1371/journal.pone.0209483 [doi]', '10.1371/journal.pone.0209483'],
  ['[10.1000/182]', '10.1000/182'],
  ['10.1016/S0140-6736(05)', '10.1016/S0140-6736(05)'],
  ['10.1002/[ISSN]1097-0258', '10.1002/[ISSN]1097-0258'],
  ['10.1000/a(b', '10.1000/a(b'],
  [
    '10.1002/(SICI)1097-4571(1998)49:8<693::AID-ASI4>3.0.CO;2-',
    '10.1002/(SICI)1097-4571(1998)49:8<693::AID-ASI4>3.0.CO;2',
  ],
  [
    '10.1002/(SICI)1097-4571(1998)49:8&lt;693::AID-ASI4&gt;3.0.CO;2-0 and more',
    '10.1002/(SICI)1097-4571(1998)49:8<693::AID-ASI4>3.0.CO;2-0',
  ],
  ['no identifier', null],
])('the DOI in %s is %s', (text, doi) => {
  expect(findDoi(text)).toBe(doi);
});

test('a field of DOIs is believed whatever the registrant', () => {
  expect(readDoi('https://doi.org/10.1/a')).toBe('10.1/a');
  expect(readDoi('pending')).toBeNull();
});

test.each([
  ['doi: 10.1000/182', '10.1000/182'],
  ['10.1000/182; also https://doi.org/10.1000/182', '10.1000/182'],
  ['Maps. 10.1000/182\nTrees. 10.1000/183', null],
  ['10.1000/182 and 10.1000/182', '10.1000/182'],
  ['A comment on 10.1000/182', null],
  ['Comment | 10.1000/182', '10.1000/182'],
  ['Erratum in the last issue.\n10.1000/182', '10.1000/182'],
  [`A comment, ${'as was said '.repeat(5)}10.1000/182`, '10.1000/182'],
  ['nothing', null],
])('a note that says %j gives its paper the DOI %s', (note, doi) => {
  expect(ownDoi(note)).toBe(doi);
});

test.each([
  ['arXiv:2401.01234v2 [cs.LG]', '2401.01234'],
  ['http://arxiv.org/abs/hep-th/9901001v3', 'hep-th/9901001'],
  ['10.48550/arXiv.2401.01234', '2401.01234'],
  ['arXiv preprint arXiv:1706.03762', '1706.03762'],
  ['10.1145/2401.01234', null],
])('the arXiv id in %s is %s', (text, id) => {
  expect(findArxiv(text)).toBe(id);
});

test.each([
  ['2401.01234v2', '2401.01234'],
  [' hep-th/9901001 ', 'hep-th/9901001'],
  ['arXiv:2401.01234v2 [cs.LG]', '2401.01234'],
  ['pending', null],
])('a field of arXiv ids that says %s holds %s', (field, id) => {
  expect(readArxiv(field)).toBe(id);
});

test.each([
  ['2018-02-20', 2018],
  ['Mon, 2 Apr 2007 19:18:42 GMT', 2007],
  ['1998 Dec-1999 Jan', 1998],
  ['2019//', 2019],
  ['20190128', 2019],
  ['Endoscopic Ultrasound (2014) 3:3', 2014],
  ['in press', null],
  ['123456', null],
])('the year of %s is %s', (date, year) => {
  expect(findYear(date)).toBe(year);
});
