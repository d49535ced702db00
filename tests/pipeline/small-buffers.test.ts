import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const MODULE = new URL('../../src/pipeline/small-buffers.ts', import.meta.url).href;
const isLinux = process.platform === 'linux';

/** What a program is told that begins anew for a project with an export of so many bytes. */
function begunFor(bytes: number, env: Readonly<Record<string, string>> = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'chartroom-small-buffers-'));
  mkdirSync(join(dir, 'corpus'));
  writeFileSync(join(dir, 'corpus/all.csv'), '');
  truncateSync(join(dir, 'corpus/all.csv'), bytes);
  const script = join(dir, 'program.mjs');
  writeFileSync(
    script,
    `import { startWithSmallBuffers } from ${JSON.stringify(MODULE)};
    startWithSmallBuffers(${JSON.stringify(dir)});
    const { pid, argv, execArgv, env } = process;
    const { MALLOC_MMAP_THRESHOLD_: mmap, MALLOC_TRIM_THRESHOLD_: trim } = env;
    console.log(JSON.stringify({ pid, words: argv.slice(2), execArgv, mmap, trim }));`,
  );
  const call = ['--no-deprecation', script, 'build', '--out', 'a b'];
  const run = spawnSync(process.execPath, call, {
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
  });
  const { pid, ...told } = JSON.parse(run.stdout);
  expect(run.stderr).toBe('');
  return { ...told, isSame: pid === run.pid };
}

const CALL = { words: ['build', '--out', 'a b'], execArgv: ['--no-deprecation'], isSame: true };
const SAID = isLinux ? { mmap: '131072', trim: '131072' } : {};

test('a large project has its program begin anew as the same process, with the same words', () => {
  expect(begunFor(20_000_000)).toEqual({ ...CALL, ...SAID });
});

test('a small one goes on as it is, and so does one whose owner chose', () => {
  expect(begunFor(1_000_000)).toEqual(CALL);
  expect(begunFor(20_000_000, { MALLOC_TRIM_THRESHOLD_: '1000' })).toEqual({
    ...CALL,
    trim: '1000',
  });
});
