import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collectPages } from '../../src/site/build/collect-pages.ts';
import {
  type PackWork,
  type PagesToPack,
  pagePacker,
  pageReader,
} from '../../src/site/build/pack-pages.ts';
import { findReusablePages, NO_PAGES, savePageKeys } from '../../src/site/build/reusable-pages.ts';
import { shardOf } from '../../src/site/packed-shards.ts';
import { temporaryFolder } from '../temporary.ts';

const SHARDS = 4;
const SLUGS = Array.from({ length: 40 }, (_, i) => `paper-${i}`);
const inFile = (shard: number) => SLUGS.filter((slug) => shardOf(slug, SHARDS) === shard);
const pageOf = (slug: string) => `<h1>${slug}</h1>`;

const NOTHING_STANDS = { slugs: [], files: {} };

/** A collector whose files end up in a list. */
function listing() {
  const files: PagesToPack[] = [];
  const pages = collectPages(SHARDS, async (file) => {
    files.push(file);
    if (file.isSame) return null;
    const pages = Object.keys(file.made).length + file.standing.length;
    return { checksum: `sum of ${file.shard}`, pages };
  });
  return { files, pages };
}

test('a file of pages is packed once all of its pages have come, those without new ones at once', async () => {
  const { files, pages } = listing();
  const made = inFile(2);
  // File 3 of the last site holds one page more, file 0 the same.
  const before = {
    0: { checksum: 'a', pages: inFile(0).length },
    3: { checksum: 'b', pages: inFile(3).length + 1 },
  };
  pages.expect(made, { slugs: SLUGS.filter((slug) => !made.includes(slug)), files: before });
  expect(files).toEqual(
    [0, 1, 3].map((shard) => ({
      ...{ shard, made: {}, standing: inFile(shard) },
      isSame: shard === 0,
    })),
  );
  for (const slug of made.slice(1)) await pages.take(slug, pageOf(slug));
  expect(files).toHaveLength(3);
  await pages.take(made[0]!, pageOf(made[0]!));
  expect(files[3]).toEqual({
    ...{ shard: 2, standing: [], isSame: false },
    made: Object.fromEntries(made.map((slug) => [slug, pageOf(slug)])),
  });
});

test('in whatever order pages come, each is packed once, and the paths of all are told in their order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(SLUGS, { minLength: SLUGS.length }),
      fc.nat({ max: SLUGS.length }),
      async (order, count) => {
        const { files, pages } = listing();
        const [made, standing] = [order.slice(count), order.slice(0, count)];
        pages.expect(made, { slugs: standing, files: {} });
        await Promise.all(made.map((slug) => pages.take(slug, pageOf(slug))));
        const { paths, written } = await pages.packed();
        expect(paths).toEqual(SLUGS.map((slug) => `papers/${slug}/index.html`).sort());
        expect(Object.values(written).map(({ pages: count }) => count)).toEqual(
          Object.keys(written).map((shard) => inFile(Number(shard)).length),
        );
        const packed = files.flatMap((file) => [...Object.keys(file.made), ...file.standing]);
        expect(packed.sort()).toEqual([...SLUGS].sort());
      },
    ),
  );
});

test('where a file cannot be packed, who brings its last page and who asks for all are told', async () => {
  const full = collectPages(1, () => Promise.reject(new Error('disk full')));
  full.expect(['a'], NOTHING_STANDS);
  await expect(full.take('a', 'A')).rejects.toThrow('disk full');
  const standing = collectPages(1, () => Promise.reject(new Error('disk full')));
  standing.expect([], { slugs: ['a'], files: {} });
  await expect(standing.packed()).rejects.toThrow('disk full');
});

/** A site of packed pages in a folder of its own. */
function site(name: string, dir: string): PackWork {
  const folder = join(dir, name);
  mkdirSync(folder);
  return { folder, version: '0123456789ab', shards: SHARDS, from: join(dir, 'last') };
}
const fileOf = ({ folder, version }: PackWork, shard: number) =>
  join(folder, 'data', version, `pages/${shard}.bin`);

