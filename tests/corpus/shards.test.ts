import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { formatFault, ProjectError } from '../../src/corpus/fault.ts';
import { readDeleted } from '../../src/corpus/importing/deleted.ts';
import { importCorpus } from '../../src/corpus/importing/import-corpus.ts';
import { importedPaths, readImported } from '../../src/corpus/importing/imported-file.ts';
import { readRedirects } from '../../src/corpus/importing/redirects.ts';
import { formatPaperFile } from '../../src/corpus/paper-file.ts';
import { fileOfLine, lineOfFile } from '../../src/corpus/paper-line.ts';
import { shardOf } from '../../src/corpus/paper-shards.ts';
import { checkProject } from '../../src/corpus/project/check-project.ts';
import { pinPapers } from '../../src/corpus/project/pin-papers.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { temporaryFolder } from '../temporary.ts';

const TITLES = ['Reefs', 'Kelp', 'Tides', 'Gulls', 'Squid', 'Terns'];
const record = (title: string, more: object = {}) => ({
  id: title,
  title,
  abstract: `About ${title.toLowerCase()}.`,
  authors: ['Ada Lovelace'],
  year: 2020,
  ...more,
});

let dir: string;
beforeEach(() => {
  dir = temporaryFolder();
  keep('shards');
});

const write = (name: string, text: string) => {
  mkdirSync(join(dir, name, '..'), { recursive: true });
  writeFileSync(join(dir, name), text);
};
const read = (name: string) => readFileSync(join(dir, name), 'utf8');
const keep = (as: string) => write('site.yaml', `title: A map\npapers: ${as}\n`);
const shard = (slug: string) => `papers/${shardOf(slug)}.jsonl`;
const lineOf = (slug: string) =>
  read(shard(slug))
    .split('\n')
    .find((line) => line.includes(`"slug":"${slug}"`))!;

/** Imports these records, all that there are by default. */
function importAgain(records: readonly object[] = TITLES.map((title) => record(title))) {
  write('corpus/a.jsonl', records.map((one) => JSON.stringify(one)).join('\n'));
  return importCorpus(dir, { today: '2026-01-02' });
}

/** All files below a folder of the project, by name. */
function filesIn(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(join(dir, folder))) return {};
  const names = readdirSync(join(dir, folder)).sort();
  return Object.fromEntries(names.map((name) => [name, read(`${folder}/${name}`)]));
}

function editLine(slug: string, change: (fields: Record<string, unknown>) => object | null): void {
  const changed = change(JSON.parse(lineOf(slug)));
  const lines = read(shard(slug)).split('\n');
  const next = lines.flatMap((line) =>
    line.includes(`"slug":"${slug}"`)
      ? changed === null
        ? []
        : [JSON.stringify(changed)]
      : [line],
  );
  write(shard(slug), next.join('\n'));
}

test('an import keeps papers as lines of shards, and what they were beside them', () => {
  importAgain();
  expect(JSON.parse(lineOf('reefs'))).toEqual({
    slug: 'reefs',
    title: 'Reefs',
    authors: ['Ada Lovelace'],
    year: 2020,
    abstract: 'About reefs.',
  });
  expect(readdirSync(join(dir, 'papers')).filter((name) => name.endsWith('.md'))).toEqual([]);
  expect(importedPaths(dir)).toEqual(
    [...new Set(TITLES.map((title) => `imported/${shardOf(title.toLowerCase())}.jsonl`))].sort(),
  );
  const { papers, faults } = readProject(dir);
  expect(papers.map(({ slug }) => slug)).toEqual(TITLES.map((one) => one.toLowerCase()).sort());
  expect(papers[0]!.added).toBe('2026-01-02');
  expect(faults).toEqual([]);
});

