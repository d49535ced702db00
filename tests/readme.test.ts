import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CHECKOUT } from '../src/pipeline/workplace.ts';
import { temporaryFolder } from './temporary.ts';

const README = readFileSync(join(CHECKOUT, 'README.md'), 'utf8');
const ARCHITECTURE = readFileSync(join(CHECKOUT, 'ARCHITECTURE.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(CHECKOUT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

test('every link and picture of the README leads to a file', () => {
  const targets = [...README.matchAll(/\]\(([^)]+)\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !target.startsWith('http'));
  expect(targets.length).toBeGreaterThan(3);
  expect(targets.filter((target) => !existsSync(join(CHECKOUT, target)))).toEqual([]);
});

test('every npm script the README names exists', () => {
  const named = [
    ...README.matchAll(/npm (?:run )?(start|test|build|dev|bench|audit|pictures|chartroom)\b/g),
  ].map(([, name]) => name!);
  expect(new Set(named).size).toBeGreaterThan(5);
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});

test('every path ARCHITECTURE names exists', () => {
  const paths = [...ARCHITECTURE.matchAll(/`((?:src|tests|scripts|content)\/[a-z0-9/._-]+)`/g)].map(
    ([, path]) => path!,
  );
  expect(paths.length).toBeGreaterThan(8);
  expect(paths.filter((path) => !existsSync(join(CHECKOUT, path)))).toEqual([]);
});

test('the five lines lead from nothing to a built map', () => {
  const dir = temporaryFolder();
  const map = join(dir, 'my-map');
  const run = (...args: string[]) =>
    spawnSync(
      process.execPath,
      ['--import', './scripts/require-node.mjs', 'scripts/chartroom.ts', ...args],
      { cwd: CHECKOUT, encoding: 'utf8' },
    );
  expect(run('init', map).stdout).toContain(`npm start -- --content ${map}`);
  const titles = ['Review of methods', 'A new method for maps', 'A benchmark of methods'];
  writeFileSync(
    join(map, 'corpus/my-export.jsonl'),
    titles.map((title) => JSON.stringify({ title, abstract: `${title}, told.` })).join('\n'),
  );
  const { files } = JSON.parse(run('import', '--json', '--content', map).stdout);
  expect(files).toMatchObject([
    { file: 'my-export.jsonl', records: 3, added: 3, merged: 0, leftOut: [] },
  ]);
  const check = run('check', '--content', map);
  expect(check.stderr).toContain('check: missing address: site.yaml.');
  const built = run('build', '--content', map, '--out', join(dir, 'dist'));
  expect(built.stdout).toContain('Built 3 papers');
  expect(existsSync(join(dir, 'dist/papers/a-new-method-for-maps/index.html'))).toBe(true);
});
