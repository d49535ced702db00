import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { besideSite, restoreSite, takePlace } from '../../src/site/swap.ts';
import { temporaryFolder } from '../temporary.ts';

test('the new site takes the place of the old, and nothing else is left', async () => {
  const dir = temporaryFolder({ 'dist/index.html': 'old', 'dist/gone.html': 'old' });
  const dist = join(dir, 'dist');
  const beside = besideSite(dist);
  takePlace(join(temporaryFolder({ 'new/index.html': 'new' }), 'new'), dist);
  expect(readFileSync(join(dist, 'index.html'), 'utf8')).toBe('new');
  expect(readdirSync(dist)).toEqual(['index.html']);
  await vi.waitFor(() => expect(readdirSync(dir)).toEqual(['dist']), { timeout: 20_000 });
  expect(existsSync(beside)).toBe(false);
});

test('a new site that cannot take its place leaves the old one standing', () => {
  const dir = temporaryFolder({ 'dist/index.html': 'old' });
  expect(() => takePlace(join(dir, 'nothing'), join(dir, 'dist'))).toThrow();
  expect(readFileSync(join(dir, 'dist/index.html'), 'utf8')).toBe('old');
  expect(readdirSync(dir)).toEqual(['dist']);
});

test('killed between the two renames: the old site comes back', async () => {
  const dir = temporaryFolder({
    'dist.71.old/index.html': 'old',
    'dist.71-1.new/index.html': 'new',
  });
  restoreSite(join(dir, 'dist'));
  await vi.waitFor(() => expect(readdirSync(dir)).toEqual(['dist']), { timeout: 20_000 });
  expect(readFileSync(join(dir, 'dist/index.html'), 'utf8')).toBe('old');
});

test('what killed runs left goes; what only looks like it stays', async () => {
  const dir = temporaryFolder({
    'dist/index.html': 'site',
    'dist.71.old/index.html': 'old',
    'dist.72-1.new/half.html': 'half',
    'dist.73.gone/index.html': 'older',
    'dist.new/mine': '',
    'distance.73.new/mine': '',
    'dist.2024.backup/mine': '',
  });
  restoreSite(join(dir, 'dist'));
  const stay = ['dist', 'dist.2024.backup', 'dist.new', 'distance.73.new'];
  await vi.waitFor(() => expect(readdirSync(dir).sort()).toEqual(stay), { timeout: 20_000 });
});
