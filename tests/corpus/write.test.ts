import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatFault } from '../../src/corpus/fault.ts';
import { checkProject } from '../../src/corpus/project/check-project.ts';
import { finishWriting, writeTogether } from '../../src/corpus/write-together.ts';
import { temporaryFolder } from '../temporary.ts';

const read = (dir: string, path: string) =>
  existsSync(join(dir, path)) ? readFileSync(join(dir, path), 'utf8') : null;

/** The folder as a kill leaves it: everything is staged and listed, the first `moved` files are in place. */
function killed(dir: string, texts: ReadonlyMap<string, string>, moved: number): void {
  const stage = join(dir, '.writing');
  mkdirSync(stage);
  const list = [...texts.keys()].map((path) => {
    const before = read(dir, path);
    const hash = before === null ? null : createHash('sha256').update(before).digest('hex');
    return { path, before: hash };
  });
  writeFileSync(join(stage, 'list.json'), JSON.stringify(list));
  for (const [i, [path, text]] of [...texts].entries()) {
    writeFileSync(i < moved ? join(dir, path) : join(stage, String(i)), text);
  }
}

test('all texts are written, and nothing is left beside them', () => {
  const dir = temporaryFolder({ 'papers/a.md': 'old a' });
  writeTogether(
    dir,
    new Map([
      ['papers/a.md', 'new a'],
      ['papers/b.md', 'b'],
      ['list', 'l'],
    ]),
  );
  expect(['papers/a.md', 'papers/b.md', 'list'].map((path) => read(dir, path))).toEqual([
    'new a',
    'b',
    'l',
  ]);
  expect(readdirSync(dir).sort()).toEqual(['list', 'papers']);
});

test('a run killed before its list is whole has changed nothing', () => {
  const dir = temporaryFolder({
    'papers/a.md': 'old',
    '.writing/0': 'half of',
    'atlas/positions.jsonl.71.new': 'half',
  });
  finishWriting(dir);
  expect(readdirSync(join(dir, 'atlas'))).toEqual([]);
  expect([read(dir, 'papers/a.md'), existsSync(join(dir, '.writing'))]).toEqual(['old', false]);
});

test.each([0, 1, 2])(
  'killed after %i of three files were in place, the next run finishes',
  (moved) => {
    const dir = temporaryFolder({ 'papers/a.md': 'old a', 'papers/c.md': 'old c' });
    const texts = new Map([
      ['papers/a.md', 'new a'],
      ['papers/b.md', 'new b'],
      ['papers/c.md', 'new c'],
    ]);
    writeTogether(temporaryFolder(), texts);
    killed(dir, texts, moved);
    finishWriting(dir);
    expect(['a', 'b', 'c'].map((name) => read(dir, `papers/${name}.md`))).toEqual([
      'new a',
      'new b',
      'new c',
    ]);
    expect(readdirSync(dir)).toEqual(['papers']);
  },
);

test('what the owner wrote after the kill stays', () => {
  const dir = temporaryFolder({ 'papers/a.md': 'old a', 'papers/b.md': 'old b' });
  killed(
    dir,
    new Map([
      ['papers/a.md', 'new a'],
      ['papers/b.md', 'new b'],
      ['papers/c.md', 'c'],
    ]),
    0,
  );
  writeFileSync(join(dir, 'papers/b.md'), 'by hand');
  finishWriting(dir);
  expect(['a', 'b', 'c'].map((name) => read(dir, `papers/${name}.md`))).toEqual([
    'new a',
    'by hand',
    'c',
  ]);
});

test('files that already say it are not touched', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string()), (files) => {
      const dir = temporaryFolder();
      const texts = new Map(Object.entries(files));
      writeTogether(dir, texts);
      writeTogether(dir, texts);
      expect(readdirSync(dir).sort()).toEqual([...texts.keys()].sort());
      for (const [path, text] of texts) expect(read(dir, path)).toBe(text);
    }),
    { numRuns: 20 },
  );
});

test.each([
  '../outside.md',
  'papers/../../outside.md',
  '/outside.md',
  'papers//x.md',
  'papers/.hidden.md',
  '..\\outside.md',
  'C:outside.md',
  '',
])('a list that names %j is refused, and nothing is moved', (path) => {
  const dir = temporaryFolder({
    'map/.writing/0': 'evil',
    'map/.writing/list.json': JSON.stringify([
      { path: 'papers/fine.md', before: null },
      { path, before: null },
    ]),
  });
  const message = `import: invalid list: .writing/list.json. It names ${path}, which no import writes. Nothing was moved; delete .writing and run again.`;
  expect(() => finishWriting(join(dir, 'map'))).toThrow(message);
  expect(checkProject(join(dir, 'map')).map(formatFault)).toContain(message);
  expect(readdirSync(dir, { recursive: true }).sort()).toEqual([
    'map',
    'map/.writing',
    'map/.writing/0',
    'map/.writing/list.json',
  ]);
});

test.each(['{', '{"path":"a"}', '[{"path":1,"before":null}]', '[null]'])(
  'a damaged list, %s, is refused',
  (text) => {
    const dir = temporaryFolder({ '.writing/0': 'x', '.writing/list.json': text });
    expect(() => finishWriting(dir)).toThrow('.writing/list.json. The list is damaged.');
    expect(readdirSync(join(dir, '.writing'))).toEqual(['0', 'list.json']);
  },
);

test('what waits goes through no link out of the folder, and no link is moved in', () => {
  const list = JSON.stringify([{ path: 'papers/a.md', before: null }]);
  const dir = temporaryFolder({
    'one/.writing/0': 'evil',
    'one/.writing/list.json': list,
    'two/.writing/list.json': list,
    'elsewhere/secret': 'mine',
  });
  symlinkSync('../elsewhere', join(dir, 'one/papers'));
  symlinkSync('../../elsewhere/secret', join(dir, 'two/.writing/0'));
  symlinkSync('elsewhere', join(dir, 'three'));
  mkdirSync(join(dir, 'four'));
  symlinkSync('../one/.writing', join(dir, 'four/.writing'));
  for (const name of ['one', 'two', 'four'])
    expect(() => finishWriting(join(dir, name))).toThrow(/^(?:import|content): invalid /);
  expect(readdirSync(join(dir, 'elsewhere'))).toEqual(['secret']);
  expect(existsSync(join(dir, 'two/papers/a.md'))).toBe(false);
  expect(readdirSync(join(dir, 'one/.writing'))).toEqual(['0', 'list.json']);
});

test('a folder in the place of a file is told before anything is written', () => {
  const dir = temporaryFolder({ 'papers/a.md': 'a', 'papers/b.md/mine': 'kept' });
  const texts = new Map([
    ['papers/a.md', 'new'],
    ['papers/b.md', 'new'],
  ]);
  expect(() => writeTogether(dir, texts)).toThrow('papers/b.md. It is a folder, not a file.');
  expect([read(dir, 'papers/a.md'), read(dir, 'papers/b.md/mine')]).toEqual(['a', 'kept']);
  finishWriting(dir);
  expect(readdirSync(dir)).toEqual(['papers']);
});

test("somebody's folder of the name stays, and so do files that only look half written", () => {
  const dir = temporaryFolder({ '.writing/novel.txt': 'mine', 'atlas/notes.5.new': 'mine' });
  writeTogether(dir, new Map([['a', 'a']]));
  finishWriting(dir);
  expect(readdirSync(join(dir, '.writing'))).toEqual(['novel.txt']);
  expect(readdirSync(join(dir, 'atlas'))).toEqual(['notes.5.new']);
});
