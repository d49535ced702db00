import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Paper, SiteSettings } from '../../src/corpus/paper.ts';
import { identifyAuthors } from '../../src/corpus/people/identify-authors.ts';
import { peopleOf } from '../../src/corpus/people/people.ts';
import { identifyVenues } from '../../src/corpus/people/venues.ts';

const NO_RULES = { join: [], part: [] };

/** Papers of the given authors, `p0`, `p1`, …; what stands behind `@` is the venue. */
function papersOf(...lines: readonly string[]) {
  return lines.map((line, i) => {
    const [authors = '', venue = null] = line.split(' @ ');
    return { slug: `p${i}`, authors: authors.split('; '), venue };
  });
}

/** `slug: papers` of each author, in the order of the list. */
function told(
  papers: ReturnType<typeof papersOf>,
  rules = NO_RULES as Parameters<typeof identifyAuthors>[1],
) {
  return identifyAuthors(papers, rules).authors.map(
    (author) => `${author.slug}: ${author.papers.map((i) => `p${i}`).join(' ')}`,
  );
}

test('a name is one in any order, case, accents and run of initials', () => {
  expect(told(papersOf('José García', 'Garcia, Jose', 'JOSÉ GARCÍA'))).toEqual([
    'jose-garcia: p0 p1 p2',
  ]);
  expect(told(papersOf('J.R.R. Tolkien', 'JRR Tolkien', 'Tolkien, J. R. R.'))).toEqual([
    'j-r-r-tolkien: p0 p1 p2',
  ]);
});

test('authors stand by family name', () => {
  expect(told(papersOf('Zoe Adams; Ada Young; Bo Adams'))).toEqual([
    'bo-adams: p0',
    'zoe-adams: p0',
    'ada-young: p0',
  ]);
});

test('initials join the one full name they can be where a companion speaks for it, and their address leads there', () => {
  const { authors, moved } = identifyAuthors(
    papersOf('John Smith; Mia Wu', 'J. Smith; M. Wu'),
    NO_RULES,
  );
  expect(authors).toMatchObject([
    { slug: 'john-smith', name: 'John Smith', otherNames: ['J. Smith'], papers: [0, 1] },
    { slug: 'mia-wu', name: 'Mia Wu', otherNames: ['M. Wu'], papers: [0, 1] },
  ]);
  expect(moved).toEqual([
    { from: 'j-smith', to: 'john-smith' },
    { from: 'm-wu', to: 'mia-wu' },
  ]);
});

/** ORCIDs of papers `p0`, `p1`, …, each with its name, parted by `;`. */
function recordsOf(...lines: readonly string[]) {
  return new Map(lines.map((line, i) => [`p${i}`, { orcids: line.split('; ').filter(Boolean) }]));
}
const [ONE, TWO] = ['0000-0002-1825-0097', '0000-0001-5109-3700'];

test('one ORCID joins two forms of a name that nothing else speaks for', () => {
  const papers = papersOf('Mia Wu', 'Mia Young', 'M. Wu');
  const { authors, moved } = identifyAuthors(
    papers,
    NO_RULES,
    recordsOf(`${ONE} Mia Wu`, `${ONE} Mia Young`, ''),
  );
  expect(authors.map(({ slug, papers: own }) => [slug, own])).toEqual([
    ['m-wu', [2]],
    ['mia-wu', [0, 1]],
  ]);
  expect(moved).toEqual([{ from: 'mia-young', to: 'mia-wu' }]);
});

test('two ORCIDs are never joined: not as forms of one name, nor where the name is the same', () => {
  const forms = papersOf('John Smith; Mia Wu', 'J. Smith; Mia Wu');
  const records = recordsOf(`${ONE} John Smith`, `${TWO} J. Smith`);
  expect(identifyAuthors(forms, NO_RULES, records).authors.map(({ slug }) => slug)).toEqual([
    'j-smith',
    'john-smith',
    'mia-wu',
  ]);
  const same = papersOf('Wei Zhang', 'Wei Zhang', 'Wei Zhang');
  const { authors, moved } = identifyAuthors(
    same,
    NO_RULES,
    recordsOf(`${ONE} Wei Zhang`, `${TWO} Zhang, Wei`, `${ONE} Wei Zhang`),
  );
  expect(authors.map(({ slug, papers: own }) => [slug, own])).toEqual([
    [`wei-zhang-${TWO}`, [1]],
    [`wei-zhang-${ONE}`, [0, 2]],
  ]);
  expect(moved).toEqual([{ from: 'wei-zhang', to: `wei-zhang-${TWO}` }]);
});

