import { expect, test } from 'vitest';
import { FNV_OFFSET, fnv1a, fnv1aOfUnits, fnvStep } from '../../src/words/hashes.ts';

test.each([
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['b', 0xe70c2de5],
  ['foobar', 0xbf9cf968],
])('FNV-1a of %j is what its authors publish', (text, hash) => {
  expect(fnv1a(new TextEncoder().encode(text))).toBe(hash);
  expect(fnv1aOfUnits(text)).toBe(hash);
  const stepped = [...text].reduce((sum, letter) => fnvStep(sum, letter.charCodeAt(0)), FNV_OFFSET);
  expect(stepped >>> 0).toBe(hash);
});
