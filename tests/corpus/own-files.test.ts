import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readStore } from '../../src/atlas/atlas-files.ts';
import { formatFault, ProjectError } from '../../src/corpus/fault.ts';
import { importCorpus } from '../../src/corpus/importing/import-corpus.ts';
import { pinPapers } from '../../src/corpus/project/pin-papers.ts';
import { inspectProject, readProject } from '../../src/corpus/project/project.ts';
import { checkFolder } from '../../src/pipeline/check-folder.ts';
import { hashOfContent } from '../../src/pipeline/content-hash.ts';
import { temporaryFolder } from '../temporary.ts';

const PAPER = '---\ntitle: Pruning heads\n---\n\nWe remove heads.\n';
const EXPORT = '{"title":"Pruning heads","abstract":"We remove heads."}\n';
const SECRET = '---\ntitle: A secret\n---\n\nNobody is to read this.\n';
const TODAY = { today: '2026-01-02' };

/** A project beside files that are none of its own. */
function project(files: Readonly<Record<string, string>> = {}) {
  const dir = temporaryFolder({
    'map/site.yaml': 'title: A map\n',
    'map/corpus/a.jsonl': EXPORT,
    'elsewhere/secret.md': SECRET,
    ...files,
  });
  return { map: join(dir, 'map'), elsewhere: join(dir, 'elsewhere') };
}

const pipe = (path: string) => expect(spawnSync('sh', ['-c', 'mkfifo "$0"', path]).status).toBe(0);
const told = (dir: string) =>
  [...inspectProject(dir).broken, ...inspectProject(dir).faults].map(formatFault);
const passedOver = (file: string, what: string) =>
  `content: invalid file: ${file}. ${what} It is passed over; put an ordinary file there, or remove it.`;

test('of papers, corpus, vectors and public files only ordinary ones are read; each other one is told', () => {
  const { map, elsewhere } = project({
    'map/papers/pruning-heads.md': PAPER,
    'map/papers/folder.md/x': '',
    'map/public/CNAME': 'example.org',
    'map/pages/imprint.md': '---\ntitle: Imprint\n---\n\nWho we are.\n',
    'map/vectors/x': '',
  });
  pipe(join(map, 'papers/pipe.md'));
  pipe(join(map, 'corpus/pipe.bib'));
  pipe(join(map, 'pages/pipe.md'));
  pipe(join(map, 'vectors/pipe.npy'));
  pipe(join(map, 'public/pipe'));
  symlinkSync('nowhere', join(map, 'papers/lost.md'));
  symlinkSync('round.md', join(map, 'papers/round.md'));
  symlinkSync(join(elsewhere, 'secret.md'), join(map, 'papers/secret.md'));
  symlinkSync(join(elsewhere, 'secret.md'), join(map, 'public/secret.md'));
  symlinkSync(elsewhere, join(map, 'public/all'));
  symlinkSync('/dev/zero', join(map, 'logo.svg'));
  const { papers, ownPages, publicFiles, logo, brought } = readProject(map);
  expect(papers.map(({ slug }) => slug)).toEqual(['pruning-heads']);
  expect(ownPages.map(({ name }) => name)).toEqual(['imprint']);
  expect(publicFiles.map(({ path }) => path)).toEqual(['CNAME']);
  expect([logo, brought]).toEqual([null, null]);
  expect(told(map)).toEqual([
    passedOver('papers/folder.md', 'It is a folder, not a file.'),
    passedOver('papers/lost.md', 'It is a link that leads nowhere.'),
    passedOver('papers/pipe.md', 'It is a pipe, not a file.'),
    passedOver('papers/round.md', 'It is a link that leads nowhere.'),
    passedOver('papers/secret.md', 'It is a link that leads out of the project.'),
    passedOver('pages/pipe.md', 'It is a pipe, not a file.'),
    'content: invalid file: logo.svg. It is a device, not a file. Put an ordinary file there, or remove it.',
    passedOver('public/all', 'It is a folder, not a file.'),
    passedOver('public/pipe', 'It is a pipe, not a file.'),
    passedOver('public/secret.md', 'It is a link that leads out of the project.'),
    passedOver('vectors/pipe.npy', 'It is a pipe, not a file.'),
  ]);
  const { files, faults } = importCorpus(map, TODAY);
  expect(files.map(({ file }) => file)).toEqual(['a.jsonl']);
  expect(faults.map(formatFault)).toContain(
    passedOver('corpus/pipe.bib', 'It is a pipe, not a file.'),
  );
  expect(hashOfContent(map)).toMatch(/^[0-9a-f]{64}$/);
});

