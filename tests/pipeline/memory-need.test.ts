import { expect, test } from 'vitest';
import { refuseWithoutMemory } from '../../src/pipeline/memory-need.ts';

/** What is said of so many papers where Node and the machine have so many MB; null where they go on. */
function said(papers: number, heapMb: number, machineMb: number): string | null {
  try {
    refuseWithoutMemory(papers, { heap: heapMb * 2 ** 20, machine: machineMb * 2 ** 20 });
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

test.each([
  [311, 100, 512, null],
  [5000, 164, 2048, null],
  [5000, 150, 2048, 'machine: 5000 papers need 163 MB of memory at least, and Node may take 150. Give it more: NODE_OPTIONS=--max-old-space-size=256.'],
  [80_894, 4096, 16_384, null],
  [80_894, 1024, 16_384, 'machine: 80894 papers need 1719 MB of memory at least, and Node may take 1024. Give it more: NODE_OPTIONS=--max-old-space-size=2816.'],
  [80_894, 1024, 1536, 'machine: 80894 papers need 1719 MB of memory at least, and this machine, or the container on it, has 1536. Build on one with 5632 MB; the built folder goes to any host.'],
])('%i papers where Node may take %i MB of %i: %s', (papers, heap, machine, told) => {
  expect(said(papers, heap, machine)).toBe(told);
}); // biome-ignore format: a table reads best in rows

test('by what this run may take, a first map is built anywhere, and no machine holds a million million papers', () => {
  expect(() => refuseWithoutMemory(311)).not.toThrow();
  expect(() => refuseWithoutMemory(1e12)).toThrow(/Build on one with \d+ MB/);
});
