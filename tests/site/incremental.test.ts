import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildProject } from '../../src/pipeline/build-project.ts';
import { projectPaths } from '../../src/pipeline/paths.ts';

const SUBJECTS = ['networks', 'layers', 'heads', 'tokens', 'experts', 'weights'];
const RECORDS = ['Pruning', 'Aligning'].flatMap((verb) =>
  SUBJECTS.map((subject) => ({
    title: `${verb} ${subject}`,
    abstract: `We study ${verb.toLowerCase()} of ${subject} and what it changes in practice.`,
    authors: ['Ada Lovelace'],
    year: 2024,
  })),
);
const TOPICS = `topics:
  - { id: pruning, name: Pruning, description: Making networks smaller., phrases: [pruning] }
  - { id: aligning, name: Aligning, description: Making networks behave., phrases: [aligning] }
`;

let dir: string;
let dist: string;
let caches: string[] = [];

const build = async (outDir: string) => {
  const place = projectPaths(join(dir, 'content'), outDir);
  caches = [place.cacheDir];
  await buildProject(place, '2026-01-02', () => undefined);
};
const write = (file: string, text: string) => writeFileSync(join(dir, 'content', file), text);
const edit = (file: string, from: string, to: string) => {
  const path = join(dir, 'content', file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
};

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'chartroom-incremental-'));
  dist = join(dir, 'dist');
  mkdirSync(join(dir, 'content/corpus'), { recursive: true });
  write('corpus/a.jsonl', RECORDS.map((record) => JSON.stringify(record)).join('\n'));
  write('topics.yaml', TOPICS);
  write('site.yaml', 'title: A map\naddress: https://example.org/map\n');
  await build(dist);
});

afterAll(() => {
  for (const path of [dir, ...caches]) rmSync(path, { recursive: true, force: true });
});

/** Every file of a site with its bytes. */
function bytesOf(site: string): Map<string, string> {
  const files = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return new Map(files.map((file) => [file.slice(site.length + 1), readFileSync(file, 'base64')]));
}

/** Builds upon the last site and from nothing; returns the papers whose pages the first wrote anew. */
async function bothBuilds(): Promise<string[]> {
  const page = (slug: string) => join(dist, 'papers', slug, 'index.html');
  const slugs = () => readdirSync(join(dist, 'papers')).filter((name) => !/^page$|\./.test(name));
  const before = new Map(slugs().map((slug) => [slug, statSync(page(slug)).ino]));
  await build(dist);
  const whole = join(dir, 'whole');
  await build(whole);
  const [upon, fromNothing] = [bytesOf(dist), bytesOf(whole)];
  rmSync(whole, { recursive: true });
  expect([...upon.keys()]).toEqual([...fromNothing.keys()]);
  for (const [file, bytes] of upon) expect(bytes === fromNothing.get(file), file).toBe(true);
  return slugs().filter((slug) => statSync(page(slug)).ino !== before.get(slug));
}

test('a mended year is written to the paper’s page and to those that list it, no further', async () => {
  edit('papers/pruning-heads.md', 'year: 2024', 'year: 2023');
  const related = (slug: string): string[] => {
    const lines = readFileSync(join(dist, 'api/papers.jsonl'), 'utf8').trim().split('\n');
    return lines
      .map((line) => JSON.parse(line))
      .find((paper) => paper.slug === slug)
      .related.map((one: { slug: string }) => one.slug);
  };
  const written = await bothBuilds();
  expect(written).toContain('pruning-heads');
  expect(written.length).toBeLessThan(RECORDS.length);
  for (const slug of readdirSync(join(dir, 'content/papers')).map((name) => name.slice(0, -3)))
    if (related(slug).includes('pruning-heads')) expect(written).toContain(slug);
});

test('a paper that comes and cites another is written to the pages of both', async () => {
  const citing = {
    title: 'Aligning by feedback',
    abstract: 'We study aligning of models by feedback and what it changes in practice.',
    references: ['Lovelace, A., Pruning layers (2024) Journal of Nets, 3, p. 4'],
  };
  appendFileSync(join(dir, 'content/corpus/a.jsonl'), `\n${JSON.stringify(citing)}`);
  expect(await bothBuilds()).toEqual(
    expect.arrayContaining(['aligning-by-feedback', 'pruning-layers']),
  );
  const page = readFileSync(join(dist, 'papers/pruning-layers/index.html'), 'utf8');
  expect(page).toContain('Cited here by (1)');
});

test('papers that come, go, change their words and move to another address', async () => {
  appendFileSync(
    join(dir, 'content/corpus/a.jsonl'),
    `\n${JSON.stringify({ title: 'Pruning whole models', abstract: 'We study pruning of models.' })}`,
  );
  edit('corpus/a.jsonl', `${JSON.stringify(RECORDS[11])}\n`, '');
  rmSync(join(dir, 'content/papers/aligning-weights.md'));
  edit('papers/aligning-tokens.md', 'title: Aligning tokens', 'title: Pruning and aligning tokens');
  const papers = join(dir, 'content/papers');
  renameSync(join(papers, 'pruning-experts.md'), join(papers, 'fewer-experts.md'));
  expect(await bothBuilds()).toEqual(
    expect.arrayContaining(['pruning-whole-models', 'fewer-experts']),
  );
  const moved = readFileSync(join(dist, 'papers/pruning-experts/index.html'), 'utf8');
  expect(moved).toContain('<html lang="en">');
  expect(moved).toContain('<title>Pruning experts · A map</title>');
  expect(moved).toContain('http-equiv="Content-Security-Policy"');
  expect(moved).toContain('http-equiv="refresh" content="0; url=/map/papers/fewer-experts/"');
  expect(moved).toContain('rel="canonical" href="https://example.org/map/papers/fewer-experts/"');
  const feed = readFileSync(join(dist, 'sitemap-0.xml'), 'utf8');
  expect(feed).not.toContain('pruning-experts');
});

test('topics renamed, a paper pinned, pages changed and deleted in the built folder', async () => {
  appendFileSync(join(dist, 'papers/pruning-heads/index.html'), 'by hand');
  rmSync(join(dist, 'papers/pruning-tokens'), { recursive: true });
  write('topics.yaml', TOPICS.replace('name: Pruning', 'name: Smaller networks'));
  edit('papers/pruning-layers.md', 'title:', 'topic: aligning\ntitle:');
  expect(await bothBuilds()).toEqual(
    expect.arrayContaining(['pruning-layers', 'pruning-heads', 'pruning-tokens']),
  );
});

test('another title of the site stands on every page', async () => {
  write('site.yaml', 'title: Another map\nlanguage: de\n');
  // The page of the renamed paper among them.
  expect(await bothBuilds()).toHaveLength(RECORDS.length + 2);
});
