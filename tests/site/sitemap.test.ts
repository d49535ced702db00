import { expect, test } from 'vitest';
import { paperSitemap, sitemaps } from '../../src/site/files/sitemap.ts';

const SITE = 'https://example.org/map';

/** Addresses of a sitemap, or of the files an index names. */
const addresses = (xml: string) => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, at]) => at!);

const OTHERS = { topics: [], listed: () => 0, ownPages: [{ name: 'imprint' }], people: null };

function made(count: number) {
  const papers = Array.from({ length: count }, (_, i) => ({ slug: `p${i}` }));
  return sitemaps(SITE, { ...OTHERS, papers, papersElsewhere: 0 });
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

test('the index names files of papers that are made elsewhere, one for each 50,000', () => {
  const [index, own] = sitemaps(SITE, { ...OTHERS, papers: [], papersElsewhere: 50_001 });
  const [first, last] = [paperSitemap(SITE, 0, ['a', 'b']), paperSitemap(SITE, 1, ['c'])];
  expect(addresses(index!.xml)).toEqual(
    [own!, first, last].map(({ name }) => `${SITE}/${name}.xml`),
  );
  expect(addresses(first.xml)).toEqual([`${SITE}/papers/a/`, `${SITE}/papers/b/`]);
});
