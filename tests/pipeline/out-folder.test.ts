import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hashOfFiles, PACKAGE_ROOT, projectPaths } from '../../src/pipeline/paths.ts';
import { isGenerated } from '../../src/site/build/generated-paths.ts';
import { temporaryFolder } from '../temporary.ts';

const SUBJECTS = ['networks', 'layers', 'heads', 'tokens', 'experts', 'weights'];
const RECORDS = SUBJECTS.map((subject) => ({
  title: `Pruning ${subject}`,
  abstract: `We study pruning of ${subject} and what it changes in practice.`,
}));

let dir: string;

/** The command line, called from the folder in which the project `map` and its site `dist` lie. */
function chartroom(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const call = [join(PACKAGE_ROOT, 'src/cli/chartroom.ts'), ...args];
  const options = { cwd: dir, encoding: 'utf8', env: { ...process.env, ...env } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, call, options);
  return { status, stdout, stderr };
}
const build = (out: string, env?: NodeJS.ProcessEnv) =>
  chartroom(['build', '--content', 'map', '--out', out], env);
const write = (path: string, text: string) => {
  mkdirSync(join(dir, path, '..'), { recursive: true });
  writeFileSync(join(dir, path), text);
};

beforeAll(() => {
  dir = realpathSync(mkdtempSync(join(tmpdir(), 'chartroom-out-')));
  write('map/site.yaml', 'title: A map\naddress: https://example.org/map\n');
  write('map/corpus/a.jsonl', RECORDS.map((record) => JSON.stringify(record)).join('\n'));
  write('map/public/.well-known/security.txt', 'Contact: ada@example.org');
  write('map/public/CNAME', 'example.org');
  expect(build('dist').status).toBe(0);
});

beforeEach(() => {
  // The last site is cleared away behind the back of the run.
  const left = readdirSync(dir).filter((name) => !name.startsWith('.dist.chartroom'));
  expect(left.sort()).toEqual(['dist', 'map']);
});

afterAll(() => {
  const { cacheDir } = projectPaths(join(dir, 'map'));
  for (const path of [dir, cacheDir]) rmSync(path, { recursive: true, force: true });
});

test('files of public/ stand in the site as they are, hidden ones included', () => {
  const read = (path: string) => readFileSync(join(dir, 'dist', path), 'utf8');
  expect(read('.well-known/security.txt')).toBe('Contact: ada@example.org');
  expect(read('CNAME')).toBe('example.org');
});

test('every file that a build writes has a path by which sites without a list are known', () => {
  const files = readdirSync(join(dir, 'dist'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(dir.length + '/dist/'.length))
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => !isGenerated(name));
  expect(files.sort()).toEqual(['.well-known/security.txt', 'CNAME']);
});

test.each([
  ['where nothing changed', () => undefined],
  ['where the site is out of date', () => write('map/site.yaml', 'title: Another map\n')],
])('%s, a file that somebody put into the site is named, and nothing is touched', (_, change) => {
  write('dist/thesis.txt', 'four years');
  write('dist/papers/pruning-heads/notes/a.md', 'mine');
  const before = hashOfFiles(join(dir, 'dist'), ['.']);
  change();
  const { status, stderr } = build('dist');
  expect([status, hashOfFiles(join(dir, 'dist'), ['.'])]).toEqual([2, before]);
  expect(stderr).toContain(
    `call: invalid folder: ${join(dir, 'dist')}. It holds what Chartroom did not write: papers/pruning-heads/notes/a.md, thesis.txt. Nothing was touched.`,
  );
  rmSync(join(dir, 'dist/thesis.txt'));
  rmSync(join(dir, 'dist/papers/pruning-heads/notes'), { recursive: true });
});

test('a site whose files are gone is built again, and what a system leaves in a folder hinders nobody', () => {
  expect(build('dist').status).toBe(0);
  rmSync(join(dir, 'dist/papers/pruning-heads/index.html'));
  writeFileSync(join(dir, 'dist/papers/.DS_Store'), '');
  expect(build('dist').stdout).toContain('Built 6 papers');
  expect(existsSync(join(dir, 'dist/papers/pruning-heads/index.html'))).toBe(true);
  expect(build('dist').stdout).toContain('Nothing changed');
});

