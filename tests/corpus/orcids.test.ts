import { expect, test } from 'vitest';
import { readOrcid } from '../../src/corpus/fields/orcid.ts';
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
