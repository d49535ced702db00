import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';

const HOSTILE = 'Quotes " and <script>alert(1)</script> & {x, y}';
const RECORDS = [
  ...[
    'Pruning networks',
    'Pruning layers',
    'Pruning heads',
    'Pruning tokens',
    'Pruning experts',
    'Pruning weights',
  ].map((title) => ({
    title,
    abstract: `We study ${title.toLowerCase()} and remove weights while accuracy stays.`,
    authors: ['Ada Lovelace'],
    year: 2024,
  })),
  {
    title: 'P$^2$ Law',
    abstract:
      'A scaling law for \\textit{pruned} networks, $x_{ij} \\leq \\alpha$. See https://example.org/code.',
  },
  { title: HOSTILE, abstract: 'Text with <img src=x onerror=alert(1)> inside.' },
  { title: 'تقليم الشبكات', abstract: 'نص' },
  { title: 'No abstract here' },
];
const FAULTY = [
  { title: 'Pruning heads', abstract: 'The same paper again.' },
  { abstract: 'A record that lost its title.' },
];
const TOPICS =
  'topics:\n  - id: pruning\n    name: Pruning\n    description: Making networks smaller.\n    phrases: [pruning]\n';

let dir: string;
let dist: string;

/** Runs the command line as a person would; the folder of the test is its project. */
function chartroom(...args: string[]) {
  const call = ['--import', './scripts/require-node.mjs', 'src/cli/chartroom.ts', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, call, {
    cwd: PACKAGE_ROOT,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}
const there = () => ['--content', join(dir, 'content'), '--out', dist];

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'chartroom-build-'));
  dist = join(dir, 'site');
  mkdirSync(join(dir, 'content/corpus'), { recursive: true });
  writeFileSync(
    join(dir, 'content/site.yaml'),
    'title: A small map\naddress: https://example.org/somewhere/\nlanguage: de\n',
  );
  writeFileSync(join(dir, 'content/topics.yaml'), TOPICS);
  writeFileSync(
    join(dir, 'content/corpus/a.jsonl'),
    [...RECORDS, ...FAULTY].map((record) => JSON.stringify(record)).join('\n'),
  );
  const { status, stdout, stderr } = chartroom('build', ...there(), '--date', '2026-01-02');
  expect(stdout).toContain(
    `a.jsonl (json-lines): ${RECORDS.length + FAULTY.length} records: ${RECORDS.length + FAULTY.length - 2} added, 0 updated, 0 unchanged, 1 merged, 1 left out; 1 without an abstract`,
  );
  expect(stderr).toContain('import: missing title: a.jsonl, line 12. Left out; mend the record');
  const [, notices = ''] =
    /^2 notices \(1 without an abstract, 1 merged\), nothing to mend; listed in (.*)$/m.exec(
      stderr,
    ) ?? [];
  expect(readFileSync(notices, 'utf8').split('\n')).toEqual([
    expect.stringContaining(
      'import: duplicate paper: a.jsonl, line 11. Merged with a.jsonl, line 3',
    ),
    expect.stringContaining('content: missing abstract: papers/no-abstract-here.md'),
    '',
  ]);
  expect(status).toBe(0);
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

const files = (): string[] =>
  readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1))
    .sort();
const pages = () => files().filter((file) => file.endsWith('.html'));
const read = (file: string) => readFileSync(join(dist, file), 'utf8');

test('every address of the contract is there', () => {
  const slugs = readdirSync(join(dir, 'content/papers')).map((name) => name.replace(/\.md$/, ''));
  expect(slugs).toHaveLength(RECORDS.length);
  const wanted = [
    'index.html',
    '404.html',
    'papers/index.html',
    'papers/page/1/index.html',
    'topics/index.html',
    'topics/pruning/index.html',
    'topics/outside/index.html',
    'search/index.html',
    'about/index.html',
    'embed/index.html',
    'api/atlas.json',
    'api/papers.jsonl',
    'api/atlas.schema.json',
    'api/paper.schema.json',
    'feed.xml',
    'topics/pruning/feed.xml',
    'topics/outside/feed.xml',
    'sitemap-index.xml',
    ...slugs.map((slug) => `papers/${slug}/index.html`),
  ];
  expect(wanted.filter((file) => !existsSync(join(dist, file)))).toEqual([]);
});

