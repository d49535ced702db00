import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readTopics } from '../src/corpus/project/settings.ts';
import { PACKAGE_ROOT } from '../src/pipeline/paths.ts';
import { temporaryFolder } from './temporary.ts';

/** The command line as a person calls it, from any folder. */
function chartroom(cwd: string, ...args: string[]) {
  const script = join(PACKAGE_ROOT, 'src/cli/chartroom.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('help names every command, and each tells of its own options', () => {
  const { status, stdout } = chartroom(PACKAGE_ROOT, '--help');
  expect(status).toBe(0);
  const names = [...stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name!);
  expect(names).toEqual([
    'init',
    'import',
    'check',
    'atlas',
    'suggest',
    'embed',
    'worker',
    'skeleton',
    'build',
    'serve',
    'start',
    'search',
  ]);
  const build = chartroom(PACKAGE_ROOT, 'build', '--help');
  expect([build.status, build.stderr]).toEqual([0, '']);
  expect(build.stdout).toContain('usage: npm run chartroom -- build [options]');
  expect(build.stdout).toMatch(/--out DIR +the built site/);
  expect(build.stdout).not.toContain('--port');
});

test.each([
  [['biuld'], 'call: unknown command: biuld. Did you mean build?'],
  [['constructor'], 'call: unknown command: constructor. usage: '],
  [['build', '--__proto__=x'], 'call: unknown option: --__proto__. build takes --content'],
  [['build', '--strcit'], 'call: unknown option: --strcit. Did you mean --strict?'],
  [['build', '--json'], 'call: unknown option: --json. build takes --content, --out, --strict'],
  [['build', 'here'], 'call: unknown word: here. build takes options only.'],
  [['build', '--strict=yes'], 'call: invalid option: --strict takes no value. Leave out yes.'],
  [['build', '--content'], 'call: missing value: --content. Write --content DIR.'],
  [
    ['build', '--content', 'nowhere'],
    'call: missing folder: nowhere. Check --content, or make a project there: npm run chartroom -- init nowhere',
  ],
  [
    ['import', '--date', '2026-02-31'],
    'call: invalid date: 2026-02-31. Write a day as 2026-11-23.',
  ],
  [['serve', '--port', '99999'], 'call: invalid number: --port 99999. Give 0 to 65535.'],
  [['atlas', '--limit', '0'], 'call: invalid number: --limit 0. Give 1 or more.'],
  [['search'], 'call: missing words: search. Say what to look for.'],
  [['init'], 'call: missing folder: init. Name the new folder.'],
  [
    ['worker'],
    'call: missing stage: worker. Name one of read, match, embed, place, classify, near, keys, pages, panels, open, list, dots, points, related, authorships, sitemap, list-index, kept-rows, basis-papers, basis, meant, cells, centres, known-words, word-tiers, vector-files, word-vectors, abstract-terms, terms, term-keys, acronyms, dictionary, column-words, identifiers, numbers, cards, index.',
  ],
  [['worker', 'place'], 'call: missing model: worker place. Add --model DIR'],
  [
    ['worker', 'pages'],
    'call: missing kit: worker pages. Add --kit DIR, the folder that skeleton wrote.',
  ],
  [['skeleton'], 'call: missing option: skeleton. Write --totals FILE.json and --kit DIR'],
  [['worker', 'reed'], 'call: unknown stage: reed. Did you mean read?'],
])(
  'a wrong call, %j, says what is wrong and how it is meant, and exits with 2',
  (args, message) => {
    const project = temporaryFolder({ 'content/site.yaml': 'title: A' });
    const where =
      args.includes('--content') || ['init', 'worker', 'biuld', 'constructor'].includes(args[0]!)
        ? []
        : ['--content', join(project, 'content')];
    const { status, stdout, stderr } = chartroom(project, ...args, ...where);
    expect(stderr).toContain(message);
    expect(stderr).toContain('usage: npm run chartroom -- ');
    expect([status, stdout]).toEqual([2, '']);
  },
);

const BIB = ['Pruning large networks', 'Pruning small networks', 'Aligning large networks']
  .map(
    (title, i) =>
      `@article{p${i}, title = {${title}}, abstract = {We write of ${title.toLowerCase()}.}, year = {2024}}`,
  )
  .join('\n');

