import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inverseRows, linkRows } from '../../src/corpus/citing/link-rows.ts';
import { openLinks, packLinks } from '../../src/search/links-file.ts';
import { paper } from '../atlas/corpora.ts';
import { openedSearch } from './opened.ts';

const PAPERS = [
  { ...paper('kelp', 'Kelp at dusk', 'Kelp forests seen from the air.'), doi: '10.1000/Kelp' },
  paper('nets', 'Nets and knots', 'Fishing nets of the coast.'),
  paper('reefs', 'Reefs in winter', 'Kelp and reefs in winter.'),
  paper('tides', 'Tides', 'Of tides and kelp.'),
];
/** nets and tides cite kelp, tides cites reefs. */
const cites = linkRows(4, [1, 3, 3], [0, 0, 2]);
const { search, host } = await openedSearch(PAPERS, {
  links: { cites, citedBy: inverseRows(cites), selfCiting: [] },
});
const ask = (query: string) => search.query(query, { limit: 10, meaning: 'none' });
const slugs = async (query: string) => (await ask(query)).results.map(({ slug }) => slug);

test.each([
  ['cites:kelp', ['nets', 'tides'], 'by its address'],
  ['cites:10.1000/KELP', ['nets', 'tides'], 'by its DOI'],
  ['cites:"kelp at dusk"', ['nets', 'tides'], 'by words of its title'],
  ['citedby:tides', ['kelp', 'reefs'], 'the other way round'],
  ['citedby:kelp', [], 'what cites nothing'],
  ['reefs citedby:tides', ['reefs'], 'together with words'],
  ['cites:kelp cites:reefs', ['tides'], 'two at once'],
  ['doi:10.1000/kelp', ['kelp'], 'a DOI alone'],
  ['forests doi:10.1000/kelp', ['kelp'], 'a DOI together with words'],
])('%s finds %j: %s', async (query, found) => {
  expect(await slugs(query)).toEqual(found);
  expect((await ask(query)).notes).toEqual([]);
});

test('who cites whom is loaded by the question that asks for it, once, and by no other', async () => {
  const opened = await openedSearch(PAPERS, {
    links: { cites, citedBy: inverseRows(cites), selfCiting: [] },
  });
  const asked = () => opened.host.asked.filter((path) => path.endsWith('links.bin')).length;
  await opened.search.query('kelp', { limit: 5, meaning: 'load' });
  expect(asked()).toBe(0);
  await opened.search.query('cites:kelp', { limit: 5, meaning: 'none' });
  await opened.search.query('cites:reefs', { limit: 5, meaning: 'none' });
  expect(asked()).toBe(1);
});

test('a paper that nobody knows is told, and so are links that do not come', async () => {
  expect((await ask('cites:whales')).notes).toEqual([
    { kind: 'unknownPaper', field: 'cites', value: 'whales' },
  ]);
  expect((await ask('tides doi:10.1000/none')).notes).toEqual([
    { kind: 'unknownPaper', field: 'doi', value: '10.1000/none' },
  ]);
  const opened = await openedSearch(PAPERS, {
    links: { cites, citedBy: inverseRows(cites), selfCiting: [] },
  });
  opened.host.online = false;
  const { notes, results } = await opened.search.query('cites:kelp', { limit: 5, meaning: 'none' });
  expect(notes).toEqual([{ kind: 'linksUnread' }]);
  expect(results).toEqual([]);
});

test('where nobody knows who cites whom there is no file of it, and the fields are none', async () => {
  const without = await openedSearch(PAPERS);
  expect([...without.host.files.keys()].filter((path) => path.includes('links'))).toEqual([]);
  expect([...host.files.keys()].filter((path) => path.includes('links'))).toEqual([
    'test/search/links.bin',
  ]);
  const { notes } = await without.search.query('cites:kelp', { limit: 5, meaning: 'none' });
  expect(notes).toEqual([{ kind: 'fieldUnknownHere', field: 'cites' }]);
  const fieldsOf = async (opened: typeof without) => {
    const [note] = (await opened.search.query('colour:red', { limit: 5, meaning: 'none' })).notes;
    return note?.kind === 'unknownField' ? note.fields : [];
  };
  expect(await fieldsOf(without)).toEqual(['topic', 'year', 'author', 'venue', 'title', 'doi']);
  expect((await ask('colour:red')).notes).toMatchObject([
    { fields: ['topic', 'year', 'author', 'venue', 'title', 'doi', 'cites', 'citedby'] },
  ]);
});

test('links come out of their file as they went in', () => {
  const pair = fc.tuple(fc.nat(299), fc.nat(299)).filter(([a, b]) => a !== b);
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 200 }), (pairs) => {
      const rows = linkRows(
        300,
        pairs.map(([from]) => from),
        pairs.map(([, to]) => to),
      );
      expect(openLinks(packLinks(rows))).toEqual({ cites: rows, citedBy: inverseRows(rows) });
    }),
  );
});