test('papers read from shards are those read from files, and moving there and back loses no letter', () => {
  keep('files');
  importAgain();
  const own =
    '---\n# Ask Ada.\ntitle: "Own: words"   # twice\nmine: [1, 0x1F]\n---\n\nWritten by hand.\n';
  write('papers/own-words.md', own);
  const [files, imported, project] = [filesIn('papers'), read('imported.jsonl'), readProject(dir)];
  keep('shards');
  expect(importAgain().moved).toEqual({ papers: 7, into: 'shards' });
  expect(Object.keys(filesIn('papers')).every((name) => /^[0-9a-f]{2}\.jsonl$/.test(name))).toBe(
    true,
  );
  expect(existsSync(join(dir, 'imported.jsonl'))).toBe(false);
  expect(readProject(dir).papers).toEqual(project.papers);
  expect(importAgain().moved, 'once').toBe(undefined);
  keep('files');
  expect(importAgain().moved).toEqual({ papers: 7, into: 'files' });
  expect(filesIn('papers')).toEqual(files);
  expect(read('imported.jsonl')).toBe(imported);
  expect(filesIn('imported')).toEqual({});
});

test('a move that was ended half way goes on, and takes nothing for two', () => {
  importAgain();
  write('papers/reefs.md', fileOfLine(lineOf('reefs')));
  for (const as of ['shards', 'files']) {
    keep(as);
    importAgain();
    expect(readProject(dir).papers).toHaveLength(6);
    expect(checkProject(dir).filter(({ what }) => what === 'paper')).toEqual([]);
  }
  expect(readdirSync(join(dir, 'papers')).filter((name) => name.endsWith('.jsonl'))).toEqual([]);
});

test('a changed record changes one line of one shard; hand edits stay, and where both changed both are told', () => {
  importAgain();
  editLine('reefs', (line) => ({ ...line, title: 'Reefs of ours', note: 'mine' }));
  const before = { papers: filesIn('papers'), imported: filesIn('imported') };
  const next = TITLES.map((title) => record(title, title === 'Reefs' ? { year: 2021 } : {}));
  expect(importAgain(next).files).toMatchObject([{ updated: 1, unchanged: 5 }]);
  expect(JSON.parse(lineOf('reefs'))).toMatchObject({
    title: 'Reefs of ours',
    year: 2021,
    note: 'mine',
  });
  for (const [folder, files] of Object.entries(before)) {
    const after = filesIn(folder);
    const changed = Object.keys(after).filter((name) => after[name] !== files[name]);
    expect(changed, folder).toEqual([`${shardOf('reefs')}.jsonl`]);
  }
  const renamed = next.map((one) =>
    one.title === 'Reefs' ? { ...one, title: 'Reefs anew' } : one,
  );
  const told = importAgain(renamed).faults.map(formatFault);
  expect(told).toEqual([
    `import: conflict title: a.jsonl, line 1. ${shard('reefs')} (reefs) was edited by hand and stays: it says “Reefs of ours”, the source now “Reefs anew”.`,
  ]);
});

test('a line that is taken out is a paper deleted, one with another slug a paper renamed', () => {
  importAgain();
  editLine('kelp', () => null);
  editLine('tides', (line) => ({ ...line, slug: 'tides-and-moons' }));
  const { faults } = importAgain();
  expect([...readDeleted(dir).keys()]).toEqual(['kelp']);
  expect(readRedirects(dir).get('papers/tides')).toBe('papers/tides-and-moons');
  expect(faults.map(formatFault)).toEqual([
    `import: missing paper: ${shard('kelp')} (kelp). Deleted by hand, so it stays away; to have it back, take its line out of atlas/deleted.jsonl.`,
  ]);
  expect(readProject(dir).papers.map(({ slug }) => slug)).toContain('tides-and-moons');
});

test('a shard that is gone is told as lost, and its papers are not taken for deleted', () => {
  importAgain();
  rmSync(join(dir, shard('gulls')));
  expect(() => importAgain()).toThrow(`import: missing file: ${shard('gulls')}. It held one paper`);
  expect(readDeleted(dir).size).toBe(0);
  write(shard('gulls'), '');
  importAgain();
  expect([...readDeleted(dir).keys()]).toEqual(['gulls']);
});

