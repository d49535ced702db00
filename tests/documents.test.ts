import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sourceOf } from '../src/corpus/reading/read-source.ts';
import { formatState } from '../src/map/url-state.ts';
import { PACKAGE_ROOT } from '../src/pipeline/paths.ts';
import { temporaryFolder } from './temporary.ts';

const read = (name: string) => readFileSync(join(PACKAGE_ROOT, name), 'utf8');
const DOCUMENTS = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'STABILITY.md',
  'SECURITY.md',
].map((name) => [name, read(name)] as const);
const { scripts, version } = JSON.parse(read('package.json')) as {
  readonly scripts: Record<string, string>;
  readonly version: string;
};

test.each(DOCUMENTS)('every link and picture of %s leads to a file', (_, text) => {
  const targets = [...text.matchAll(/\]\(([^)]+)\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !target.startsWith('http'));
  expect(targets.filter((target) => !existsSync(join(PACKAGE_ROOT, target)))).toEqual([]);
});

test.each(DOCUMENTS)('every file of the program that %s names is there', (_, text) => {
  const paths = [...text.matchAll(/`((?:src|tests|scripts)\/[a-z0-9/._-]+)`/g)].map(
    ([, path]) => path!,
  );
  expect(paths.filter((path) => !existsSync(join(PACKAGE_ROOT, path)))).toEqual([]);
});

test.each(DOCUMENTS)('every npm script that %s names is there', (_, text) => {
  const named = [...text.matchAll(/npm (?:run (?:-s )?([a-z]+)|(start|test)\b)/g)].map(
    ([, run, short]) => run ?? short!,
  );
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});

test('every name of the code in the recipes stands in a file that its recipe names', () => {
  const recipes = read('CONTRIBUTING.md').split('### ').slice(1);
  expect(recipes).toHaveLength(5);
  const all: string[] = [];
  for (const recipe of recipes) {
    const files = [...recipe.matchAll(/`(src\/[a-z0-9/._-]+\.ts)`/g)].map(([, path]) =>
      read(path!),
    );
    const names = [...recipe.matchAll(/`([A-Z]{2}[A-Z_]+|[A-Za-z]*[a-z][A-Z][A-Za-z]*)`/g)].map(
      ([, name]) => name!,
    );
    all.push(...names);
    expect(names.filter((name) => !files.some((text) => text.includes(name)))).toEqual([]);
  }
  expect(all.length).toBeGreaterThan(6);
});

test('what of the map stands in its address is what STABILITY.md promises', () => {
  const whole = formatState({
    q: 'a',
    topic: 'a',
    subtopic: 'b',
    year: [2020, 2024],
    venue: 'v',
    author: 'w',
    paper: 'p',
    around: 'p',
    list: ['aaaaaa'],
    area: [
      [0, 0],
      [1, 0],
      [1, 1],
    ],
    compare: 'topic=b',
    colour: 'year',
    size: 'citations',
    fields: { name: 'a' },
    view: { x: 0.3, y: 0.3, zoom: 4 },
  });
  const line = /The state of the map.*/.exec(read('STABILITY.md'))![0];
  const promised = [...line.matchAll(/`\??([a-z.<>]+)=`/g)].map(([, name]) =>
    name!.replace(/[<>]/g, ''),
  );
  expect(promised).toEqual([...new URLSearchParams(whole).keys()]);
});

test('this version stands in the changelog and in the citation, which is one', () => {
  expect(read('CHANGELOG.md')).toContain(`\n## ${version}\n`);
  const { records } = sourceOf(Buffer.from(read('CITATION.cff')), 'CITATION.cff');
  expect(records[0]).toMatchObject({ title: 'Chartroom', authors: ['The Chartroom authors'] });
  expect(read('CITATION.cff')).toContain(`\nversion: ${version}\n`);
});

test.each([
  ['Say it shortly', 0],
  ['Say it shortly\n\nAnd say why.', 0],
  ['x'.repeat(72), 0],
  ['x'.repeat(73), 1],
  ['Say it shortly\nand go on at once', 1],
])('the check of a commit message answers %j with %i', (message, status) => {
  const file = join(temporaryFolder({ message }), 'message');
  const hook = join(PACKAGE_ROOT, '.githooks/commit-msg');
  expect(spawnSync('sh', [hook, file]).status).toBe(status);
});
