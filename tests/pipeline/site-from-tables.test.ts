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
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paperLanguage } from '../../src/atlas/language/text-language.ts';
import { idsOf, subtopicsBelow } from '../../src/atlas/subtopics-below.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { hashSlug } from '../../src/map/points.ts';
import { decodeAddresses, decodeColumns, decodePoints } from '../../src/map/points-files.ts';
import { buildProject } from '../../src/pipeline/build-project.ts';
import { chartProject } from '../../src/pipeline/chart-project.ts';
import { makeSkeleton } from '../../src/pipeline/make-skeleton.ts';
import { openProject } from '../../src/pipeline/open-project.ts';
import { PACKAGE_ROOT, projectPaths } from '../../src/pipeline/paths.ts';
import type { PaperRow } from '../../src/pipeline/worker/paper-row.ts';
import { firstMap } from '../first-map.ts';
import { answersOf } from './worker-answers.ts';

/** Papers of the first map, and some that are hard to print. */
const RECORDS = [
  ...readProject(firstMap())
    .papers.slice(0, 12)
    .map(({ title, abstract }, i) => ({ title, abstract, authors: ['Bo <3 Li'], year: 2010 + i })),
  {
    title: 'Éponges & "nets"',
    abstract: 'Of *nets* </script> in $x^2$ seas.',
    venue: 'Sea & Shore',
  },
  { title: 'éponges & nets', abstract: '', authors: ['Ada Lovelace', 'Bo Li'] },
  // Its title alone tells no language.
  {
    title: 'Schwämme und Netze',
    abstract: 'Wie das Netz, so die Schwämme, die der Nordsee eigen sind.',
  },
];
const SETTINGS =
  'title: Sea\naddress: https://example.org/sea\npages: packed\nauthorPages: false\n';

let dir: string;
let data: string;
let rows: readonly PaperRow[];
const caches = new Set<string>();
const at = (out: string) => {
  const place = projectPaths(join(dir, 'content'), join(dir, out));
  caches.add(place.cacheDir);
  return place;
};
const nothing = () => undefined;
const text = (...path: readonly string[]) => readFileSync(join(dir, ...path), 'utf8');
const base64 = (path: string) => readFileSync(join(dir, 'laptop', path), 'base64');
const ask = (stage: string, ...lines: readonly object[]) =>
  answersOf(stage, lines, null, join(dir, 'kit'));

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'chartroom-tables-'));
  mkdirSync(join(dir, 'content/corpus'), { recursive: true });
  writeFileSync(join(dir, 'content/site.yaml'), SETTINGS);
  const corpus = RECORDS.map((record) => JSON.stringify(record)).join('\n');
  writeFileSync(join(dir, 'content/corpus/a.jsonl'), corpus);
  await buildProject(at('laptop'), '2026-01-02', nothing);
  const { version } = JSON.parse(text('laptop/data/version.json'));
  data = `data/${version}`;
  const place = at('cluster');
  const { model } = chartProject(place, openProject(place), nothing, { people: null });
  const { topics, papers: places } = model.atlas;
  const counts = topics.flatMap((topic) => [
    [topic.id, topic.count],
    ...subtopicsBelow(topic).map((below) => [
      [topic.id, ...idsOf(below)].join('/'),
      below.part.count,
    ]),
  ]);
  const totals = { version, papers: model.papers.length, counts: Object.fromEntries(counts) };
  writeFileSync(join(dir, 'totals.json'), JSON.stringify(totals));
  await makeSkeleton(place, join(dir, 'totals.json'), join(dir, 'kit'), nothing);
  const lines = text('kit/sample.jsonl').trim().split('\n');
  rows = model.papers.map((paper, i) => {
    const { slug, title, abstract, authors, year, venue } = paper;
    const { topic, topics: shares, path, x, y, related } = places[i]!;
    return {
      ...{ slug, title, abstract, authors: [...authors], year, venue, topic, x, y },
      path: [...path],
      probabilities: topics.map(({ id }) => shares[id]!),
      related: related.map((other) => ({ slug: other.slug, score: other.score })),
      language: paperLanguage(paper),
      known: JSON.parse(lines[i]!).known,
    };
  });
});
afterAll(() => {
  for (const path of [dir, ...caches]) rmSync(path, { recursive: true, force: true });
});

const filesBelow = (folder: string) =>
  readdirSync(join(dir, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(dir, folder).length + 1));

/** The pages in the one file that holds them all. */
const pagesIn = (bytes: string): Readonly<Record<string, string>> =>
  JSON.parse(inflateRawSync(Buffer.from(bytes, 'base64')).toString());

/** What a row has of a paper that others name, or that a list or the map has a line of. */
const named = ({ slug, title, topic, path, probabilities, known, ...row }: PaperRow) => ({
  ...{ slug, title, topic, path, probabilities, known, language: row.language },
  ...{ authors: row.authors, year: row.year, venue: row.venue, x: row.x, y: row.y },
});

