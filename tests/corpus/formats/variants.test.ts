import { expect, test } from 'vitest';
import { sourceOf } from '../../../src/corpus/reading/read-source.ts';

/** `title | authors | year | abstract | DOI` of each record; what was left out, with its reason. */
function read(text: string): string[] {
  const { records, leftOut } = sourceOf(Buffer.from(text), 'export');
  return [
    ...records.map(({ title, authors, year, abstract, doi }) =>
      [title, authors.join('; '), year ?? '', abstract, doi ?? ''].join(' | '),
    ),
    ...leftOut.map(({ line, reason }) => `line ${line}: ${reason}`),
  ];
}

const LONG = 'We map what nobody mapped, by hand, by day, for years; and we show it. '
  .repeat(3)
  .trim();

test.each([
  [
    'front matter whose title has a colon and no quotes',
    '---\ntitle: Maps: a study\nauthors: [Ada Lovelace]\nyear: 2020\n---\nWe map.\n',
    ['Maps: a study | Ada Lovelace | 2020 | We map. | '],
  ],
  [
    'a CITATION.cff without a paper, its DOI among identifiers',
    'cff-version: 1.2.0\ntitle: Maps: a program\nauthors:\n  - given-names: Ada\n    family-names: Lovelace\nidentifiers:\n  - type: doi\n    value: 10.5555/maps\ndate-released: 2020-02-01\n',
    ['Maps: a program | Ada Lovelace | 2020 |  | 10.5555/maps'],
  ],
  [
    'a title and an abstract with an empty line after each',
    `Maps\n\n${LONG}\n\nTrees\n\n${LONG}\n`,
    [`Maps |  |  | ${LONG} | `, `Trees |  |  | ${LONG} | `],
  ],
  [
    'a block a paper, its abstract wrapped',
    `Maps\n${LONG.replaceAll('; ', ';\n')}\n\nTrees\n${LONG}\n`,
    [`Maps |  |  | ${LONG} | `, `Trees |  |  | ${LONG} | `],
  ],
  [
    'tabs, quotes around cells that hold quotes or line ends',
    'title\tabstract\n"Maps, ""old"" ones"\t"One\nline."\nTrees\tTwo.\n',
    ['Maps, "old" ones |  |  | One line. | ', 'Trees |  |  | Two. | '],
  ],
  [
    "tabs, quotes of the titles' own",
    'TI\tAB\n"Maps?" A question\tSay "yes.\n"Trees"\tTwo.\n',
    ['"Maps?" A question |  |  | Say "yes. | ', '"Trees" |  |  | Two. | '],
  ],
  [
    'a paper of Semantic Scholar with its references',
    '{\n "title": "Maps",\n "abstract": "We map.",\n "authors": [{"name": "Ada Lovelace"}],\n "year": 2020,\n "references": [{"title": "No paper of ours"}]\n}',
    ['Maps | Ada Lovelace | 2020 | We map. | '],
  ],
  [
    'lines of papers with nothing but references',
    '{"title": "Maps", "references": [{"title": "No paper of ours"}]}\n{"title": "Trees"}\n',
    ['Maps |  |  |  | ', 'Trees |  |  |  | '],
  ],
  [
    'a bibliography that has a title itself',
    '{"title": "Mine", "items": [{"title": "Maps", "issued": {"date-parts": [["2017", 1]]}}, {"title": "Trees"}]}',
    ['Maps |  | 2017 |  | ', 'Trees |  |  |  | '],
  ],
  [
    'one work of Crossref, wrapped in a message',
    '{"status": "ok", "message": {"DOI": "10.1/x", "title": ["A <i>map</i>"], "author": [{"given": "Ada", "family": "Lovelace"}], "issued": {"date-parts": [[2019]]}, "abstract": "<jats:title>Abstract</jats:title><jats:p>We map.</jats:p>", "reference": [{"key": "1"}]}}',
    ['A map | Ada Lovelace | 2019 | We map. | 10.1/x'],
  ],
  [
    'DBLP',
    '{"result": {"hits": {"hit": [{"info": {"authors": {"author": [{"text": "Ada Lovelace"}, {"text": "C. Babbage"}]}, "title": "Maps.", "year": "2017"}}]}}}',
    ['Maps. | Ada Lovelace; C. Babbage | 2017 |  | '],
  ],
  [
    'INSPIRE',
    '{"hits": {"hits": [{"metadata": {"titles": [{"title": "Maps"}], "abstracts": [{"value": "We map."}], "authors": [{"full_name": "Lovelace, Ada"}], "earliest_date": "2012-07-31", "dois": [{"value": "10.1016/j.x"}]}}]}}',
    ['Maps | Ada Lovelace | 2012 | We map. | 10.1016/j.x'],
  ],
  [
    'IEEE Xplore',
    '{"articles": [{"title": "Maps", "authors": {"authors": [{"full_name": "A. Lovelace"}]}, "publication_year": 2010, "abstract": "We map.", "doi": "10.1109/5"}]}',
    ['Maps | A. Lovelace | 2010 | We map. | 10.1109/5'],
  ],
  [
    'DataCite',
    '{"data": [{"attributes": {"doi": "10.5281/zenodo.1", "titles": [{"title": "Maps"}], "creators": [{"name": "Lovelace, Ada"}], "publicationYear": 2021, "descriptions": [{"description": "We map."}]}}]}',
    ['Maps | Ada Lovelace | 2021 | We map. | 10.5281/zenodo.1'],
  ],
  [
    "Zotero's own items, attachments among them",
    '[{"data": {"itemType": "journalArticle", "title": "Maps", "creators": [{"firstName": "Ada", "lastName": "Lovelace"}], "date": "2020"}}, {"data": {"itemType": "attachment", "title": "Full Text PDF"}}]',
    ['Maps | Ada Lovelace | 2020 |  | ', 'line 1: invalid item: attachment, no paper'],
  ],
  [
    'two files in one, each with its mark of UTF-8',
    '\ufeff{"title": "Maps"}\n\ufeff{"title": "Trees"}\n',
    ['Maps |  |  |  | ', 'Trees |  |  |  | '],
  ],
  [
    'two tables in one',
    'Title,Year\nMaps,2001\nTitle,Year\nTrees,2002\n',
    [
      'Maps |  | 2001 |  | ',
      'Trees |  | 2002 |  | ',
      'line 3: invalid row: the names of the columns once more',
    ],
  ],
  [
    'lists as Python prints them',
    'title,authors,year\nMaps,"[\'Lovelace, Ada\', ""O\'Brien, Pat""]",2014\n',
    ["Maps | Ada Lovelace; Pat O'Brien | 2014 |  | "],
  ],
  [
    'EndNote without keys in BibTeX',
    '@article{\n  author = {Lovelace, Ada and Babbage, C.},\n  title = {Maps},\n  year = {2012}\n}\n',
    ['Maps | Ada Lovelace; C. Babbage | 2012 |  | '],
  ],
  [
    'MEDLINE with a notice of rights, with and without an abstract',
    'PMID- 11\nTI  - Maps\nAB  - We map.\nCI  - Given to all.\n\nPMID- 12\nTI  - Trees\nCI  - Given to all.\n\nPMID- 13\nTI  - Nets\nAB  - We knot.\n',
    ['Maps |  |  | We map.\n\nGiven to all. | ', 'Trees |  |  |  | ', 'Nets |  |  | We knot. | '],
  ],
  [
    "arXiv's snapshot as a table",
    'id,authors,title,categories,abstract,update_date\n1,"C. Bal\\\'azs, E. L. Berger",Maps,hep-ph,"  We map.",2008-11-26\n',
    ['Maps | C. Balázs; E. L. Berger | 2008 | We map. | '],
  ],
  [
    'BibTeX whose commas are missing, its values in quotes or braces',
    '@article{maps,\n  title = "Maps, {\\"u}ber {"}all{"}"\n  author = {Lovelace, Ada}\n  year = 2012,,\n  abstract = {We {\\"m}ap "all".}\n}\n',
    ['Maps, über "all" | Ada Lovelace | 2012 | We m̈ap "all". | '],
  ],
  [
    'titles before kinds, as Bepress writes',
    '%T Maps\n%0 Journal Article\n%A Lovelace, Ada\n%D 2021\n%X We map.\n\n\n%T Contents\n%D 2021\n',
    ['Maps | Ada Lovelace | 2021 | We map. | ', 'Contents |  | 2021 |  | '],
  ],
  [
    'ERIC',
    '\nOWN - ERIC\nTI  - Maps\nAU  - Lovelace, Ada\nAID - http://dx.doi.org/10.1000/1\nDP  - 2000\nAB  - We map.\n\nOWN - ERIC\nTI  - Trees\n',
    ['Maps | Ada Lovelace | 2000 | We map. | 10.1000/1', 'Trees |  |  |  | '],
  ],
  [
    'names on one line of Web of Science',
    'FN ISI\nVR 1.0\nPT J\nAU Lovelace, Ada; Babbage, Charles\nTI Maps\nPY 2006\nER\nEF\n',
    ['Maps | Ada Lovelace; Charles Babbage | 2006 |  | '],
  ],
  [
    'the Cochrane Library',
    'TY  - JOUR\nAN  - CN-1\nAU  - Lovelace AB\nTI  - Maps\nSO  - J Maps, 2019, 1(2)\nYR  - 2019\nAB  - We map.\nDOI - 10.1002/x\nER  - \n',
    ['Maps | AB Lovelace | 2019 | We map. | 10.1002/x'],
  ],
  [
    'a date with words around it',
    'TY  - JOUR\nTI  - Maps\nPY  - Start date: 20170812\nER  - \n',
    ['Maps |  | 2017 |  | '],
  ],
])('%s', (_, text, said) => {
  expect(read(text)).toEqual(said);
});