test('pages of the last site are packed with new ones as if all were new, and an unchanged file is no copy', () => {
  const dir = temporaryFolder();
  const last = site('last', dir);
  const packAll = (work: PackWork, textOf: (slug: string) => string) => {
    const pack = pagePacker(work);
    for (let shard = 0; shard < SHARDS; shard++) {
      const made = Object.fromEntries(inFile(shard).map((slug) => [slug, textOf(slug)]));
      pack({ shard, made, standing: [], isSame: false });
    }
  };
  packAll(last, pageOf);
  const [changed, ...others] = inFile(1);
  const textOf = (slug: string) => (slug === changed ? 'another page' : pageOf(slug));
  const next = site('next', dir);
  const pack = pagePacker(next);
  for (const shard of [0, 2, 3])
    expect(pack({ shard, made: {}, standing: inFile(shard).reverse(), isSame: true })).toBeNull();
  const made = { [changed!]: 'another page' };
  expect(pack({ shard: 1, made, standing: others.reverse(), isSame: false })).toMatchObject({
    pages: inFile(1).length,
  });
  const whole = site('whole', dir);
  packAll(whole, textOf);
  for (let shard = 0; shard < SHARDS; shard++)
    expect(readFileSync(fileOf(next, shard)).equals(readFileSync(fileOf(whole, shard)))).toBe(true);
  expect(statSync(fileOf(next, 0)).ino).toBe(statSync(fileOf(last, 0)).ino);
  expect(pageReader(next.folder).read(changed!)!.toString()).toBe('another page');
});

test('of a file that lost a page nothing of that page is left', () => {
  const dir = temporaryFolder();
  const last = site('last', dir);
  pagePacker(last)({
    ...{ shard: 0, standing: [], isSame: false },
    made: Object.fromEntries(inFile(0).map((slug) => [slug, pageOf(slug)])),
  });
  const next = site('next', dir);
  pagePacker(next)({ shard: 0, made: {}, standing: inFile(0).slice(1), isSame: false });
  const pages = JSON.parse(inflateRawSync(readFileSync(fileOf(next, 0))).toString());
  expect(Object.keys(pages)).toEqual(inFile(0).slice(1).sort());
});

test('of a packed file that lost a bit no page is taken over, and of all others every one', () => {
  const dir = temporaryFolder();
  const work = site('last', dir);
  const pack = pagePacker(work);
  const written = Object.fromEntries(
    Array.from({ length: SHARDS }, (_, shard) => {
      const made = Object.fromEntries(inFile(shard).map((slug) => [slug, pageOf(slug)]));
      return [shard, pack({ shard, made, standing: [], isSame: false })!];
    }),
  );
  const { folder, version } = work;
  writeFileSync(join(folder, 'data/version.json'), JSON.stringify({ version }));
  const last = { cacheFile: join(dir, 'pages.json'), outDir: folder, code: 'c' };
  const keys = Object.fromEntries(SLUGS.map((slug) => [slug, `key of ${slug}`]));
  savePageKeys(last, { version, keys }, NO_PAGES, written);
  expect(findReusablePages(last)).toEqual({ keys, checksums: {}, files: written });
  expect(findReusablePages({ ...last, code: 'another' })).toEqual(NO_PAGES);
  const bytes = readFileSync(fileOf(work, 2));
  bytes[5]! ^= 1;
  writeFileSync(fileOf(work, 2), bytes);
  expect(Object.keys(findReusablePages(last).keys)).toEqual(
    SLUGS.filter((slug) => !inFile(2).includes(slug)),
  );
});

test('where a page that was to stand is gone from the last site, its file is not packed', () => {
  const work = site('next', temporaryFolder());
  const pack = pagePacker(work);
  expect(() => pack({ shard: 0, made: {}, standing: inFile(0), isSame: false })).toThrow();
  expect(existsSync(fileOf(work, 0))).toBe(false);
});