test('a broken line is told and left as it is; one that may be a missing paper stops the import', () => {
  importAgain();
  const good = lineOf('squid');
  const broken = `${good.slice(0, -1)},,}`;
  write(shard('squid'), `${broken}\n`);
  const { faults } = importAgain();
  expect(faults.map(formatFault)).toEqual([
    expect.stringContaining(`invalid line: ${shard('squid')}, line 1.`),
  ]);
  expect(read(shard('squid')), 'as its owner left it').toBe(`${broken}\n`);
  expect(readProject(dir).papers).toHaveLength(5);
  write(shard('squid'), `${good.replace('"slug":"squid"', '"slug":squid')}\n`);
  expect(() => importAgain()).toThrow(/Papers are missing, and this may be one of them/);
  write(shard('squid'), `${good}\n`);
  expect(importAgain().faults).toEqual([]);
});

test('lines of an owner’s own file in papers/ are papers, and stay in that file', () => {
  importAgain();
  write('papers/mine.jsonl', '{"slug":"own","title":"Own","abstract":"Words of *mine*."}\n');
  importAgain();
  expect(read('papers/mine.jsonl')).toContain('"slug":"own"');
  expect(readProject(dir).papers.find(({ slug }) => slug === 'own')).toMatchObject({
    abstractPlain: 'Words of mine.',
    added: null,
  });
});

test('what is wrong with a line is told of file, line and paper', () => {
  importAgain();
  editLine('terns', ({ title: _, ...line }) => ({ ...line, yaer: 2 }));
  editLine('kelp', (line) => ({ ...line, year: 'soon', topic: 'nowhere' }));
  const told = readProject(dir).faults.map(formatFault).sort();
  expect(told).toEqual(
    [
      `content: unknown field yaer: ${shard('terns')}, line 1, terns. It is passed over; did you mean year?`,
      `content: missing title: ${shard('terns')}, line 1, terns. Add it and run again.`,
      `content: invalid year: ${shard('kelp')}, line 1, kelp. It is to be a number. Mend the line and run again.`,
    ].sort(),
  );
});

test('two lines of one paper, as a merge by union leaves them: the one that says more is read, both stay and are told', () => {
  importAgain();
  const longer = JSON.stringify({ ...JSON.parse(lineOf('reefs')), keywords: ['coral'] });
  write(shard('reefs'), `${lineOf('reefs')}\n${longer}\n${lineOf('reefs')}\n`);
  expect(readProject(dir).papers.find(({ slug }) => slug === 'reefs')!.keywords).toEqual(['coral']);
  const { faults } = importAgain();
  expect(faults.map(formatFault)).toContainEqual(
    `content: conflict paper: ${shard('reefs')}, line 1, reefs. It differs from line 2 of ${shard('reefs')}, and the one that says more is read. Keep what is right of both there, and delete this one.`,
  );
  expect(read(shard('reefs')).split('\n')).toHaveLength(4);
  keep('files');
  importAgain();
  expect(existsSync(join(dir, shard('reefs'))), 'what is undecided does not move').toBe(true);
});

test('marks of a merge are told, and the lines of both sides are read', () => {
  importAgain();
  write(shard('reefs'), `<<<<<<< HEAD\n${lineOf('reefs')}\n=======\n>>>>>>> theirs\n`);
  const { papers, faults } = readProject(dir);
  expect(papers).toHaveLength(6);
  expect(faults.map(({ kind, what, file, line }) => [kind, what, file, line])).toEqual([
    ['conflict', 'marks', shard('reefs'), 1],
  ]);
});

test('pins are written into the lines of their papers', () => {
  write('topics.yaml', 'topics:\n  - id: sea\n    name: The sea\n');
  importAgain();
  pinPapers(dir, [{ slug: 'reefs', topic: 'the sea', line: 2 }], 'pins.csv');
  expect(JSON.parse(lineOf('reefs'))).toMatchObject({ title: 'Reefs', topic: 'sea' });
  expect(readProject(dir).papers.find(({ slug }) => slug === 'reefs')!.pin).toBe('sea');
  expect(() => pinPapers(dir, [{ slug: 'nobody', topic: 'sea', line: 3 }], 'pins.csv')).toThrow(
    ProjectError,
  );
});

