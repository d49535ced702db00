import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PACKAGE_ROOT, projectPaths } from '../src/pipeline/paths.ts';

let dir: string;
let packed: readonly { readonly path: string; readonly size: number }[];

/** An empty folder with the package in its `node_modules` as npm lays it there; what it depends on is this checkout's. */
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'chartroom-package-'));
  const pack = spawnSync('npm', ['pack', '--json', '--pack-destination', dir], {
    cwd: PACKAGE_ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const [{ filename, files }] = Object.values(JSON.parse(pack.stdout)) as [
    { filename: string; files: typeof packed },
  ];
  packed = files;
  const modules = join(dir, 'node_modules');
  mkdirSync(modules);
  spawnSync('tar', ['-xzf', join(dir, filename), '-C', modules]);
  spawnSync('mv', [join(modules, 'package'), join(modules, 'chartroom')]);
  for (const name of readdirSync(join(PACKAGE_ROOT, 'node_modules'))) {
    if (name === 'chartroom') continue;
    symlinkSync(join(PACKAGE_ROOT, 'node_modules', name), join(modules, name), 'junction');
  }
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

const chartroom = (...args: string[]) =>
  spawnSync(process.execPath, [join(dir, 'node_modules/chartroom/bin/chartroom.mjs'), ...args], {
    cwd: dir,
    encoding: 'utf8',
  });

test('the package holds JavaScript, no TypeScript, no content and nothing of the developers’', () => {
  const paths = packed.map(({ path }) => path);
  expect(paths).toContain('bin/chartroom.mjs');
  expect(paths).toContain('lib/src/pages/papers/[slug].astro');
  expect(paths).toContain('THIRD-PARTY-NOTICES.md');
  expect(paths.filter((path) => /\.ts$|^(lib\/)?(content|tests)\/|bench|audit/.test(path))).toEqual(
    [],
  );
});

test('installed in an empty folder it makes a project and builds it, and writes nothing into its own folder', () => {
  const before = readdirSync(join(dir, 'node_modules/chartroom/lib')).filter(
    (name) => name !== '.astro',
  );
  expect(chartroom('init', 'my-map').status).toBe(0);
  const titles = ['Review of methods', 'A new method for maps', 'A benchmark of methods'];
  writeFileSync(
    join(dir, 'my-map/corpus/my-export.jsonl'),
    titles.map((title) => JSON.stringify({ title, abstract: `${title}, told.` })).join('\n'),
  );
  const { status, stdout, stderr } = chartroom('build', '--content', 'my-map', '--out', 'dist');
  expect(stderr).not.toMatch(/Error|Warning/);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^my-export\.jsonl \(json-lines\): 3 records: 3 added, /);
  expect(stdout.endsWith(`\nBuilt 3 papers into ${join(dir, 'dist')}\n`)).toBe(true);
  expect(readFileSync(join(dir, 'dist/index.html'), 'utf8')).toContain('A benchmark of methods');
  expect(existsSync(join(dir, '.chartroom'))).toBe(true);
  const after = readdirSync(join(dir, 'node_modules/chartroom/lib')).filter(
    (name) => name !== '.astro',
  );
  expect(after).toEqual(before);
  expect(chartroom('build', '--content', 'my-map', '--out', 'dist').stdout).toContain(
    'Nothing changed',
  );
});

test('wherever the program lies, it waits for others that work on the same folder', () => {
  const folders = [join(dir, 'my-map'), join(dir, 'dist')] as const;
  const program = `
    import { projectPaths } from './node_modules/chartroom/lib/src/pipeline/paths.js';
    console.log(JSON.stringify(projectPaths(...${JSON.stringify(folders)}).locks));`;
  const args = ['--input-type=module', '-e', program];
  const { stdout } = spawnSync(process.execPath, args, { cwd: dir, encoding: 'utf8' });
  expect(JSON.parse(stdout)).toEqual(projectPaths(...folders).locks);
});
