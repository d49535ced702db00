import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { restoreSite, stageSite } from '../../src/site/build/publish-atomically.ts';
import { temporaryFolder } from '../temporary.ts';

/** A site as a build leaves it: with a list of its files. */
const site = (text: string, folder = 'dist') => ({
  [`${folder}/index.html`]: text,
  [`${folder}/data/0123456789ab/build.json`]: JSON.stringify({
    key: text,
    base: '/',
    files: ['index.html', 'data/0123456789ab/build.json'],
  }),
});
const MARK = 'made-by-chartroom.txt';

test('the new site takes the place of the old, and nothing else is left', async () => {
  const dir = temporaryFolder(site('old'));
  const dist = join(dir, 'dist');
  const stage = stageSite(dist);
  writeFileSync(join(stage.folder, 'index.html'), 'new');
  stage.takePlace();
  stage.discard();
  expect(readFileSync(join(dist, 'index.html'), 'utf8')).toBe('new');
  expect(readdirSync(dist)).toEqual(['index.html']);
  await vi.waitFor(() => expect(readdirSync(dir)).toEqual(['dist']), { timeout: 300_000 });
});

test('a new site that cannot take its place leaves the old one standing', async () => {
  const dir = temporaryFolder(site('old'));
  const stage = stageSite(join(dir, 'dist'));
  stage.discard();
  expect(() => stage.takePlace()).toThrow();
  expect(readFileSync(join(dir, 'dist/index.html'), 'utf8')).toBe('old');
  await vi.waitFor(() => expect(readdirSync(dir)).toEqual(['dist']), { timeout: 300_000 });
});

test('a file that somebody put into the site while it was built anew stays, and the new one gives way', () => {
  const dir = temporaryFolder(site('old'));
  const stage = stageSite(join(dir, 'dist'));
  writeFileSync(join(dir, 'dist/thesis.txt'), 'four years');
  expect(() => stage.takePlace()).toThrow(/did not write: thesis\.txt\. Nothing was touched/);
  expect(readdirSync(join(dir, 'dist')).sort()).toEqual(['data', 'index.html', 'thesis.txt']);
  stage.discard();
});

test('killed between the two renames: the old site comes back', async () => {
  const dir = temporaryFolder({
    [`.dist.chartroom/${MARK}`]: '',
    '.dist.chartroom/old/index.html': 'old',
    '.dist.chartroom/1/index.html': 'new',
  });
  restoreSite(join(dir, 'dist'));
  await vi.waitFor(() => expect(readdirSync(dir)).toEqual(['dist']), { timeout: 300_000 });
  expect(readFileSync(join(dir, 'dist/index.html'), 'utf8')).toBe('old');
});

test('what killed runs left goes; what only looks like it stays', async () => {
  const dir = temporaryFolder({
    ...site('site'),
    [`.dist.chartroom/${MARK}`]: '',
    '.dist.chartroom/1/half.html': 'half',
    [`.dist.chartroom-73-1/${MARK}`]: '',
    '.dist.chartroom-73-1/index.html': 'cut short',
    '.dist.chartroom-mine/thesis.txt': '',
    [`.dist.chartroom-2.chartroom/${MARK}`]: '',
    'dist.71.old/thesis.txt': '',
    'dist.72-1.new/thesis.txt': '',
    'dist.73.gone/thesis.txt': '',
  });
  symlinkSync(join(dir, 'dist.71.old'), join(dir, '.dist.chartroom-link'));
  restoreSite(join(dir, 'dist'));
  const stay = [
    '.dist.chartroom-2.chartroom',
    '.dist.chartroom-link',
    '.dist.chartroom-mine',
    'dist',
    'dist.71.old',
    'dist.72-1.new',
    'dist.73.gone',
  ];
  await vi.waitFor(() => expect(readdirSync(dir).sort()).toEqual(stay), { timeout: 300_000 });
  expect(existsSync(join(dir, 'dist.71.old/thesis.txt'))).toBe(true);
});

test('a folder of that name that no build made is left alone, and told', () => {
  const dir = temporaryFolder({ '.dist.chartroom/thesis.txt': 'four years' });
  restoreSite(join(dir, 'dist'));
  expect(() => stageSite(join(dir, 'dist'))).toThrow(/Chartroom did not make this one/);
  expect(readdirSync(join(dir, '.dist.chartroom'))).toEqual(['thesis.txt']);
  mkdirSync(join(dir, '.other.chartroom'));
  expect(existsSync(stageSite(join(dir, 'other')).folder)).toBe(true);
});
