import { afterAll, beforeAll, expect, test } from 'vitest';
import { furtherPath, groupPaths } from '../../src/site/view/further-pages.ts';
import { buildSmallMap, type SmallMap } from './small-map.ts';

const COUNT = 505;
const RECORDS = Array.from({ length: COUNT }, (_, i) => ({
  title: `Reef number ${i}`,
  abstract: `Corals of reef ${i} and what grows on them.`,
  venue: 'Reef Letters',
  year: 1500 + i,
}));
const FILES = {
  'site.yaml': 'title: Reefs\naddress: https://example.org/map',
  'topics.yaml': 'outside: false\ntopics:\n  - { id: reefs, name: Reefs, was: [corals] }\n',
};

let site: SmallMap;
beforeAll(async () => {
  site = await buildSmallMap(FILES, RECORDS);
});
afterAll(() => site.remove());

/** Papers of the page's last list, in their order. */
function listed(path: string): readonly string[] {
  const html = site.read(`${path}index.html`);
  const list = html.slice(html.search(/<section aria-labelledby="(?:all|years)"/));
  return [...list.matchAll(/href="\/map\/papers\/([^"/]+)\/"/g)].map(([, slug]) => slug!);
}

test.each(['topics/reefs/', 'venues/reef-letters/'])(
  '%s has all its papers, on two pages',
  (path) => {
    const [first, second] = [listed(path), listed(`${path}page_2/`)];
    expect([first.length, second.length]).toEqual([500, 5]);
    expect(new Set([...first, ...second]).size).toBe(COUNT);
    expect(site.read(`${path}index.html`)).toMatch(
      new RegExp(`href="/map/${path}page_2/" rel="next"`),
    );
    const further = site.read(`${path}page_2/index.html`);
    expect(further).toMatch(new RegExp(`href="/map/${path}" rel="prev"`));
    expect(further).toContain(
      `<link rel="canonical" href="https://example.org/map/${path}page_2/">`,
    );
    expect(site.read('sitemap-0.xml')).toContain(
      `<loc>https://example.org/map/${path}page_2/</loc>`,
    );
  },
);

test('the later page of a topic says which papers it has', () => {
  const page = site.read('topics/reefs/page_2/index.html');
  expect(page).toContain('<title>Reefs, page 2 · Reefs</title>');
  expect(page).toContain('Papers 501 to 505 by how central they are');
});

test("a topic's former pages lead to its own", () => {
  for (const page of ['', 'page_2/'])
    expect(site.read(`topics/corals/${page}index.html`)).toContain(
      `content="0; url=/map/topics/reefs/${page}"`,
    );
});

test.each([
  [0, ['topics/a/']],
  [500, ['topics/a/']],
  [501, ['topics/a/', 'topics/a/page_2/']],
  [1001, ['topics/a/', 'topics/a/page_2/', 'topics/a/page_3/']],
])('a group of %i papers has these pages', (papers, paths) => {
  expect(groupPaths('topics/a/', papers)).toEqual(paths);
});

test('no id of a subtopic makes the path of a further page', () => {
  expect(furtherPath('topics/a/', 2).split('/')[2]).not.toMatch(/^[a-z0-9-]+$/);
});