test('every page has title, language and the strict policy, and nothing inline or foreign', () => {
  for (const page of pages()) {
    const html = read(page);
    expect(html, page).toMatch(/<html lang="de">/);
    expect(html, page).toMatch(/<title>[^<]+<\/title>/);
    // Where the style sheet is not found, a line says for which address the site was built.
    expect(html, page).toMatch(/<p class="unstyled">[^<]*https:\/\/example\.org\/somewhere/);
    expect(html, page).toMatch(
      /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self';/,
    );
    // What stands in quotes is text; what is left are elements and the names of their attributes.
    const bones = html.replace(/="[^"]*"/g, '=""');
    expect(html, page).not.toContain('unsafe-');
    expect(bones, page).not.toMatch(/<style|\sstyle=|<[a-z][^>]*\son[a-z]+=|<img|<script>/i);
    expect(
      html.replace(
        /<script[^>]* src="[^"]*"><\/script>|<script type="application\/ld\+json">|"[^"]*"/g,
        '',
      ),
      page,
    ).not.toContain('<script');
    // A link that a reader follows may lead off the site; nothing a browser fetches by itself does.
    expect(html, page).not.toMatch(/<(?!a )[^>]*\s(src|href)="(https?:)?\/\/(?!example\.org)/);
  }
});

test('every link under the sub-path leads to a file, every fragment to its place', () => {
  const broken = pages().flatMap((page) =>
    [...read(page).matchAll(/\s(?:href|src|action)="([^"]*)"/g)]
      .filter(([, target = '']) => !leadsSomewhere(page, target))
      .map(([, target]) => `${page}: ${target}`),
  );
  expect(broken).toEqual([]);
});

function leadsSomewhere(page: string, target: string): boolean {
  const address = new URL(
    target.replaceAll('&#38;', '&').replaceAll('&amp;', '&'),
    `https://example.org/somewhere/${page.replace(/index\.html$/, '')}`,
  );
  if (address.host !== 'example.org' || address.href === 'https://example.org/code') return true;
  if (!address.pathname.startsWith('/somewhere/')) return false;
  const path = decodeURIComponent(address.pathname.slice('/somewhere/'.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (!existsSync(join(dist, file))) return false;
  return address.hash === '' || read(file).includes(`id="${address.hash.slice(1)}"`);
}

test('style sheets ask for fonts under the sub-path, and they are there', () => {
  const css = files()
    .filter((file) => file.endsWith('.css'))
    .map(read)
    .join('');
  const fonts = [...css.matchAll(/url\("?([^")]+)"?\)/g)].map(([, address]) => address!);
  expect(fonts.length).toBeGreaterThan(0);
  for (const font of fonts) {
    const path = font.startsWith('/somewhere/')
      ? font.slice('/somewhere/'.length)
      : join('assets', font);
    expect(existsSync(join(dist, path)), font).toBe(true);
  }
});

test('pages that speak of papers alone name no version, so that they keep their bytes when it changes', () => {
  const { version } = JSON.parse(read('data/version.json'));
  expect(existsSync(join(dist, `data/${version}/search`))).toBe(true);
  const naming = pages().filter((page) => read(page).includes(version));
  // The page about the map says which version a reader cites.
  expect(naming).toEqual([
    'about/index.html',
    'embed/index.html',
    'index.html',
    'search/index.html',
  ]);
});

test('open data follow their schemas', () => {
  const ajv = new Ajv({ strict: false });
  const atlas = JSON.parse(read('api/atlas.json'));
  const papers = read('api/papers.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(ajv.validate(JSON.parse(read('api/atlas.schema.json')), atlas), ajv.errorsText()).toBe(
    true,
  );
  const valid = ajv.compile(JSON.parse(read('api/paper.schema.json')));
  for (const one of papers) {
    expect(valid(one), JSON.stringify(valid.errors)).toBe(true);
    const total = Object.values(one.topics as Record<string, number>).reduce(
      (sum, value) => sum + value,
      0,
    );
    expect(Math.abs(total - 1)).toBeLessThan(0.001);
  }
  expect(papers).toHaveLength(atlas.papers);
  expect(papers.map(({ title }) => title)).toEqual(expect.arrayContaining(['P² Law', HOSTILE]));
  expect(papers.find(({ title }) => title === 'P² Law').url).toBe(
    'https://example.org/somewhere/papers/p2-law/',
  );
});

test('a paper’s page reads as a person expects', () => {
  const law = read('papers/p2-law/index.html');
  expect(law).toContain('<title>P² Law · A small map</title>');
  expect(law).toContain('<h1 dir="auto" lang="en">P² Law</h1>');
  expect(law).toContain('<em>pruned</em>');
  expect(law).toContain('<a href="https://example.org/code" rel="noopener nofollow">');
  expect(law).toContain('rel="canonical" href="https://example.org/somewhere/papers/p2-law/"');
  expect(read('papers/no-abstract-here/index.html')).toContain(
    'Die Quelle hat keine Zusammenfassung.',
  );
});

test('pages and scripts speak the language of the map, and load no other', () => {
  expect(read('topics/index.html')).toContain('<h1>Themen</h1>');
  expect(read('papers/p2-law/index.html')).toContain('Diese Arbeit zitieren');
  expect(read('papers/pruning-heads/index.html')).toMatch(/<div lang="en"><p>We study /);
  // Titles by themselves tell too little.
  expect(read('papers/index.html')).toMatch(/pruning-heads\/" dir="auto" lang="en">/);
  const scripts = files()
    .filter((file) => file.endsWith('.js'))
    .map(read)
    .join('\n');
  expect(scripts).toContain('Link kopieren');
  expect(scripts).not.toContain('Copy link');
});

test('feeds name whole addresses and the day a paper was added', () => {
  const feed = read('topics/pruning/feed.xml');
  expect(feed).toContain('<feed xmlns="http://www.w3.org/2005/Atom">');
  expect(feed).toContain('<link href="https://example.org/somewhere/papers/pruning-networks/"/>');
  expect(feed).toContain('<updated>2026-01-02T00:00:00Z</updated>');
});

test('search on the command line answers from the published index', () => {
  const { status, stdout } = chartroom('search', 'p2 law', '--json', '--limit', '3', ...there());
  expect(status).toBe(0);
  const answer = JSON.parse(stdout);
  expect(answer.query).toBe('p2 law');
  expect(answer.results[0]).toMatchObject({ slug: 'p2-law', title: 'P² Law' });
});

test('with nothing changed nothing is built; a second checkout of the same builds the same bytes', () => {
  expect(chartroom('build', ...there()).stdout).toContain('Nothing changed');
  const again = join(dir, 'again');
  expect(chartroom('build', '--content', join(dir, 'content'), '--out', again).status).toBe(0);
  const first = files().map((file) => [file, read(file)]);
  const second = readdirSync(again, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [file.slice(again.length + 1), readFileSync(file, 'utf8')]);
  expect(second).toEqual(first);
});

test('a broken topics.yaml leaves the last site and the content as they were', () => {
  const before = files();
  writeFileSync(join(dir, 'content/topics.yaml'), 'topics: [');
  const { status, stderr } = chartroom('build', ...there());
  writeFileSync(join(dir, 'content/topics.yaml'), TOPICS);
  expect(status).toBe(1);
  expect(stderr).toMatch(/content: invalid YAML: topics\.yaml, line \d/);
  expect(files()).toEqual(before);
});

test('a wrong call says how it is meant and exits with 2', () => {
  const { status, stderr } = chartroom('biuld');
  expect(status).toBe(2);
  expect(stderr).toContain('call: unknown command: biuld.');
  expect(stderr).toContain('usage: npm run chartroom --');
  expect(chartroom('search', 'x', '--limit', 'many').status).toBe(2);
});
