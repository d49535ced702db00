import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSmallMap, panelsOf, type SmallMap } from './small-map.ts';

const RECORDS = [
  {
    title: 'Corals bleach in warm water',
    abstract: 'Corals bleach when water warms.',
    authors: ['Ada Young', 'John Smith'],
    year: 2021,
    venue: 'Reef Journal',
  },
  {
    title: 'Fish return to reefs',
    abstract: 'Fish return to reefs that recover.',
    authors: ['J. Smith', 'Ada Young', 'Bo <3 Li'],
    year: 2023,
    venue: 'The Reef Journal',
  },
  {
    title: 'Sponges filter the sea',
    abstract: 'Sponges filter all of the sea.',
    authors: ['Ada Young', 'et al.'],
  },
];
let map: SmallMap;
beforeAll(async () => {
  map = await buildSmallMap(
    {
      'site.yaml': 'title: Reefs\naddress: https://example.org/reefs',
      'authors.yaml': 'join:\n  - [Ada Young, Ada Yuong]',
    },
    RECORDS,
  );
});
afterAll(() => map.remove());

/** Addresses of the links of a page's part behind a heading, up to the next section. */
function linksBehind(page: string, heading: string): readonly string[] {
  const part = map
    .read(page)
    .split(heading)[1]!
    .split(/<h2|<footer/)[0]!;
  return [...part.matchAll(/<a href="\/reefs\/([^"]*)"/g)].map(([, path]) => path!);
}

test('the names on a paper lead to their pages, other forms to the same one', () => {
  const page = map.read('papers/fish-return-to-reefs/index.html');
  expect(page).toContain('<a href="/reefs/authors/john-smith/">J. Smith</a>');
  expect(page).toContain('<a href="/reefs/authors/ada-young/">Ada Young</a>');
  expect(page).toContain('<a href="/reefs/venues/reef-journal/">The Reef Journal</a>');
  expect(map.read('authors/j-smith/index.html')).toContain('url=/reefs/authors/john-smith/');
});

test('an author’s page lists papers by year, the newest first, and companions', () => {
  const page = 'authors/ada-young/index.html';
  const years = [...map.read(page).matchAll(/<h3>([^<]*)<\/h3>/g)].map(([, year]) => year);
  expect(years).toEqual(['2023', '2021', 'Year unknown']);
  expect(linksBehind(page, 'id="years"')).toEqual([
    'papers/fish-return-to-reefs/',
    'papers/corals-bleach-in-warm-water/',
    'papers/sponges-filter-the-sea/',
  ]);
  expect(linksBehind(page, 'Companions, by papers shared here')[0]).toBe('authors/john-smith/');
});

test('the author’s page tells machines who it is, safely', () => {
  expect(map.read('authors/john-smith/index.html')).toContain(
    '{"@context":"https://schema.org","@type":"Person","name":"John Smith","alternateName":["J. Smith"],"url":"https://example.org/reefs/authors/john-smith/"}',
  );
  const hostile = map.read('authors/bo-3-li/index.html');
  expect(hostile).toContain('"name":"Bo \\u003c3 Li"');
  expect(hostile).toContain('<bdi>Bo &lt;3 Li</bdi>');
});

test('the map is told who wrote what, and an author’s page opens it with that author', () => {
  const folder = /data\/[^/]+\//.exec(
    map.files.find((file) => file.endsWith('authors/0.json'))!,
  )![0];
  expect(JSON.parse(map.read(`${folder}authors/0.json`))).toEqual({
    authors: [
      ['bo-3-li', 'Bo <3 Li', [1]],
      ['john-smith', 'John Smith', [0, 1]],
      ['ada-young', 'Ada Young', [0, 1, 2]],
    ],
    moved: { 'j-smith': 'john-smith' },
  });
  expect(panelsOf(map).map(({ pages }) => pages)).toEqual([
    { authors: ['ada-young', 'john-smith'], venue: 'reef-journal' },
    { authors: ['john-smith', 'ada-young', 'bo-3-li'], venue: 'reef-journal' },
    { authors: ['ada-young'], venue: null },
  ]);
  expect(map.read('authors/john-smith/index.html')).toContain('href="/reefs/?author=john-smith"');
  expect(map.read('index.html')).toContain('data-authors="1"');
});

test('the list of authors has every one once, by family name', () => {
  const list = map.read('authors/index.html');
  const named = [...list.matchAll(/href="\/reefs\/authors\/([^"/]+)\/"/g)].map(([, slug]) => slug);
  expect(named).toEqual(['bo-3-li', 'john-smith', 'ada-young']);
});

test('venues have a list and pages, and both stand in the sitemap', () => {
  expect(linksBehind('venues/reef-journal/index.html', 'Most papers here').slice(0, 2)).toEqual([
    'authors/john-smith/',
    'authors/ada-young/',
  ]);
  expect(map.read('venues/reef-journal/index.html'), 'under both names').toContain(
    'href="/reefs/?venue=Reef+Journal,The+Reef+Journal"',
  );
  const sitemap = map.read('sitemap-0.xml');
  for (const path of ['authors/', 'authors/ada-young/', 'venues/', 'venues/reef-journal/'])
    expect(sitemap).toContain(`<loc>https://example.org/reefs/${path}</loc>`);
  expect(sitemap).not.toContain('j-smith/');
});

test('a name of authors.yaml that no paper has is told with the one that was meant', () => {
  expect(map.faults).toContainEqual({
    stage: 'content',
    kind: 'unknown',
    what: 'author',
    file: 'authors.yaml',
    line: 2,
    remedy:
      'No paper has an author called Ada Yuong; the name is passed over. Did you mean Ada Young?',
  });
});

test('one ORCID in an import makes one author of two names', async () => {
  const orcid = 'https://orcid.org/0000-0002-1825-0097';
  const named = await buildSmallMap(
    { 'site.yaml': 'title: Reefs' },
    ['Mia Wu', 'Mia Young'].map((name, i) => ({
      ...RECORDS[i],
      authors: [{ name, orcid }, { name: 'Bo Li' }],
    })),
  );
  expect(named.read('authors/mia-wu/index.html')).toContain('2 papers');
  expect(named.read('authors/mia-young/index.html')).toContain('url=/authors/mia-wu/');
  named.remove();
});
