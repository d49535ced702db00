import { existsSync, mkdirSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newBundleFolder } from '../../src/site/build/bundle-folder.ts';
import { temporaryFolder } from '../temporary.ts';

const LONG_AGO = new Date('2024-01-01');

test('what a killed build left goes at the next, and nothing else does', () => {
  const cacheDir = temporaryFolder({ 'bundle-killed/a.js': '', 'astro/kept.json': '' });
  for (const name of ['bundle-killed', 'astro'])
    utimesSync(join(cacheDir, name), LONG_AGO, LONG_AGO);
  mkdirSync(join(cacheDir, 'bundle-at-work'));
  const folder = newBundleFolder(cacheDir);
  expect(readdirSync(folder)).toEqual([]);
  expect(readdirSync(cacheDir)).toHaveLength(3);
  for (const name of ['bundle-at-work', 'astro/kept.json'])
    expect(existsSync(join(cacheDir, name))).toBe(true);
});