test('init --from makes a project of an export: papers, and topics to be renamed', () => {
  const dir = temporaryFolder({ 'export.bib': BIB });
  const { status, stdout } = chartroom(
    dir,
    'init',
    'my-map',
    '--from',
    'export.bib',
    '--date',
    '2026-01-02',
  );
  expect(status).toBe(0);
  expect(stdout).toContain('export.bib (bibtex): 3 records: 3 added');
  expect(stdout).toMatch(
    /^my-map is ready: 3 papers, \d topics? suggested from them\. Rename them in my-map\/topics\.yaml, .* then: npm start -- --content my-map$/m,
  );
  expect(readFileSync(join(dir, 'my-map/corpus/export.bib'), 'utf8')).toBe(BIB);
  expect(readdirSync(join(dir, 'my-map/papers'))).toHaveLength(3);
  expect(readTopics(join(dir, 'my-map'))!.length).toBeGreaterThan(0);
  const check = chartroom(dir, 'check', '--content', 'my-map');
  expect([check.status, check.stderr]).toEqual([
    0,
    expect.stringContaining('check: missing address: site.yaml.'),
  ]);
});

test('a build says how many papers fit no topic, and how to see the groups among them', () => {
  const strangers = Array.from({ length: 21 }, (_, i) => ({
    title: `Cooking ${i} with rice`,
    abstract: `We boil rice in water and season it with herb ${i}.`,
  }));
  const dated = Array.from({ length: 9 }, (_, i) => ({
    title: `Tree rings ${i}`,
    abstract: `Dendrochronology dates wood by tree rings; sample ${i} is oak.`,
  }));
  const dir = temporaryFolder({
    'map/site.yaml': 'title: A\naddress: https://example.org\n',
    'map/topics.yaml':
      'topics:\n  - id: rings\n    name: Dendrochronology\n    description: Dating wood by tree rings.\n    phrases: [tree rings]\n',
    'map/corpus/a.jsonl': [...strangers, ...dated].map((one) => JSON.stringify(one)).join('\n'),
  });
  const call = ['build', '--content', 'map', '--out', 'dist', '--date', '2026-01-02'];
  const { status, stdout } = chartroom(dir, ...call);
  expect(status).toBe(0);
  expect(stdout).toMatch(
    /^21 of 30 papers fit no topic\. To see the groups among them: .* suggest --content map\nBuilt 30 papers into /m,
  );
});

test.each([
  [
    { 'taken/file': '' },
    ['taken'],
    /^content: invalid folder: .*taken\. It is not empty\. Choose a new name; nothing was written\.$/m,
  ],
  [
    {},
    ['new', '--from', 'no.bib'],
    /^import: missing file: no\.bib\. Check its name; nothing was written\.$/m,
  ],
  [{ 'a.bib': '%PDF-1.4' }, ['new', '--from', 'a.bib'], /^import: invalid file: a\.bib/m],
])('an init that cannot be leaves nothing half-made', (files, args, message) => {
  const dir = temporaryFolder(files as Record<string, string>);
  const before = readdirSync(dir);
  const { status, stderr } = chartroom(dir, 'init', ...args);
  expect(stderr).toMatch(message);
  expect(status).toBe(1);
  expect(readdirSync(dir)).toEqual(before);
  expect(existsSync(join(dir, 'new'))).toBe(false);
});

test('check tells of a broken map as well', () => {
  const dir = temporaryFolder({
    'map/site.yaml': 'title: A\naddress: https://example.org\n',
    'map/papers/a.md': '---\ntitle: A\n---\n\nText.\n',
    'map/atlas/positions.jsonl': '{"version":1}\n{"slug":"a","x":7}\n',
  });
  const { status, stdout, stderr } = chartroom(dir, 'check', '--content', 'map');
  expect(stderr).toBe(
    'atlas: invalid line: atlas/positions.jsonl, line 2. Get the file back: git checkout -- atlas/positions.jsonl in your project, or from a backup; or delete this line: what it kept is found anew, all else stays.\n',
  );
  expect([status, stdout]).toEqual([1, `${join(dir, 'map')}: 1 to mend\n`]);
});