test('a link within the project is read, and an import that changes its file leaves it a link', () => {
  const { map } = project({ 'map/shared/mine.md': PAPER });
  mkdirSync(join(map, 'papers'));
  symlinkSync('../shared/mine.md', join(map, 'papers/pruning-heads.md'));
  const before = hashOfContent(map);
  writeFileSync(join(map, 'corpus/a.jsonl'), EXPORT.replace('}', ',"year":2024}'));
  importCorpus(map, TODAY);
  expect(readdirSync(map)).not.toContain('.writing');
  expect(readFileSync(join(map, 'shared/mine.md'), 'utf8')).toContain('year: 2024');
  expect(readProject(map).papers[0]).toMatchObject({ year: 2024 });
  expect(hashOfContent(map)).not.toBe(before);
});

test.each(['site.yaml', 'topics.yaml', 'imported.jsonl', 'atlas/redirects.jsonl'])(
  'where %s is a pipe or leads out of the project, that is said and nothing is done',
  (name) => {
    for (const put of [pipe, (path: string) => symlinkSync('../../elsewhere/secret.md', path)]) {
      const { map } = project({ 'map/papers/pruning-heads.md': PAPER, 'map/atlas/x': '' });
      spawnSync('rm', ['-f', join(map, name)]);
      put(join(map, name));
      expect(() => readProject(map)).toThrow(
        new RegExp(`content: invalid file: ${name}\\. It is a (?:pipe|link)`),
      );
    }
  },
);

test.each(['papers', 'corpus', 'public', 'vectors', 'pages', 'atlas'])(
  'a folder %s that leads out of the project is neither read nor written',
  (name) => {
    const { map, elsewhere } = project();
    spawnSync('rm', ['-rf', join(map, name)]);
    symlinkSync(elsewhere, join(map, name));
    const message = `content: invalid file: ${name}. It leads out of the project. Nothing there is read or written; put a folder in its place.`;
    expect(checkFolder({ contentDir: map, outDir: join(map, 'none') }).lines).toContain(message);
    if (name === 'papers' || name === 'corpus')
      expect(() => importCorpus(map, TODAY)).toThrow(message);
    if (name === 'atlas') expect(() => readStore(join(map, 'atlas'))).toThrow(message);
    expect(readdirSync(elsewhere)).toEqual(['secret.md']);
  },
);

test('a paper whose place is taken by a folder is passed over: no other gets its address, the rest is imported', () => {
  const { map } = project({
    'map/corpus/b.jsonl': '{"title":"Pruning layers","abstract":"We remove layers."}\n',
  });
  importCorpus(map, TODAY);
  spawnSync('rm', [join(map, 'papers/pruning-heads.md')]);
  mkdirSync(join(map, 'papers/pruning-heads.md'));
  writeFileSync(join(map, 'corpus/a.jsonl'), EXPORT.replace('}', ',"year":2024}'));
  const { files, faults } = importCorpus(map, TODAY);
  expect(files.map(({ unchanged, updated }) => [unchanged, updated])).toEqual([
    [1, 0],
    [1, 0],
  ]);
  expect(faults.map(formatFault)).toEqual([
    passedOver('papers/pruning-heads.md', 'It is a folder, not a file.'),
  ]);
  spawnSync('rm', ['-r', join(map, 'papers/pruning-heads.md')]);
  writeFileSync(join(map, 'papers/pruning-heads.md'), PAPER);
  importCorpus(map, TODAY);
  expect(readFileSync(join(map, 'papers/pruning-heads.md'), 'utf8')).toContain('year: 2024');
});

test('a file that is named and a pin for a paper are read as files alone', () => {
  const { map, elsewhere } = project({ 'map/papers/pruning-heads.md': PAPER });
  pipe(join(elsewhere, 'named.bib'));
  expect(() => importCorpus(map, { ...TODAY, files: [join(elsewhere, 'named.bib')] })).toThrow(
    'import: invalid file: named.bib. It is a pipe, not a file. Name the file itself.',
  );
  pipe(join(map, 'papers/pipe.md'));
  expect(() => pinPapers(map, [{ slug: 'pipe', topic: 'outside', line: 2 }], 'pins.csv')).toThrow(
    ProjectError,
  );
  expect(existsSync(join(map, '.writing'))).toBe(false);
});
