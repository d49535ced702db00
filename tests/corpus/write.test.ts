import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finishWriting, writeTogether } from '../../src/corpus/write.ts';
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
