import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';

const MODULE = JSON.stringify(join(PACKAGE_ROOT, 'src/pipeline/tight-heap.ts'));

/** What a program prints that may call both functions: flags of V8 hold for a whole process. */
function said(program: string): number {
  const source = `import { keepHeapsTight, sweepMemory } from ${MODULE};\n${program}`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', source], {
    cwd: PACKAGE_ROOT,
    encoding: 'utf8',
  });
  return Number(stdout);
}

test('what a large map needs no more is given back at once, buffers and all', () => {
  const program = (papers: number) => `
    const MB = 2 ** 20;
    let kept = Array.from({ length: 64 }, () => new Uint8Array(MB).fill(1));
    const before = process.memoryUsage().arrayBuffers;
    kept = kept.slice(0, 4);
    sweepMemory(${papers});
    console.log((before - process.memoryUsage().arrayBuffers) / MB + 0 * kept.length);`;
  expect(said(program(30_000))).toBeGreaterThan(50);
  expect(said(program(3000))).toBe(0);
});

test('the heap of a large map grows less before it is looked through', () => {
  const program = (papers: number) => `
    keepHeapsTight(${papers});
    const array = (i) => new Array(100_000).fill(i);
    const alive = Array.from({ length: 150 }, (_, i) => array(i));
    sweepMemory(30_000);
    const ring = new Array(20);
    let most = 0;
    for (let i = 0; i < 2000; i++) {
      ring[i % ring.length] = array(i);
      most = Math.max(most, process.memoryUsage().heapUsed);
    }
    console.log(most + 0 * alive.length);`;
  expect(said(program(30_000))).toBeLessThan(0.7 * said(program(3000)));
});
