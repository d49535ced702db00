import { expect, test } from 'vitest';
import { sitemaps } from '../../src/site/files/sitemap.ts';

const SITE = 'https://example.org/map';

/** Addresses of a sitemap, or of the files an index names. */
const addresses = (xml: string) => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, at]) => at!);

function made(count: number) {
  const papers = Array.from({ length: count }, (_, i) => ({ slug: `p${i}` }));
  return sitemaps(SITE, { papers, topics: [], ownPages: [{ name: 'imprint' }], people: null });
}

test('a small site has one file of addresses, and an index that names it', () => {
  const [index, file, ...more] = made(2);
  expect(more).toEqual([]);
  expect([index!.name, addresses(index!.xml)]).toEqual([
    'sitemap-index',
    [`${SITE}/sitemap-0.xml`],
  ]);
  expect(file!.name).toBe('sitemap-0');
  expect(addresses(file!.xml)).toEqual(
    ['', 'papers/', 'topics/', 'about/', 'pages/imprint/', 'papers/p0/', 'papers/p1/'].map(
      (path) => `${SITE}/${path}`,
    ),
  );
});

test.each([
  [49_995, [50_000]],
  [49_996, [50_000, 1]],
  [100_000, [50_000, 50_000, 5]],
])('of %i papers no file has more than 50,000 addresses, and none is lost', (count, sizes) => {
  const [index, ...files] = made(count);
  expect(files.map(({ xml }) => addresses(xml).length)).toEqual(sizes);
  expect(addresses(index!.xml)).toEqual(files.map(({ name }) => `${SITE}/${name}.xml`));
  expect(new Set(files.flatMap(({ xml }) => addresses(xml))).size).toBe(count + 5);
});
