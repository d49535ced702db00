import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSiteSettings, readTopics } from '../src/corpus/project/settings.ts';
import { MachineError, toldError } from '../src/pipeline/machine-error.ts';
import { codeVersion, PACKAGE_ROOT } from '../src/pipeline/paths.ts';
import { withRoom } from '../src/pipeline/room-for-site.ts';
import type { SiteModel } from '../src/site/site-model.ts';
import { ToldError } from '../src/words/told-error.ts';
import { temporaryFolder } from './temporary.ts';

function chartroom(cwd: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(PACKAGE_ROOT, 'src/cli/chartroom.ts'), ...args],
    { cwd, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

function messageOf(step: () => unknown): string {
  try {
    step();
  } catch (error) {
    return toldError(error)?.message ?? `a bug: ${error}`;
  }
  return '';
}

test.each([
  ['title: Reefs: past and present', 1, 'title: "Reefs: past and present"'],
  ['title:Reefs', 1, 'title: Reefs'],
  ['description: All of it\ntitle:Reefs', 2, 'title: Reefs'],
  ['title: @reefs', 1, 'title: "@reefs"'],
  ['title: `reefs`', 1, 'title: "`reefs`"'],
  ['title: %reefs', 1, 'title: "%reefs"'],
  ['title: "Reefs', 1, 'title: "Reefs"'],
  ["title: 'Reefs", 1, 'title: "Reefs"'],
  ['title: *Reefs* of the sea', 1, 'title: "*Reefs* of the sea"'],
  ['title: !Reefs now', 1, 'title: "!Reefs now"'],
  ['title: [Reefs] of the sea', 1, 'title: "[Reefs] of the sea"'],
  ['title: Ein "Riff": heute', 1, 'title: "Ein \\"Riff\\": heute"'],
  ['title: Reefs\n\tdescription: All', 2, 'description: All'],
])('a slip in YAML gets the line as it should be written: %j', (yaml, line, meant) => {
  const dir = temporaryFolder({ 'site.yaml': `${yaml}\n` });
  expect(messageOf(() => readSiteSettings(dir))).toBe(
    `content: invalid YAML: site.yaml, line ${line}. Write the line as: ${meant}`,
  );
});

test('slips in a list of topics are found too', () => {
  const topics = (text: string) =>
    messageOf(() => readTopics(temporaryFolder({ 'topics.yaml': text })));
  expect(topics('topics:\n  -id: reefs\n    name: Reefs\n')).toBe(
    'content: invalid YAML: topics.yaml, line 2. Write the line as: - id: reefs',
  );
  expect(topics('topics:\n  - id: a\n    description: Corals: all\n    name: A\n')).toBe(
    'content: invalid YAML: topics.yaml, line 3. Write the line as: description: "Corals: all"',
  );
});

test('a repository without its host gets the address it should be', () => {
  const dir = temporaryFolder({ 'site.yaml': 'title: A\nrepository: her/reefs\n' });
  expect(messageOf(() => readSiteSettings(dir))).toContain('https://github.com/her/reefs');
});

test('marks of an undecided merge are named with their line, in settings and in papers', () => {
  const marks = '<<<<<<< HEAD\ndescription: a\n=======\ndescription: b\n>>>>>>> theirs\n';
  const site = temporaryFolder({ 'site.yaml': `title: A\n${marks}` });
  const remedy =
    'Two versions stand here since a merge. Keep one, or what is right of both, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.';
  expect(messageOf(() => readSiteSettings(site))).toBe(
    `content: conflict marks: site.yaml, line 2. ${remedy}`,
  );
  const dir = temporaryFolder({
    'map/site.yaml': 'title: A\naddress: https://example.org\n',
    'map/papers/a.md': `---\ntitle: A\n---\n\nText\n${marks}`,
    'map/papers/b.md': '---\ntitle: B\n---\n\nText.\n',
  });
  expect(chartroom(dir, 'check', '--content', 'map').stderr).toBe(
    `content: conflict marks: papers/a.md, line 6. ${remedy}\n`,
  );
});

test.each([
  ['ENOSPC', 'the disk is full: /x. Make room and run again; the last site stands.'],
  ['EROFS', 'the disk is read-only: /x. Choose another place with --out or --content.'],
  [
    'EACCES',
    'the system forbids it: /x. Check whose file or folder that is, and your rights to it.',
  ],
  ['EMFILE', 'too many files are open: /x. Raise the limit (ulimit -n 4096) and run again.'],
  ['EISDIR', 'a folder stands where a file belongs: /x. Move it away and run again.'],
])(
  'what the machine says by %s is a sentence and a remedy, however deep it is wrapped',
  (code, said) => {
    const inner = Object.assign(new Error(`${code}: write`), { code, path: '/x' });
    const told = toldError(new Error('Could not render', { cause: inner }));
    expect(told).toBeInstanceOf(MachineError);
    expect(told!.message).toBe(`machine: ${said}`);
  },
);

test('of a full disk a build says how much room its site takes, whoever met it', () => {
  const dir = temporaryFolder({ 'site/index.html': 'x'.repeat(2_500_000) });
  const model = { papers: Array(1000), site: { pages: 'packed' } } as unknown as SiteModel;
  const said = (error: Error, out: string) =>
    (withRoom(error, model, join(dir, out)) as Error).message;
  const written = Object.assign(new Error('ENOSPC: write'), { code: 'ENOSPC', path: '/x' });
  expect(said(written, 'site')).toBe(
    'machine: the disk is full: /x. Make room and run again; the last site stands. A site is put together beside the last one: this one takes about 3 MB.',
  );
  const bundled = new Error(
    'Failed to write file in /x\n\nCaused by:\n    No space left (os error 28)',
  );
  expect(said(bundled, 'none')).toBe(
    'machine: the disk is full. Make room and run again; the last site stands. A site is put together beside the last one: this one takes about 33 MB.',
  );
  expect(said(new TypeError('x is undefined'), 'site')).toBe('x is undefined');
});

test('full memory is told, a fault of the program is not taken for anything else', () => {
  expect(toldError(new RangeError('Array buffer allocation failed'))!.message).toContain('memory');
  for (const bug of [new TypeError('x is undefined'), new Error('import: missing title: a'), 'x'])
    expect(toldError(bug)).toBeNull();
  expect(toldError(new ToldError('anything'))!.message).toBe('anything');
});

test('no command prints a stack, --debug does; a folder in the place of a file is a sentence', () => {
  const dir = temporaryFolder({
    'map/site.yaml': 'title: A\n',
    'map/papers/a.md': '---\ntitle: A\n---\n\nText.\n',
  });
  mkdirSync(join(dir, 'map/imported.jsonl'));
  for (const command of ['import', 'build', 'check', 'atlas']) {
    const { status, stderr } = chartroom(dir, command, '--content', 'map', '--out', 'site');
    expect(stderr, command).not.toMatch(/^\s+at /m);
    expect(stderr, command).toContain('imported.jsonl');
    expect(status, command).toBe(1);
  }
  expect(chartroom(dir, 'import', '--content', 'map', '--debug').stderr).toMatch(/^\s+at /m);
  expect(readdirSync(dir)).toEqual(['map']);
});

test('--version says which program this is', () => {
  const { status, stdout } = chartroom(PACKAGE_ROOT, '--version');
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^chartroom \d+\.\d+\.\d+\n$/)]);
});

