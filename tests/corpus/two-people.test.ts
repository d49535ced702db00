import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStore } from '../../src/atlas/atlas-files.ts';
import { formatFault } from '../../src/corpus/fault.ts';
import { importCorpus } from '../../src/corpus/importing/import-corpus.ts';
import { readImported } from '../../src/corpus/importing/imported-file.ts';
import { readRedirects } from '../../src/corpus/importing/redirects.ts';
import { initProject } from '../../src/corpus/project/new-project.ts';
import { temporaryFolder } from '../temporary.ts';

const TODAY = { today: '2026-01-02' };
const SITE = { 'site.yaml': 'title: A map\n' };
const jsonl = (...titles: string[]) =>
  titles.map((title) => JSON.stringify({ title, abstract: `About ${title}.` })).join('\n');

/** A project with an import behind it. */
function imported(...titles: string[]): string {
  const dir = temporaryFolder({ ...SITE, 'corpus/a.jsonl': jsonl(...titles) });
  importCorpus(dir, TODAY);
  return dir;
}
const read = (dir: string, path: string) => readFileSync(join(dir, path), 'utf8');
const papersOf = (dir: string) => readdirSync(join(dir, 'papers')).sort();

/** What git's union leaves of two versions: the common lines once, then those of each, in any order. */
function union(ours: string, theirs: string, oursFirst: boolean): string {
  const [a, b] = [ours, theirs].map((text) => text.trimEnd().split('\n'));
  const both = a!.filter((line) => b!.includes(line));
  const own = [a!, b!].map((lines) => lines.filter((line) => !both.includes(line)));
  return `${[...both, ...(oursFirst ? own : own.toReversed()).flat()].join('\n')}\n`;
}

test('a new project tells git to merge its lines by union', () => {
  const dir = join(temporaryFolder({}), 'map');
  initProject(dir);
  expect(read(dir, '.gitattributes')).toContain(
    'imported.jsonl merge=union\natlas/*.jsonl merge=union\nimported/*.jsonl merge=union\npapers/*.jsonl merge=union\n',
  );
});

test('two imports merged by union are one, in any order, and the next import writes the file in order', () => {
  const ours = imported('Reefs', 'Tides');
  const theirs = imported('Reefs', 'Kelp');
  const whole = imported('Reefs', 'Tides', 'Kelp');
  for (const oursFirst of [true, false]) {
    const merged = union(read(ours, 'imported.jsonl'), read(theirs, 'imported.jsonl'), oursFirst);
    const dir = temporaryFolder({
      ...SITE,
      'corpus/a.jsonl': jsonl('Reefs', 'Tides', 'Kelp'),
      'imported.jsonl': merged,
      ...Object.fromEntries(
        papersOf(whole).map((name) => [`papers/${name}`, read(whole, `papers/${name}`)]),
      ),
    });
    const { files } = importCorpus(dir, TODAY);
    expect(files[0]).toMatchObject({ added: 0, updated: 0, unchanged: 3 });
    expect([...readImported(dir).keys()].sort()).toEqual(['kelp', 'reefs', 'tides']);
  }
});

test('two lines of one thing are read the same in any order, and the one not taken is told', () => {
  const lines = [
    '{"slug":"a","id":"aaaaaa","source":"a","added":"2026-01-01","title":"A","abstract":"Short"}',
    '{"slug":"a","id":"aaaaaa","source":"a","added":"2026-01-01","title":"A","abstract":"Longer text"}',
    '{"slug":"b","id":"bbbbbb","source":"a","added":"2026-01-01","title":"B","abstract":"B"}',
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(lines, { minLength: 3 }), (shuffled) => {
      const head = '{"version":1}';
      const dir = temporaryFolder({ 'imported.jsonl': [head, ...shuffled, head].join('\n') });
      const faults: Parameters<typeof readImported>[1] = [];
      expect(readImported(dir, faults).get('a')!.abstract).toBe('Longer text');
      expect(faults!.map(({ kind, what }) => `${kind} ${what}`)).toEqual(['duplicate record']);
    }),
    { numRuns: 20, seed: 9 },
  );
  const positions = ['{"slug":"a","x":0.1,"y":0.2}', '{"slug":"a","x":0.3,"y":0.2}'];
  const at = (own: readonly string[]) =>
    readStore(
      join(
        temporaryFolder({ 'atlas/positions.jsonl': ['{"version":1}', ...own].join('\n') }),
        'atlas',
      ),
    ).positions;
  expect(at(positions)).toEqual(at(positions.toReversed()));
});

test('renames that two people made lead to their end, in a circle nowhere', () => {
  const lines = [
    '{"from":"papers/a","to":"papers/b"}',
    '{"from":"papers/b","to":"papers/c"}',
    '{"from":"papers/x","to":"papers/y"}',
    '{"from":"papers/y","to":"papers/x"}',
  ];
  const dir = temporaryFolder({ 'atlas/redirects.jsonl': ['{"version":1}', ...lines].join('\n') });
  expect(Object.fromEntries(readRedirects(dir))).toEqual({
    'papers/a': 'papers/c',
    'papers/b': 'papers/c',
  });
});

test('damage is answered by how to get the file back, never by starting over', () => {
  const dir = imported('Reefs', 'Tides');
  const whole = read(dir, 'imported.jsonl');
  const remedy = (text: string) => {
    writeFileSync(join(dir, 'imported.jsonl'), text);
    try {
      importCorpus(dir, TODAY);
    } catch (error) {
      return (error as Error).message;
    }
    return '';
  };
  const back =
    'Get the file back: git checkout -- imported.jsonl in your project, or from a backup';
  expect(remedy(whole.slice(0, -20))).toBe(
    `import: invalid record: imported.jsonl, line 3. ${back}; or delete this line: its paper is then imported anew, and its file kept as it is.`,
  );
  expect(remedy(whole.replace('{', ''))).toContain(
    'import: invalid record: imported.jsonl, line 1. ',
  );
  expect(remedy(whole.replace('\n', '\n<<<<<<< HEAD\n'))).toContain(
    'import: conflict marks: imported.jsonl, line 2. Two versions stand here since a merge.',
  );
  expect(remedy(whole.replace('"version":1', '"version":7'))).toContain(
    'A newer Chartroom wrote it',
  );
});

test.each([
  ['imported.jsonl', (dir: string) => rmSync(join(dir, 'imported.jsonl'))],
  ['papers/', (dir: string) => rmSync(join(dir, 'papers'), { recursive: true })],
  [
    'both',
    (dir: string) => {
      rmSync(join(dir, 'imported.jsonl'));
      rmSync(join(dir, 'papers'), { recursive: true });
    },
  ],
])('losing %s brings the others back and no deleted paper', (_, lose) => {
  const dir = imported('Reefs of the north', 'Tides of the south', 'Kelp in between');
  rmSync(join(dir, 'papers/tides-of-the-south.md'));
  importCorpus(dir, TODAY);
  lose(dir);
  const { faults } = importCorpus(dir, TODAY);
  expect(papersOf(dir)).toEqual(['kelp-in-between.md', 'reefs-of-the-north.md']);
  expect(faults.map(formatFault)).toContain(
    'import: missing paper: papers/tides-of-the-south.md. Deleted by hand, so it stays away; to have it back, take its line out of atlas/deleted.jsonl.',
  );
  rmSync(join(dir, 'atlas/deleted.jsonl'));
  importCorpus(dir, TODAY);
  expect(papersOf(dir)).toContain('tides-of-the-south.md');
});