test('an entry without a key has its values joined and its macros read like any other', () => {
  const bib =
    '@string{maps = "Coastal Maps"}\n@article{ title = "Kelp" # " at dusk", journal = maps # " Letters", year = 2020 }\n@article{nets, title = {Nets}, journal = maps}\n';
  expect(sourceOf(Buffer.from(bib), 'export').records).toMatchObject([
    { title: 'Kelp at dusk', venue: 'Coastal Maps Letters', year: 2020 },
    { title: 'Nets', venue: 'Coastal Maps', key: 'entry:nets' },
  ]);
});

test('numbered references without identifiers of PubMed are none of its records', () => {
  const list =
    '1. Lovelace A. Kelp at dusk. Coastal Maps. 2021;12:1.\n\nText of one.\n\n2. Roe J. Nets. Maps. 1999;1:2.\n\nText of two.\n';
  const format = () => sourceOf(Buffer.from(list), 'export').format;
  expect(format).toThrow('unknown format');
  const pubmed = list.replaceAll(/(Text of \w+\.)/g, '$1\n\nPMID: 31111111');
  expect(sourceOf(Buffer.from(pubmed), 'export').format).toBe('pubmed-text');
});

test('a record without a title is named by its identifier', () => {
  const text = 'PMID- 31111111\nTI  - Maps\n\nPMID- 31111112\nDP  - 2021\n\nUI  - 12\nOID - ED1\n';
  expect(sourceOf(Buffer.from(text), 'export').leftOut).toEqual([
    { record: 'PMID 31111112', line: 4, reason: 'missing title' },
    { record: 'PMID 12', line: 7, reason: 'missing title' },
  ]);
});