test('worker --version says by which code it answers', () => {
  const { status, stdout } = chartroom(PACKAGE_ROOT, 'worker', '--version');
  expect([status, stdout]).toEqual([0, `${codeVersion()}\n`]);
});

test('init --from a folder takes all exports in it and names what is none', () => {
  const record = (title: string) =>
    `@article{a, title = {${title}}, abstract = {We map ${title}.}}`;
  const dir = temporaryFolder({
    'exports/a.bib': record('Reefs of the north'),
    'exports/b.bib': record('Tides of the south'),
    'exports/paper.pdf': '%PDF-1.4',
  });
  const { status, stdout, stderr } = chartroom(dir, 'init', 'map', '--from', 'exports');
  expect(status).toBe(0);
  expect(stdout).toContain('map is ready: 2 papers');
  expect(stderr).toContain('import: invalid file: paper.pdf');
  expect(readdirSync(join(dir, 'map/corpus'))).toEqual(['a.bib', 'b.bib']);
});

test('where no record is a paper init says why, and an import ends with 1', () => {
  const dir = temporaryFolder({
    'a.ris': 'TY  - JOUR\nAU  - A\nER  - \n',
    'map/site.yaml': 'title: A\n',
  });
  const init = chartroom(dir, 'init', 'new', '--from', 'a.ris');
  expect(init.stderr).toContain('import: missing title: a.ris, line 1. Left out; mend the record');
  expect([init.status, readdirSync(dir)]).toEqual([1, ['a.ris', 'map']]);
  mkdirSync(join(dir, 'map/corpus'));
  writeFileSync(join(dir, 'map/corpus/a.ris'), 'TY  - JOUR\nAU  - A\nER  - \n');
  expect(chartroom(dir, 'import', '--content', 'map').status).toBe(1);
});
