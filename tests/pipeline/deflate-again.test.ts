import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { deflatesAgain } from '../../src/pipeline/deflate-again.ts';
import { writeFiles } from '../../src/site/files/write-files.ts';
import { deflateAnew } from '../../src/words/deflate.ts';
import { temporaryFolder } from '../temporary.ts';

const PANELS = { 'panels/0.bin': 'kelp', 'panels/1.bin': 'moss', 'panels/2.bin': 'reef' };

/** Writes a site in which files hold these texts; returns which of them were deflated for it. */
function write(dir: string, version: string, texts: Readonly<Record<string, string>>, code = 'a') {
  const outDir = join(dir, 'site');
  const deflated: string[] = [];
  const last = { outDir, cacheFile: join(dir, 'cache/deflated.bin'), code };
  const { deflate, save } = deflatesAgain(last, version, (bytes, path) => {
    deflated.push(nameIn(path));
    return deflateAnew(bytes, path);
  });
  const files = Object.entries(texts).map(([name, text]) => {
    const path = `data/${version}/${name}`;
    return { path, bytes: deflate(new TextEncoder().encode(text), path) };
  });
  save();
  rmSync(outDir, { recursive: true, force: true });
  writeFiles(outDir, files);
  for (const { path, bytes } of files)
    expect(new TextDecoder().decode(inflateRawSync(bytes))).toBe(texts[nameIn(path)]);
  return deflated;
}

function nameIn(path: string): string {
  return path.split('/').slice(2).join('/');
}

test('files that say the same as in the last site are taken from it, whatever its version', () => {
  const dir = temporaryFolder();
  expect(write(dir, 'v1', PANELS)).toEqual(Object.keys(PANELS));
  expect(write(dir, 'v2', { ...PANELS, 'panels/1.bin': 'tide' })).toEqual(['panels/1.bin']);
  expect(write(dir, 'v3', { ...PANELS, 'panels/1.bin': 'tide' })).toEqual([]);
});

test('what is not there as it was written, or was written by another program, is deflated again', () => {
  const dir = temporaryFolder();
  write(dir, 'v1', PANELS);
  const at = (name: string) => join(dir, 'site/data/v1', name);
  rmSync(at('panels/0.bin'));
  const bytes = readFileSync(at('panels/1.bin'));
  bytes[bytes.length - 1]! ^= 128;
  writeFileSync(at('panels/1.bin'), bytes);
  expect(write(dir, 'v2', PANELS)).toEqual(['panels/0.bin', 'panels/1.bin']);
  expect(write(dir, 'v2', PANELS, 'b')).toEqual(Object.keys(PANELS));
});
