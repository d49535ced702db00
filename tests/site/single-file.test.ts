import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectPaths } from '../../src/pipeline/paths.ts';
import { refuseSingleFile, writeSingleFile } from '../../src/pipeline/write-single-file.ts';
import { keepWords, openShard, packWordModel } from '../../src/search/word-shards.ts';
import { insideHref } from '../../src/site/single-file/inside-links.ts';
import { keptWords } from '../../src/site/single-file/inside-words.ts';
import { SINGLE_FILE_MARK } from '../../src/site/single-file/single-file.ts';
import { loadWordModel } from '../../src/words/load-word-model.ts';
import { temporaryFolder } from '../temporary.ts';

const published = {
  base: '/map/',
  address: 'https://example.org/map',
  holds: (path: string) => ['topics/', 'topics/a/b/', 'figures/a.png'].includes(path),
};

test.each([
  ['/map/', '#/'],
  ['/map/?topic=a', '#/?topic=a'],
  ['/map/papers/some-paper/', '#/papers/some-paper/'],
  ['/map/authors/ada/', '#/authors/ada/'],
  ['/map/search/?q=a%20b', '#/search/?q=a%20b'],
  ['/map/topics/', '#/topics/'],
  ['/map/topics/a/b/#all', '#/topics/a/b/#all'],
  ['/map/figures/a.png', '#/figures/a.png'],
  ['#all', '#all'],
  ['https://doi.org/10.1/a', 'https://doi.org/10.1/a'],
  ['//example.org/map/', '//example.org/map/'],
  ['/map/api/papers.jsonl', 'https://example.org/map/api/papers.jsonl'],
])('the link %s leads to %s in the file', (href, to) => {
  expect(insideHref(href, published)).toBe(to);
});

test('what the file lacks and nobody publishes is no link', () => {
  const links = { ...published, base: '/', address: null };
  expect(insideHref('/api/papers.jsonl', links)).toBeNull();
  expect(insideHref('/topics/', links)).toBe('#/topics/');
});

test('a file of words keeps those asked for, with their vectors', () => {
  const { name, bytes } = packWordModel(loadWordModel())[1]!;
  const whole = openShard(bytes, name);
  const [first, second] = [...whole.rows.keys()];
  const kept = openShard(keepWords(bytes, name, new Set([second!, 'no-such-word'])), name);
  expect([...kept.rows.keys()]).toEqual([second]);
  expect(first).not.toBe(second);
  const half = kept.packed.length;
  expect(kept.packed).toEqual(whole.packed.slice(half, 2 * half));
  expect([kept.scales[0], kept.weights[0]]).toEqual([whole.scales[1], whole.weights[1]]);
});

test('a map of more papers than one file holds is told, with what to do', async () => {
  const dir = temporaryFolder({
    'content/site.yaml': 'title: A',
    'dist/api/atlas.json': '{ "papers": 2001 }',
  });
  const place = projectPaths(join(dir, 'content'), join(dir, 'dist'));
  await expect(writeSingleFile(place, () => undefined)).rejects.toThrow(
    `call: invalid option: --single-file. One file holds 2000 papers at most, and this map has 2001. The folder ${place.outDir} was built: publish that, or make a map of fewer papers.`,
  );
});

test("an owner's own page beside the site is never written over", () => {
  const dir = temporaryFolder({ 'dist.html': '<!doctype html><p>Mine</p>' });
  const place = { outDir: join(dir, 'dist') };
  expect(() => refuseSingleFile(place)).toThrow(
    /^call: invalid file: .*dist\.html\. Chartroom did not make it\./,
  );
  writeFileSync(join(dir, 'dist.html'), `<!DOCTYPE html>${SINGLE_FILE_MARK}<html>`);
  expect(() => refuseSingleFile(place)).not.toThrow();
});

test('a file knows the words of its papers, however rare, and the commonest of all', () => {
  const shards = packWordModel(loadWordModel()).map(({ name, bytes }) => ({ path: name, bytes }));
  const kept = keptWords(shards, ['Échinoderms, Lampropeltis']);
  expect(
    ['echinoderms', 'lampropeltis', 'robot', 'learning'].map((word) => kept.has(word)),
  ).toEqual([true, true, true, true]);
  expect(kept.size).toBeGreaterThanOrEqual(15_000);
  expect(kept.size).toBeLessThanOrEqual(15_002);
});
