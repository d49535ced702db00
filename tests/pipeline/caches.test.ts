import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sitesFromFlippedBits } from '../../scripts/measure/flips.ts';
import { seeded } from '../../src/atlas/random.ts';
import { buildProject } from '../../src/pipeline/build-project.ts';
import { isCached, readCached, textCache, writeCached } from '../../src/pipeline/disk-cache.ts';
import { projectPaths } from '../../src/pipeline/paths.ts';
import { temporaryFolder } from '../temporary.ts';

const SUBJECTS = ['networks', 'layers', 'heads', 'tokens', 'experts', 'weights'];
/** Two builds of ten flips each; `npm run audit -- caches` flips four hundred. */
const FLIPS = 20;
/** Five builds, also on a machine that has much else to do. */
const MAX_MS = 300_000;

const dir = realpathSync(mkdtempSync(join(tmpdir(), 'chartroom-caches-')));
const place = projectPaths(join(dir, 'map'), join(dir, 'dist'));

afterAll(() => {
  for (const path of [dir, place.cacheDir]) rmSync(path, { recursive: true, force: true });
});

test(
  'of the bits flipped in all that is kept between builds none reaches a site, and none stops a build',
  async () => {
    mkdirSync(join(dir, 'map/corpus'), { recursive: true });
    writeFileSync(join(dir, 'map/site.yaml'), 'title: A map\naddress: https://example.org/map\n');
    const records = SUBJECTS.map((subject) => ({
      title: `Pruning ${subject}`,
      abstract: `We study pruning of ${subject} and what it changes in practice.`,
    }));
    const lines = records.map((record) => JSON.stringify(record));
    writeFileSync(join(dir, 'map/corpus/a.jsonl'), lines.join('\n'));
    const build = () =>
      buildProject(place, '2026-01-02', () => undefined).then(
        () => true,
        () => false,
      );
    expect(await build()).toBe(true);
    const paper = join(dir, 'map/papers/pruning-heads.md');
    const source = readFileSync(paper, 'utf8');
    const edit = (turn: number) =>
      writeFileSync(paper, source.replace('---\n', `---\nyear: ${2001 + turn}\n`));
    const previews = join(place.cacheDir, 'site/previews');
    const kept = [place.cacheDir, previews, join(place.outDir, 'papers')];
    const flipped = { kept, outDir: place.outDir, edit, build };
    expect(await sitesFromFlippedBits(flipped, FLIPS, seeded(14))).toEqual([]);
  },
  MAX_MS,
);

test('whichever bit of what is kept is flipped, it is not known any more', () => {
  const file = join(temporaryFolder(), 'kept.bin');
  writeCached(file, 'key', { text: 'what was made', numbers: Float32Array.of(1, 2, 3) });
  const right = readFileSync(file);
  for (let bit = 0; bit < right.length * 8; bit++) {
    const bytes = Buffer.from(right);
    bytes[bit >> 3]! ^= 1 << (bit & 7);
    writeFileSync(file, bytes);
    expect([isCached(file, 'key'), readCached(file, 'key')], `bit ${bit}`).toEqual([false, null]);
  }
  writeFileSync(file, right.subarray(0, -1));
  expect(isCached(file, 'key')).toBe(false);
  writeFileSync(file, right);
  expect(readCached(file, 'key')).toMatchObject({ text: 'what was made' });
  expect(isCached(file, 'ke')).toBe(false);
});

test('a memory of texts that is damaged is none, and is kept anew', () => {
  const file = join(temporaryFolder(), 'memory.bin');
  const made = () => {
    const cache = textCache<string>(file, 'program');
    let count = 0;
    cache.getOrMake('text', () => `made ${++count}`);
    cache.save();
    return count;
  };
  expect([made(), made()]).toEqual([1, 0]);
  const bytes = readFileSync(file);
  bytes[bytes.length - 1]! ^= 1;
  writeFileSync(file, bytes);
  expect([made(), made()]).toEqual([1, 0]);
  expect(readdirSync(join(file, '..'))).toEqual(['memory.bin']);
});