test('a paper without ORCID is the one’s that its name has, and nobody’s where there are two', () => {
  const papers = papersOf('Wei Zhang', 'Wei Zhang', 'Wei Zhang');
  const slugs = (...lines: readonly string[]) =>
    identifyAuthors(papers, NO_RULES, recordsOf(...lines)).authors.map(({ slug, papers: own }) => [
      slug,
      own,
    ]);
  expect(slugs(`${ONE} Wei Zhang`, '', '')).toEqual([['wei-zhang', [0, 1, 2]]]);
  expect(slugs(`${ONE} Wei Zhang`, `${TWO} Wei Zhang`, '')).toEqual([
    ['wei-zhang', [2]],
    [`wei-zhang-${TWO}`, [1]],
    [`wei-zhang-${ONE}`, [0]],
  ]);
});

test('an ORCID that two authors of one paper share says nothing', () => {
  const papers = papersOf('Ada Young; Bo Li', 'Ada Young', 'Bo Li');
  const records = recordsOf(`${ONE} Ada Young; ${ONE} Bo Li`, '', '');
  expect(identifyAuthors(papers, NO_RULES, records).authors.map(({ slug }) => slug)).toEqual([
    'bo-li',
    'ada-young',
  ]);
});

test('a shared venue speaks for it too', () => {
  expect(told(papersOf('John Smith @ The Reef Journal', 'J. Smith @ Reef Journal'))).toEqual([
    'john-smith: p0 p1',
  ]);
});

test.each([
  ['nothing speaks for it', ['John Smith', 'J. Smith']],
  ['two full names could be meant', ['John Smith; A Wu', 'Jane Smith; A Wu', 'J. Smith; A Wu']],
  ['one paper has both', ['John Smith; J. Smith; A Wu', 'J. Smith; A Wu']],
  [
    'a paper of the short one has no sign',
    ['John Smith; A Wu', 'J. Smith; A Wu', 'J. Smith; B Ito'],
  ],
  ['a second initial differs', ['John B. Smith; A Wu', 'J. C. Smith; A Wu']],
  ['one is the son', ['John Smith Jr.; A Wu', 'John Smith; A Wu']],
  ['it is a body', ['Reef Study Group; A Wu', 'R. Study Group; A Wu']],
])('two names stay two where %s', (_, lines) => {
  const names = new Set(lines.flatMap((line) => line.split('; ')));
  expect(told(papersOf(...lines))).toHaveLength(names.size);
});

test('two initials of which one paper has both never meet in one person', () => {
  const lines = ['John A. Smith; Mia Wu', 'J. Smith; J. A. Smith; Mia Wu'];
  const { ofPaper } = identifyAuthors(papersOf(...lines), NO_RULES);
  expect(ofPaper[1]![0]).not.toBe(ofPaper[1]![1]);
});

test('one companion leads to the next: all papers of the short form are reached', () => {
  expect(told(papersOf('John Smith; A Wu', 'J. Smith; A Wu; B Ito', 'J. Smith; B Ito'))).toContain(
    'john-smith: p0 p1 p2',
  );
});

test('what names nobody is no author', () => {
  const { authors, ofPaper } = identifyAuthors(
    papersOf('Ada Young; et al.; ; Anonymous; Bo Adams et al.'),
    NO_RULES,
  );
  expect(authors.map(({ name }) => name)).toEqual(['Bo Adams', 'Ada Young']);
  expect(ofPaper).toEqual([[1, -1, -1, -1, 0]]);
});