test('a site without what grows is that of one machine to the byte, but for the name of its build', () => {
  const differing = filesBelow('cluster').filter(
    (path) =>
      !readFileSync(join(dir, 'cluster', path)).equals(readFileSync(join(dir, 'laptop', path))),
  );
  expect(differing.sort()).toEqual(['data/version.json']);
  const lacking = filesBelow('laptop').filter((path) => !existsSync(join(dir, 'cluster', path)));
  const below = (folder: string) => (path: string) => path.startsWith(`${data}/${folder}/`);
  const grows = ['pages', 'panels', 'list', 'search'].map(below);
  const isWordModel = (path: string) => /^data\/words-/.test(path);
  expect(lacking.filter((path) => !isWordModel(path) && !grows.some((is) => is(path)))).toEqual([
    'api/papers.jsonl',
    `${data}/build.json`,
    `${data}/related.bin`,
  ]);
});

test('the program that makes pages names no folder of the machine that made it', () => {
  const files = filesBelow('kit/program').map((path) => join('kit/program', path));
  const homes = [dir, PACKAGE_ROOT];
  expect(files.length).toBeGreaterThan(5);
  expect(files.filter((file) => homes.some((home) => text(file).includes(home)))).toEqual([]);
});

test('pages, panels, texts, list and open data of rows are those of one machine, to the byte', async () => {
  const papers = rows.toReversed();
  const [pages] = await ask('pages', { papers });
  const [panels] = await ask('panels', { from: 0, papers });
  const keys = await ask('keys', ...rows);
  const order = new Map(keys.map(({ slug, order: own }) => [slug, own]));
  const byTitle = rows.toSorted((a, b) => (order.get(a.slug) < order.get(b.slug) ? -1 : 1));
  const [list] = await ask('list', { file: 0, papers: byTitle.map(named) });
  const [index] = await ask('list-index', { starts: [list.start] });
  const files = [pages, panels, list, index].flatMap((answer) => answer.files);
  expect(files.map(({ path }) => path)).toEqual([
    `${data}/pages/0.bin`,
    `${data}/panels/0.bin`,
    `${data}/search/texts/0.bin`,
    `${data}/search/texts/1.bin`,
    `${data}/list/0.json`,
    `${data}/list/index.json`,
  ]);
  for (const { path, bytes } of files) expect(bytes, path).toBe(base64(path));
  const [open] = await ask('open', { papers });
  const lines = open.lines.map(({ line }: { readonly line: string }) => line);
  expect(lines.join('')).toBe(text('laptop/api/papers.jsonl'));
});

test('a file of addresses holds those of its papers', async () => {
  const [sitemap] = await ask('sitemap', { file: 3, papers: rows });
  expect(sitemap.files[0].path).toBe('sitemap-papers-3.xml');
  const xml = Buffer.from(sitemap.files[0].bytes, 'base64').toString();
  expect([...xml.matchAll(/<loc>(.*)<\/loc>/g)].map(([, address]) => address)).toEqual(
    rows.map(({ slug }) => `https://example.org/sea/papers/${slug}/`),
  );
});

test('a page says the same whichever papers are made with it, as long as those it names are there', async () => {
  const keys = await ask('keys', ...rows);
  const keyOf = new Map(keys.map((key) => [key.slug, key]));
  const orderOf = ({ slug }: PaperRow): string => keyOf.get(slug)!.order;
  const parts = [0, 1].map((half) => {
    const papers = rows.filter((_, i) => i % 2 === half);
    const slugs = papers.flatMap((row) => {
      const walk = rows
        .filter(({ slug }) => keyOf.get(slug)!.walk === keyOf.get(row.slug)!.walk)
        .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
      const place = walk.indexOf(row);
      const beside = walk.slice(Math.max(0, place - 1), place + 2);
      return [...row.related, ...beside].map(({ slug }) => slug);
    });
    return { papers, linked: rows.filter(({ slug }) => slugs.includes(slug)).map(named) };
  });
  const whole = pagesIn(base64(`${data}/pages/0.bin`));
  const made = await ask('pages', ...parts);
  expect(Object.assign({}, ...made.map(({ files }) => pagesIn(files[0].bytes)))).toEqual(whole);
});

