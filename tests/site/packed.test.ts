import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildProject } from '../../src/pipeline/build-project.ts';
import { checkFolder } from '../../src/pipeline/check-folder.ts';
import { projectPaths } from '../../src/pipeline/paths.ts';
import { foreseenFaults, hostFaults, sizeOfSite } from '../../src/site/build/host-limits.ts';
import { pageReader } from '../../src/site/build/pack-pages.ts';
import { shardCount, shardOf } from '../../src/site/packed-shards.ts';

const NAMES = ['Harbours', 'Tides', 'Kelp', 'Nets', 'Gulls', 'Sails', 'Ropes', 'Buoys'];
const RECORDS = NAMES.map((name) => ({
  title: `${name} of the <north> sea`,
  abstract: `We look at ${name.toLowerCase()} and "what" they do in winter.`,
  authors: ['Ada Lovelace'],
  year: 2024,
}));

let dir: string;
const caches = new Set<string>();

const write = (file: string, text: string) => writeFileSync(join(dir, 'content', file), text);
const settings = (pages: string) =>
  write('site.yaml', `title: Sea\naddress: https://example.org/sea\npages: ${pages}\n`);
/** What the builds told of their progress: stage, how much is done, of how much. */
const told: [stage: string, done: number, total: number | null][] = [];
const build = async (out: string) => {
  const place = projectPaths(join(dir, 'content'), join(dir, out));
  caches.add(place.cacheDir);
  await buildProject(place, '2026-01-02', (...step) => told.push(step));
  return join(dir, out);
};

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'chartroom-packed-'));
  mkdirSync(join(dir, 'content/corpus'), { recursive: true });
  write('corpus/a.jsonl', RECORDS.map((record) => JSON.stringify(record)).join('\n'));
  settings('files');
  await build('files');
  settings('packed');
  told.length = 0;
  await build('packed');
  toldOfPacked = [...told];
});
let toldOfPacked: typeof told;

afterAll(() => {
  for (const path of [dir, ...caches]) rmSync(path, { recursive: true, force: true });
});

const slugs = () =>
  readdirSync(join(dir, 'content/papers')).map((name) => name.replace(/\.md$/, ''));
const bytesOf = (site: string) =>
  Object.fromEntries(
    readdirSync(site, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [file.slice(site.length), readFileSync(file, 'base64')]),
  );

test('packed pages are letter for letter those that would be files, and no folder of a paper is left', () => {
  const { read: files } = pageReader(join(dir, 'files'));
  const { read: packed } = pageReader(join(dir, 'packed'));
  expect(slugs()).toHaveLength(NAMES.length);
  for (const slug of slugs()) {
    expect(packed(slug)!.toString()).toBe(files(slug)!.toString());
    expect(packed(slug)!.toString()).toContain('of the &lt;north&gt; sea');
  }
  expect(packed('nobody')).toBeNull();
  const lists = Object.keys(bytesOf(join(dir, 'packed/papers')));
  expect(lists).toContain('/index.html');
  expect(lists.filter((path) => slugs().some((slug) => path.includes(slug)))).toEqual([]);
});

test('hosts are told to answer the addresses of papers below the sub-path with one page, and lists stay files', () => {
  expect(readFileSync(join(dir, 'packed/_redirects'), 'utf8')).toBe(
    '/sea/papers/:slug/ /sea/paper/ 200\n/sea/papers/:slug /sea/paper/ 200\n',
  );
  expect(existsSync(join(dir, 'packed/paper/index.html'))).toBe(true);
  expect(existsSync(join(dir, 'files/_redirects'))).toBe(false);
  expect(existsSync(join(dir, 'files/paper'))).toBe(false);
  const sitemap = (out: string) => readFileSync(join(dir, out, 'sitemap-0.xml'), 'utf8');
  expect(sitemap('packed')).toBe(sitemap('files'));
});

test("an owner's own rules for hosts are left alone", async () => {
  mkdirSync(join(dir, 'content/public'), { recursive: true });
  write('public/_redirects', '/old /new 301\n');
  const site = await build('own-rules');
  expect(readFileSync(join(site, '_redirects'), 'utf8')).toBe('/old /new 301\n');
  rmSync(join(dir, 'content/public'), { recursive: true });
});

test('after an edit a packed site is the one that is built from nothing, and its moved paper leads on', async () => {
  const [first = '', second = ''] = slugs().sort();
  const paper = join(dir, 'content/papers', `${first}.md`);
  writeFileSync(paper, `${readFileSync(paper, 'utf8')}\nMore is known now.\n`);
  renameSync(
    join(dir, 'content/papers', `${second}.md`),
    join(dir, 'content/papers', 'renamed-here.md'),
  );
  const upon = await build('packed');
  const whole = await build('whole');
  expect(bytesOf(upon)).toEqual(bytesOf(whole));
  const { read } = pageReader(upon);
  expect(read(first)!.toString()).toContain('More is known now.');
  expect(read(second)!.toString()).toContain('url=/sea/papers/renamed-here/');
  expect(read('renamed-here')!.toString()).toContain('sea</h1>');
});

