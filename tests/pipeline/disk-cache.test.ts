import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { getOrMakeForAll, textCache } from '../../src/pipeline/disk-cache.ts';
import { temporaryFolder } from '../temporary.ts';

/** What a run makes of texts, and which of them it had to make; then it ends. */
function run(file: string, texts: readonly string[], code = 'first program') {
  const cache = textCache<string>(file, code);
  const made: string[] = [];
  const values = texts.map((text) =>
    cache.getOrMake(text, () => {
      made.push(text);
      return text.toUpperCase();
    }),
  );
  cache.save();
  return { values, made };
}

test('what was made of a text is known to the next run; of others it is made, and only those in use are kept', () => {
  const file = join(temporaryFolder(), 'memory.bin');
  expect(run(file, ['a', 'b', 'a'])).toEqual({ values: ['A', 'B', 'A'], made: ['a', 'b'] });
  expect(run(file, ['b', 'c'])).toEqual({ values: ['B', 'C'], made: ['c'] });
  expect(run(file, ['a', 'b', 'c']).made).toEqual(['a']);
  expect(textCache(file, 'first program').has('b')).toBe(true);
  run(file, ['c']);
  expect(textCache(file, 'first program').has('b')).toBe(false);
});

test('another program remembers nothing of it, and a file that cannot be read is no memory', () => {
  const file = join(temporaryFolder(), 'memory.bin');
  run(file, ['a']);
  expect(run(file, ['a'], 'second program').made).toEqual(['a']);
  writeFileSync(file, 'half');
  expect(run(file, ['a'], 'second program')).toEqual({ values: ['A'], made: ['a'] });
});

test('what all projects share is made once; of another program, cut off or in the way of a folder it is made again', () => {
  const file = join(temporaryFolder(), 'shared.bin');
  expect(getOrMakeForAll(file, 'one', () => 'first')).toBe('first');
  expect(getOrMakeForAll(file, 'one', () => 'second')).toBe('first');
  expect(getOrMakeForAll(file, 'two', () => 'second')).toBe('second');
  writeFileSync(file, 'half');
  expect(getOrMakeForAll(file, 'two', () => 'third')).toBe('third');
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'shared.bin'));
  expect(getOrMakeForAll(join(folder, 'shared.bin'), 'one', () => 'made')).toBe('made');
});
