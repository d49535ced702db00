import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSmallMap, type SmallMap } from './small-map.ts';

const FILES = {
  'site.yaml': 'title: A map\n',
  'topics.yaml': `topics:
  - id: kelp
    name: Kelp
    description: Kelp forests, algae under water.
    phrases: [kelp forests]
  - id: ships
    name: Ships
    description: Ships and their hulls.
    phrases: [ship hulls]
`,
};

/** Papers of ten years: of kelp 1, 2, … 10 a year, of ships always 6. Each cites the last of its topic the year before. */
const kelp = Array.from({ length: 10 }, (_, year) =>
  Array.from({ length: year + 1 }, (_, i) => ({
    title: `Kelp forests of bay ${year}${'abcdefghij'[i]}`,
    abstract: 'Kelp forests grow under water and algae drift there.',
    year: 2001 + year,
    doi: `10.1000/kelp.${year}.${i}`,
    references: year === 0 ? [] : [`doi:10.1000/kelp.${year - 1}.0`],
  })),
).flat();
const ships = Array.from({ length: 60 }, (_, i) => ({
  title: `Ship hulls of yard ${i}`,
  abstract: 'Ship hulls are welded and painted in yards.',
  year: 2001 + (i % 10),
}));

let map: SmallMap;
beforeAll(async () => {
  map = await buildSmallMap(FILES, [...kelp, ...ships]);
});
afterAll(() => map.remove());

/** A section of a topic's page, in one line; '' where it has none. */
function section(topic: string, id: string): string {
  const page = map.read(`topics/${topic}/index.html`).replace(/\s+/g, ' ');
  return page.split(`aria-labelledby="${id}"`)[1]?.split('</section>')[0] ?? '';
}

test('a topic that grows is said to, with its share before and since, and how it was tested', () => {
  expect(section('kelp', 'years')).toContain(
    'Growing: 33 % of the papers of this map before 2006, 56 % since (Cochran–Armitage test for a trend, all topics tested together).',
  );
  expect(section('kelp', 'years')).toContain('2010, the lighter bar, may not be whole');
});

test('years stand as a drawing with a name and as a table, which need no script', () => {
  const years = section('kelp', 'years');
  expect(years).toContain('aria-label="Papers a year, Kelp: most: 10 in 2010"');
  expect(years).toContain('aria-label="Share of all papers, Kelp: most: 63 % in 2010"');
  expect(years.match(/<rect /g)).toHaveLength(20);
  expect(years.match(/<rect class="unsure"/g)).toHaveLength(2);
  const rows = [...years.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
    row!
      .replace(/<[^>]+>/g, ' ')
      .trim()
      .split(/\s{2,}/),
  );
  expect(rows[0]).toEqual(['Year', 'Papers a year', 'Share of all papers']);
  expect(rows[1]).toEqual(['2001', '1', '14 %']);
  expect(rows[10]).toEqual(['2010', '10', '63 %']);
});

test('the tree beside the map shows papers a year, and says which topic grows', () => {
  const tree = map.read('index.html').split('class="tree"')[1]!.split('</details>')[0]!;
  const [, kelpItem = '', shipsItem = ''] = tree.split(/<a [^>]*data-topic="(?:kelp|ships)"[^>]*>/);
  const text = (html: string) =>
    html
      .split('</p>')[0]!
      .replace(/<[^>]+>|\s+/g, ' ')
      .replace(/ +/g, ' ')
      .trim();
  expect([text(kelpItem), text(shipsItem)]).toEqual(['Kelp 55 growing', 'Ships 60 shrinking']);
  // Ten bars of nine units at most: one paper in 2001, two in 2002, … ten in 2010.
  expect(kelpItem).toContain('<path d="M0,9v-1h1v1zM1,9v-2h1v2zM2,9v-3h1v3z');
  expect(kelpItem).toContain('<path class="unsure" d="M9,9v-9h1v9z"');
});

test('the main path of a topic stands in the order of citations, and opens on the map', () => {
  const path = section('kelp', 'main-path');
  const titles = [...path.matchAll(/<a [^>]*dir="auto"[^>]*>([^<]*)</g)].map(([, title]) => title);
  expect(titles).toEqual(Array.from({ length: 10 }, (_, year) => `Kelp forests of bay ${year}a`));
  expect(path).toContain('Of all ways along the 54 citations among these papers');
  expect(path).toMatch(/href="\/\?list=(?:[a-z]{6},){9}[a-z]{6}">Show on the map/);
});

test('a topic whose papers do not cite each other has no path', () => {
  expect(section('ships', 'main-path')).toBe('');
});

test('where years are missing, nothing is told of them', async () => {
  const undated = await buildSmallMap(
    FILES,
    [...kelp, ...ships].map(({ year: _, ...record }) => record),
  );
  const page = undated.read('topics/kelp/index.html');
  undated.remove();
  expect(page).not.toContain('id="years"');
  expect(page).toContain('id="main-path"');
});