test('an address that would die is told of a packed site too', () => {
  const last = slugs().sort().at(-1)!;
  const file = join(dir, 'content/papers', `${last}.md`);
  const text = readFileSync(file, 'utf8');
  rmSync(file);
  const place = { contentDir: join(dir, 'content'), outDir: join(dir, 'packed') };
  expect(checkFolder(place).lines.join('\n')).toContain(
    `content: missing address: papers/${last}/.`,
  );
  writeFileSync(file, text);
});

test('every paper has its file among them, and a file holds 48 pages on average at most', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200_000 }),
      fc.stringMatching(/^[a-z0-9-]{1,60}$/),
      (papers, slug) => {
        const shards = shardCount(papers);
        expect(papers / shards).toBeLessThanOrEqual(48);
        expect(shardOf(slug, shards)).toBeGreaterThanOrEqual(0);
        expect(shardOf(slug, shards)).toBeLessThan(shards);
      },
    ),
  );
});

const SIZE = {
  files: 98_336,
  bytes: 2.3e9,
  largest: ['api/papers.jsonl', 200e6],
  fullest: ['previews', 60_000],
  contributors: { files: 0, bytes: 0 },
} as const;
const AUTHORS = { files: 9000, bytes: 1e8 };

test.each([
  ['any', 'files', SIZE, []],
  ['netlify', 'files', SIZE, ['The folder previews has 60000 files, and Netlify takes 54000 a folder. Choose another host, or fewer papers.']],
  ['github', 'files', SIZE, ['The site has 2300 MB, and GitHub Pages takes 1000. Write pages: packed into site.yaml and build again.']],
  ['github', 'packed', { ...SIZE, contributors: AUTHORS }, ['The site has 2300 MB, and GitHub Pages takes 1000. Write authorPages: false into site.yaml and build again.']],
  ['cloudflare', 'files', { ...SIZE, largest: ['a', 1], contributors: AUTHORS }, ['The site has 98336 files, and Cloudflare Pages takes 20000. Write pages: packed and authorPages: false into site.yaml and build again.']],
  ['cloudflare', 'packed', SIZE, [
    'The site has 98336 files, and Cloudflare Pages takes 20000. Its pages are packed already: choose another host, or fewer papers.',
    'The file api/papers.jsonl has 200 MB, and Cloudflare Pages takes 26 a file. Choose another host, or leave this file out when you upload the folder.',
  ]],
] as const)('what %s will not take of a site with pages: %s is told with the remedy', (host, pages, size, told) => {
  expect(hostFaults({ host, pages }, size).map(({ remedy }) => remedy)).toEqual(told);
}); // biome-ignore format: a table reads best in rows

test.each([
  ['cloudflare', 'files', 20_000, 0, null],
  ['cloudflare', 'files', 20_001, 0, '20001 files, and Cloudflare Pages takes 20000. Write pages: packed into site.yaml and build again.'],
  ['cloudflare', 'files', 9000, 12_000, '21000 files, and Cloudflare Pages takes 20000. Write pages: packed and authorPages: false into site.yaml and build again.'],
  ['cloudflare', 'packed', 80_000, 0, null],
  ['github', 'files', 80_000, 90_000, null],
  ['github', 'files', 80_001, 0, '1001 MB, and GitHub Pages takes 1000. Write pages: packed into site.yaml and build again.'],
  ['github', 'packed', 200_000, 0, null],
  ['any', 'files', 200_000, 400_000, null],
] as const)('before a build for %s with pages: %s of %i papers and %i authors and venues is told what cannot be', (host, pages, papers, contributors, told) => {
  const said = told === null ? [] : [`The site would have at least ${told} With host: any it is built all the same.`];
  expect(foreseenFaults({ host, pages }, papers, contributors).map(({ remedy }) => remedy)).toEqual(said);
}); // biome-ignore format: a table reads best in rows

test('a site is measured by all its files', () => {
  const site = join(dir, 'files');
  const files = Object.entries(bytesOf(site)).map(
    ([path, base64]) => [path.slice(1), Buffer.from(base64, 'base64').length] as const,
  );
  const sum = (some: typeof files) => ({
    files: some.length,
    bytes: some.reduce((all, [, bytes]) => all + bytes, 0),
  });
  const size = sizeOfSite(site);
  expect(size).toMatchObject(sum(files));
  expect(size.largest[1]).toBe(Math.max(...files.map(([, bytes]) => bytes)));
  const ofNames = files.filter(([path]) => /^(?:authors|venues)\//.test(path));
  expect(ofNames.length).toBeGreaterThan(1);
  expect(size.contributors).toEqual(sum(ofNames));
  const [folder, count] = size.fullest;
  expect(files.filter(([path]) => dirname(path) === folder)).toHaveLength(count);
});

test('a build tells its stages in order, and of papers how many are done', () => {
  const stages = [...new Set(toldOfPacked.map(([stage]) => stage))];
  expect(stages.slice(0, 2)).toEqual(['Looking for changes', 'Importing']);
  expect(stages.slice(-4)).toEqual([
    'Writing pages and indexing words',
    'Indexing words',
    'Packing pages',
    'Putting the site in its place',
  ]);
  const of = (name: string) =>
    toldOfPacked.filter(([stage, , total]) => stage === name && total !== null);
  const pages = of('Writing pages and indexing words');
  expect(pages.map(([, done]) => done)).toEqual(NAMES.map((_, i) => i));
  for (const [, , total] of pages) expect(total).toBe(NAMES.length);
});
