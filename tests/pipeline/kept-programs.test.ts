import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keptProgram } from '../../src/pipeline/kept-programs.ts';
import { temporaryFolder } from '../temporary.ts';

/** Makes programs into a new folder, and counts them. */
function making(folder = temporaryFolder(), root?: string) {
  let made = 0;
  const get = (name: string) =>
    keptProgram(name, async () => `${name} made ${++made}`, folder, root);
  const files = () => readdirSync(folder).map((file) => join(folder, file));
  return { get, files };
}

test('what was made under a name is made once, and under another name on its own', async () => {
  const { get } = making();
  expect(await get('["/","en"]')).toBe('["/","en"] made 1');
  expect(await get('["/map/","en"]')).toBe('["/map/","en"] made 2');
  expect(await get('["/","en"]')).toBe('["/","en"] made 1');
});

test('a program of which the disk lost one bit is never run: it is made again', async () => {
  const { get, files } = making();
  await get('a');
  const [file] = files() as [string];
  const bytes = readFileSync(file);
  bytes[bytes.length - 1]! ^= 1;
  writeFileSync(file, bytes);
  expect(await get('a')).toBe('a made 2');
  expect(await get('a')).toBe('a made 2');
});

test('a program of other code is not taken', async () => {
  const { get, files } = making();
  await get('a');
  const [file] = files() as [string];
  const text = readFileSync(file, 'latin1');
  writeFileSync(file, `${'0'.repeat(64)}${text.slice(64)}`, 'latin1');
  expect(await get('a')).toBe('a made 2');
});

test('once other libraries are installed a program is made anew, and kept', async () => {
  const lock = 'node_modules/.package-lock.json';
  const place = temporaryFolder({ [lock]: 'astro 1', 'package/readme': '' });
  const { get } = making(temporaryFolder(), join(place, 'package'));
  expect(await get('a')).toBe('a made 1');
  expect(await get('a')).toBe('a made 1');
  writeFileSync(join(place, lock), 'astro 2');
  expect(await get('a')).toBe('a made 2');
  expect(await get('a')).toBe('a made 2');
});

test('programs of sites that are no more do not pile up', async () => {
  const others = Array.from({ length: 20 }, (_, i) => [`${i}.bin`, 'of another site'] as const);
  const { get, files } = making(temporaryFolder(Object.fromEntries(others)));
  await get('a');
  expect(files()).toHaveLength(1);
  expect(await get('a')).toBe('a made 1');
});

test('where nothing can be kept, a program is made all the same', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  const { get } = making(file);
  expect(await get('a')).toBe('a made 1');
  expect(await get('a')).toBe('a made 2');
});
