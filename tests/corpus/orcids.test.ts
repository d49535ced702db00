import { expect, test } from 'vitest';
import { orcidsByAuthor, readOrcid } from '../../src/corpus/fields/orcid.ts';
import { toSourceRecord } from '../../src/corpus/fields/source-record.ts';
import { mergeRecords } from '../../src/corpus/importing/merge-records.ts';
import { sourceOf } from '../../src/corpus/reading/read-source.ts';

const [ONE, TWO] = ['0000-0002-1825-0097', '0000-0002-1694-233X'];

test.each([
  [`https://orcid.org/${ONE}`, ONE],
  ['ORCID: 0000000218250097', ONE],
  ['http://orcid.org/0000-0002-1694-233x', TWO],
  ['0000-0002-1825-0098', null],
  [`${ONE} ${TWO}`, null],
  ['0000-0002-1825-00971', null],
  ['', null],
])('%j holds the ORCID iD %j', (text, orcid) => {
  expect(readOrcid(text)).toBe(orcid);
});

const BY_FORMAT: Readonly<Record<string, string>> = {
  OpenAlex: JSON.stringify({
    id: 'https://openalex.org/W1',
    title: 'Reefs grow',
    authorships: [
      { author: { display_name: 'Bo Li', orcid: null } },
      { author: { display_name: 'Ada Young', orcid: `https://orcid.org/${ONE}` } },
    ],
  }),
  Crossref: JSON.stringify({
    title: ['Reefs grow'],
    author: [
      { given: 'Bo', family: 'Li' },
      { given: 'Ada', family: 'Young', ORCID: `http://orcid.org/${ONE}` },
    ],
  }),
  DataCite: JSON.stringify({
    titles: [{ title: 'Reefs grow' }],
    creators: [
      { name: 'Li, Bo', nameIdentifiers: [] },
      {
        name: 'Young, Ada',
        nameIdentifiers: [{ nameIdentifier: ONE, nameIdentifierScheme: 'ORCID' }],
      },
    ],
  }),
  'PubMed XML': `<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>Reefs grow</ArticleTitle><AuthorList><Author><LastName>Li</LastName><ForeName>Bo</ForeName></Author><Author><LastName>Young</LastName><ForeName>Ada</ForeName><Identifier Source="ORCID">${ONE}</Identifier></Author></AuthorList></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>`,
  nbib: `PMID- 1\nTI  - Reefs grow\nFAU - Li, Bo\nAU  - Li B\nFAU - Young, Ada\nAU  - Young A\nAUID- ORCID: https://orcid.org/${ONE}\n`,
  'Web of Science': `FN Clarivate\nVR 1.0\nPT J\nAU Li, B\n   Young, A\nAF Li, Bo\n   Young, Ada\nTI Reefs grow\nOI Other, Una/${TWO}; young, A./${ONE}\nER\n\nEF\n`,
  'Web of Science with tabs': `PT\tAU\tAF\tTI\tOI\tUT\nJ\tLi, B; Young, A\tLi, Bo; Young, Ada\tReefs grow\tYoung, Ada/${ONE}\tWOS:1\n`,
  'a table of OpenAlex': `title,authorships.author.display_name,authorships.author.orcid\nReefs grow,Bo Li|Ada Young,|https://orcid.org/${ONE}\n`,
  Ovid: `<1>\nUnique Identifier\n123\nTitle\nReefs grow\nAuthors Full Name\nLi, Bo\nYoung, Ada\nAuthor NameID\nYoung, Ada; ORCID: https://orcid.org/${ONE}\nAbstract\nThey do.\n`,
};

test.each(Object.entries(BY_FORMAT))('%s says whose an ORCID is', (_, text) => {
  const { records } = sourceOf(Buffer.from(text), 'export');
  expect(records.map(({ authors, orcids }) => ({ authors, orcids }))).toEqual([
    { authors: ['Bo Li', 'Ada Young'], orcids: [`${ONE} Ada Young`] },
  ]);
});

test('names that are none take no ORCID along, and records of one paper put theirs together', () => {
  const record = (authors: readonly string[], orcids: readonly string[]) =>
    toSourceRecord({ line: 1, title: 'Reefs grow', authors, orcids })!;
  const one = record(['et al.', 'Young, Ada', 'Bo Li'], [TWO, ONE, 'unknown']);
  expect(one.orcids).toEqual([`${ONE} Ada Young`]);
  expect(record(['Bo Li'], []).orcids).toEqual([]);
  const other = record(['Ada Young', 'Bo Li'], [ONE, TWO]);
  expect(mergeRecords([one, other]).orcids).toEqual([`${ONE} Ada Young`, `${TWO} Bo Li`]);
});

test('an ORCID beside a shorter name goes to the only author it can mean, and to none of two', () => {
  expect(orcidsByAuthor([`Young, A/${ONE}`], ['Bo Li', 'Ada Young'])).toEqual([
    '',
    `Young, A/${ONE}`,
  ]);
  expect(orcidsByAuthor([`Young, A/${ONE}`], ['Amy Young', 'Ada Young'])).toEqual(['', '']);
  expect(orcidsByAuthor([`Young, Amy/${ONE}`], ['Ada Young', 'Amy Young'])).toEqual([
    '',
    `Young, Amy/${ONE}`,
  ]);
  expect(orcidsByAuthor([ONE], ['Bo Li', 'Ada Young']), 'whose it is, nobody says').toEqual([]);
});