test('an import of the same records leaves every byte, and the order of records makes no difference', () => {
  importAgain();
  const before = [filesIn('papers'), filesIn('imported')];
  importAgain();
  expect([filesIn('papers'), filesIn('imported')]).toEqual(before);
  const entries = readImported(dir);
  rmSync(join(dir, 'papers'), { recursive: true });
  rmSync(join(dir, 'imported'), { recursive: true });
  importAgain(TITLES.map((title) => record(title)).reverse());
  expect(filesIn('papers')).toEqual(before[0]);
  expect([...readImported(dir).keys()].sort()).toEqual([...entries.keys()].sort());
});

test('any file becomes a line that becomes the same file', () => {
  const value = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.array(fc.string()),
    fc.constant(null),
  );
  const fields = fc.dictionary(fc.string({ minLength: 1 }), value, { maxKeys: 5 });
  const made = fc.tuple(fields, fc.string()).map(([front, body]) => formatPaperFile(front, body));
  const anything = fc.oneof(
    made,
    fc.string(),
    fc.string().map((yaml) => `---\n${yaml}\n---\n\nText\n`),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const line = lineOfFile('a', text);
      expect(line).not.toContain('\n');
      expect(fileOfLine(line)).toBe(text);
    }),
    { numRuns: 500 },
  );
});

test('fields that site.yaml names are read from lines, and a wrong value is told of its line', () => {
  write('site.yaml', 'title: A map\npapers: shards\nfields: { sample_size: number }\n');
  importAgain(TITLES.map((title, i) => record(title, { sample_size: 10 + i })));
  expect(JSON.parse(lineOf('kelp'))).toMatchObject({ sample_size: 11 });
  editLine('kelp', (line) => ({ ...line, sample_size: 'many' }));
  expect(readProject(dir).faults.map(formatFault)).toEqual([
    expect.stringContaining(
      `content: invalid sample_size: ${shard('kelp')}, line 1, kelp. It is “many”`,
    ),
  ]);
});

test('hostile lines stop nobody: nesting without end, wrong types, names of things', () => {
  importAgain();
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  write(
    'papers/mine.jsonl',
    [
      `{"slug":"deep","title":"Deep","mine":${deep}}`,
      '{"slug":"listed","title":"Listed","abstract":["a"]}',
      '{"slug":"proto","title":"Proto","__proto__":{"title":"no"},"constructor":1}',
      '{"slug":"../../etc","title":"Out"}',
      '{"slug":"half","title":"Half \\ud800 a","abstract":"\\u0000 x"}',
      '[1]',
      'null',
    ].join('\r\n'),
  );
  importAgain();
  const { papers, faults } = readProject(dir);
  const mine = papers.filter(({ slug }) => /^(?:deep|listed|proto|half|etc)$/.test(slug));
  expect(mine.map(({ slug, title }) => [slug, title])).toEqual([
    ['half', 'Half  a'],
    ['proto', 'Proto'],
  ]);
  const told = faults.filter(({ file }) => file === 'papers/mine.jsonl').map(formatFault);
  expect(told).toEqual(
    expect.arrayContaining([
      expect.stringContaining('invalid line: papers/mine.jsonl, line 1.'),
      'content: invalid abstract: papers/mine.jsonl, line 2, listed. It is to be text; put it in quotes: abstract: "…". Mend the line and run again.',
      expect.stringContaining('invalid line: papers/mine.jsonl, line 4.'),
      expect.stringContaining('invalid line: papers/mine.jsonl, line 6.'),
      expect.stringContaining('invalid line: papers/mine.jsonl, line 7.'),
    ]),
  );
  keep('files');
  importAgain();
  expect(existsSync(join(dir, 'papers/mine.jsonl')), 'what is broken waits for its owner').toBe(
    true,
  );
});