test('a site of an earlier version, which has no list of its files, is replaced where nothing else lies in it', () => {
  const data = join(dir, 'dist/data');
  const version = readdirSync(data).find((name) => /^[0-9a-f]{12}$/.test(name))!;
  const stamp = join(data, version, 'build.json');
  for (const path of ['CNAME', '.well-known']) rmSync(join(dir, 'dist', path), { recursive: true });
  writeFileSync(stamp, JSON.stringify({ key: 'old', base: '/map/' }));
  write('dist/papers/thesis.txt', 'four years');
  const { status, stderr } = build('dist');
  expect([status, stderr]).toEqual([2, expect.stringContaining(': papers/thesis.txt. ')]);
  rmSync(join(dir, 'dist/papers/thesis.txt'));
  expect(build('dist').status).toBe(0);
});

test.each([
  ['map', 'It is your project, or holds it.'],
  ['map/dist', 'It lies in your project.'],
  ['map/../map/./', 'It is your project, or holds it.'],
  ['.', 'It is your project, or holds it.'],
  ['/', 'It is your project, or holds it.'],
  ['map/site.yaml/dist', 'It would lie in a file.'],
])('a site is never built at %s, and nothing is waited for', (out, why) => {
  const { status, stderr } = build(out);
  expect([status, stderr]).toEqual([2, expect.stringContaining(`. ${why} Nothing was touched; `)]);
});

test('links lead to the same answers, and a folder that a link stands for is built into', () => {
  const elsewhere = temporaryFolder({ 'ours/keep': '' });
  for (const [name, target] of [
    ['to-map', join(dir, 'map')],
    ['to-dist', join(dir, 'dist')],
  ] as const)
    symlinkSync(target, join(elsewhere, name));
  expect(build(join(elsewhere, 'to-map')).stderr).toContain('It is your project, or holds it.');
  expect(build(join(elsewhere, 'to-map/dist')).stderr).toContain('It lies in your project.');
  expect(build(join(elsewhere, 'to-dist')).stdout).toContain('Nothing changed');
  const { stderr } = build(elsewhere, { HOME: join(elsewhere, 'ours') });
  expect(stderr).toContain('It is your home folder, or holds it.');
  expect(readdirSync(elsewhere).sort()).toEqual(['ours', 'to-dist', 'to-map']);
});

test('the folder one works in, a file, and a folder of others are refused', () => {
  const other = temporaryFolder({ file: 'mine', 'docs/a/thesis.txt': '', 'docs/b.md': '' });
  const call = ['build', '--content', join(dir, 'map'), '--out'];
  const from = (out: string) =>
    spawnSync(process.execPath, [join(PACKAGE_ROOT, 'src/cli/chartroom.ts'), ...call, out], {
      cwd: join(other, 'docs'),
      encoding: 'utf8',
    });
  expect(from('.').stderr).toContain('It is the folder you are working in, or holds it.');
  expect(from('../file').stderr).toContain('It is a file.');
  const docs = build(join(other, 'docs'));
  expect([docs.status, docs.stderr]).toEqual([
    2,
    expect.stringContaining('did not write: a/, b.md.'),
  ]);
  expect(readFileSync(join(other, 'file'), 'utf8')).toBe('mine');
  expect(readdirSync(other).sort()).toEqual(['docs', 'file']);
});

test('a file of public/ that would replace one of the site is a fault, for check as well', () => {
  write('map/public/papers/index.html', 'mine');
  write('map/public/Search/Index.html', 'mine');
  const before = hashOfFiles(join(dir, 'dist'), ['.']);
  const told =
    'content: conflict file: public/papers/index.html. A build may write that name itself. Rename it, or take it out of public/.';
  const built = build('dist');
  expect([built.status, built.stderr]).toEqual([1, expect.stringContaining(told)]);
  expect(built.stderr).toContain('public/Search/Index.html');
  expect(hashOfFiles(join(dir, 'dist'), ['.'])).toBe(before);
  const checked = chartroom(['check', '--content', 'map']);
  expect([checked.status, checked.stderr]).toEqual([1, expect.stringContaining(told)]);
  for (const name of ['papers', 'Search'])
    rmSync(join(dir, 'map/public', name), { recursive: true });
});

test.each(['map/site.yaml', 'map/site.yaml/x', 'nowhere/x'])(
  'where %s is called the site, there is none to serve or to search',
  (out) => {
    for (const command of [['serve'], ['search', 'heads']]) {
      const { status, stderr } = chartroom([...command, '--content', 'map', '--out', out]);
      expect([status, stderr]).toEqual([
        1,
        expect.stringMatching(/^(?:serve: missing site|search: missing index): /),
      ]);
    }
  },
);

test('an import into a folder that is called the site as well waits for nobody', () => {
  const { status, stdout } = chartroom(['import', '--content', 'map', '--out', 'map']);
  expect([status, stdout]).toEqual([0, expect.stringContaining('6 unchanged')]);
});