test('points of rows have what the rows say, along the curve of the map, wherever lines end', async () => {
  const ends = [0, 5, rows.length];
  const answers = await ask(
    'dots',
    ...[0, 1].map((k) => ({ from: ends[k], papers: rows.slice(ends[k], ends[k + 1]).map(named) })),
  );
  const dots = answers
    .flatMap((answer) => answer.dots)
    .sort((a, b) => a.curve - b.curve || a.number - b.number);
  expect(dots.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([...rows.keys()]);
  const [{ files }] = await ask('points', {
    points: Buffer.concat(dots.map(({ point }) => Buffer.from(point, 'base64'))).toString('base64'),
  });
  expect(files.map(({ path }: { readonly path: string }) => path)).toEqual([
    `${data}/points.bin`,
    `${data}/columns.bin`,
    `${data}/addresses.bin`,
  ]);
  const [places, asked, addresses] = files.map(
    ({ bytes }: { readonly bytes: string }) => Uint8Array.from(Buffer.from(bytes, 'base64')).buffer,
  );
  const points = await decodePoints(places);
  await decodeColumns(asked, points);
  await decodeAddresses(addresses, points);
  for (const [i, dot] of dots.entries()) {
    const row = rows[dot.number]!;
    expect(points.number[i]).toBe(dot.number);
    expect(points.slugHash[i]).toBe(hashSlug(row.slug));
    expect(points.x[i]).toBeCloseTo(row.x, 4);
    expect(points.y[i]).toBeCloseTo(row.y, 4);
    expect(points.year[i]).toBe(row.year ?? 0);
    expect(points.venue[i]).toBe(row.venue === 'Sea & Shore' ? 1 : 0);
    expect(JSON.parse(dot.title)[0]).toBe(row.slug);
  }
});

test('what relates papers is told as one machine tells it', async () => {
  const places = new Map(rows.map(({ slug }, i) => [slug, i]));
  const papersOf = (name: string) =>
    [...rows.keys()].filter((i) => rows[i]!.authors?.includes(name));
  const related = rows.map((row) => row.related.map(({ slug }) => places.get(slug)!));
  const parts = await ask(
    'related',
    { related: related.slice(0, 5) },
    { related: related.slice(5) },
  );
  const joined = Buffer.concat(parts.map(({ bytes }) => Buffer.from(bytes, 'base64')));
  expect(joined.toString('base64')).toBe(base64(`${data}/related.bin`));
  const authors = [{ text: 'Bo <3 Li', papers: papersOf('Bo <3 Li') }];
  const [{ files }] = await ask('authorships', { authors });
  const path = `${data}/authorships.json`;
  expect(files).toEqual([{ path, bytes: base64(path) }]);
});

test('of two papers of the sample that its map does not relate no page says that they are related', async () => {
  const [row] = rows.filter(({ related }) => related.length > 0);
  const other = rows.find(
    ({ slug }) => row!.known!.reasons[slug] === undefined && slug !== row!.slug,
  );
  const also = { ...row!, related: [...row!.related, { slug: other!.slug, score: 0.3 }] };
  const linked = rows.filter(({ slug }) => slug !== row!.slug).map(named);
  const [without, withOne] = await ask(
    'open',
    { papers: [row], linked },
    { papers: [also], linked },
  );
  expect(withOne).toEqual(without);
  const further = { ...also, known: null };
  const [of] = await ask('open', { papers: [further], linked });
  expect(of.lines[0].line).toContain(other!.slug);
});

test('a line that lacks a paper it names, or is of another map, is answered with what is wrong', async () => {
  const [row] = rows.filter(({ related }) => related.length > 0);
  const [first] = row!.related;
  const said = await ask(
    'pages',
    { papers: [row] },
    { papers: [{ ...row, related: [], topic: 'strange' }] },
    { papers: [] },
  );
  expect(said.map(({ error }) => error)).toEqual([
    `worker: missing row ${first!.slug}: line 1. ${row!.slug} is related to it: put it in linked.`,
    `worker: unknown topic strange: line 2. ${row!.slug} is of another map than the kit.`,
    expect.stringContaining('worker: invalid papers: line 3.'),
  ]);
  const strange = { ...named(row!), topic: 'strange' };
  const papers = rows.map((own) => (own === row ? strange : named(own)));
  const foreign = { from: 0, file: 0, papers };
  for (const [stage, line] of [
    ['keys', strange],
    ['list', foreign],
    ['dots', foreign],
  ] as const)
    expect((await ask(stage, line))[0].error, stage).toBe(said[1].error.replace('2.', '1.'));
});

test('a line that holds other papers than the map has is answered with what is wrong', async () => {
  const errorOf = async (stage: string, line: object) => (await ask(stage, line))[0].error;
  const papers = rows.map(named);
  const twice = [...papers, ...papers];
  expect(await errorOf('list', { file: 0, papers: papers.slice(1) })).toContain('no whole files');
  expect(await errorOf('list-index', { starts: ['a', 'b'] })).toBe(
    'worker: invalid starts: line 1. They are 2. Give those of 1 files.',
  );
  expect(await errorOf('dots', { from: 0, papers: twice })).toContain('invalid papers');
  const [{ dots }] = await ask('dots', { from: 0, papers });
  expect(await errorOf('points', { points: dots[0].point })).toBe(
    `worker: invalid points: line 1. Give the ${rows.length} that dots gives.`,
  );
  expect(await errorOf('related', { related: [[rows.length]] })).toContain('invalid place');
  const authors = [{ text: 'Bo', papers: [0, rows.length] }];
  expect(await errorOf('authorships', { authors })).toContain('invalid place');
});

test('without authorPages there are none, and names lead nowhere', () => {
  const files = filesBelow('laptop');
  const pages = files.filter((file) => file.endsWith('.html'));
  expect(files.filter((file) => /^(?:authors|venues)\//.test(file))).toEqual([]);
  expect(pages.filter((page) => /\/(?:authors|venues)\//.test(text('laptop', page)))).toEqual([]);
  expect(files.filter((file) => /^data\/[^/]+\/authors\//.test(file))).toEqual([]);
  expect(text('laptop/index.html')).not.toMatch(/id="map"[^>]*data-authors/);
});