test('the owner joins names of two scripts and parts two persons of one name', () => {
  const papers = papersOf('Wei Zhang', '张伟', 'Wei Zhang', 'Wei Zhang');
  expect(
    told(papers, {
      join: [['Wei Zhang', '张伟']],
      part: [{ name: 'Zhang, Wei', papers: ['p2'] }],
    }),
  ).toEqual(['wei-zhang: p0 p1 p3', 'wei-zhang-2: p2']);
});

test('a name in a second script behind the first says the same again', () => {
  expect(told(papersOf('Wei Zhang (张伟)', 'Wei Zhang'))).toEqual(['wei-zhang: p0 p1']);
});

const line = fc
  .array(
    fc.constantFrom(
      'John Smith',
      'J. Smith',
      'J. A. Smith',
      'John A. Smith',
      'Jane Smith',
      'Mia Wu',
      '张伟',
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((names) => `${[...new Set(names)].join('; ')} @ V`);

test('no two names of one paper are one, whatever the papers, and order of papers changes no slug', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
      const papers = papersOf(...lines);
      const { ofPaper, authors } = identifyAuthors(papers, NO_RULES);
      for (const own of ofPaper) expect(new Set(own).size).toBe(own.length);
      const turned = identifyAuthors([...papers].reverse(), NO_RULES);
      expect(turned.authors.map(({ slug, name }) => [slug, name])).toEqual(
        authors.map(({ slug, name }) => [slug, name]),
      );
    }),
  );
});

test('every address of a name lives on, or leads on, when papers are added', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), line, (lines, more) => {
      const addresses = ({ authors, moved }: ReturnType<typeof identifyAuthors>) =>
        [...authors.map(({ slug }) => slug), ...moved.map(({ from }) => from)].sort();
      const before = addresses(identifyAuthors(papersOf(...lines), NO_RULES));
      const after = addresses(identifyAuthors(papersOf(...lines, more), NO_RULES));
      expect(after).toEqual(expect.arrayContaining(before));
    }),
  );
});

test('a venue is one in any case, with & or and, with or without the; its name is the commonest', () => {
  const venues = ['The Reefs & Seas', 'Reefs and Seas', 'REEFS AND SEAS', 'Reefs and Seas', null];
  expect(identifyVenues(venues.map((venue) => ({ venue })))).toEqual({
    venues: [{ slug: 'reefs-and-seas', name: 'Reefs and Seas', papers: [0, 1, 2, 3] }],
    ofPaper: [0, 0, 0, 0, -1],
  });
});

test('a name of two initials is one person: one paper with a companion of the full name says who', () => {
  expect(
    told(
      papersOf(
        'Atif M. Memon; Mia Wu',
        'A. M. Memon; M. Wu',
        'A. M. Memon; Bo Li',
        'A. Memon; Bo Xu',
      ),
    ),
  ).toEqual(expect.arrayContaining(['atif-m-memon: p0 p1 p2', 'a-memon: p3']));
  expect(told(papersOf('Atif M. Memon; Mia Wu', 'A. M. Memon; Bo Li'))).toContain('a-m-memon: p1');
});

/** Whether names have pages on a map of so many papers, three new authors each. */
function havePages(papers: number, site: Partial<SiteSettings>): boolean {
  const lines = Array.from({ length: papers }, (_, i) => `A${i} X${i}; B${i} Y${i}; C${i} Z${i}`);
  const people = peopleOf({
    papers: papersOf(...lines) as unknown as Paper[],
    site: { authorPages: null, host: 'any', pages: 'files', ...site },
    authorRules: NO_RULES as Parameters<typeof identifyAuthors>[1],
    records: new Map(),
  });
  return people !== null;
}

test('names have pages where the host bears so many files, or the owner wants them', () => {
  const host = 'cloudflare';
  expect(havePages(6000, {})).toBe(true);
  expect(havePages(20_001, {})).toBe(false);
  expect(havePages(4000, { host })).toBe(true);
  expect(havePages(4500, { host })).toBe(false);
  expect(havePages(4500, { host, pages: 'packed' })).toBe(true);
  expect(havePages(6000, { host, pages: 'packed' })).toBe(false);
  expect(havePages(6000, { host, authorPages: true })).toBe(true);
  expect(havePages(10, { authorPages: false })).toBe(false);
});
