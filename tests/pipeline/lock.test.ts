import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withLocks } from '../../src/pipeline/lock.ts';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';
import { temporaryFolder } from '../temporary.ts';

const never = () => expect.unreachable('waited for nobody');
/** Another run that holds a lock until its standard input ends. */
const HOLDER = `
  import { withLocks } from ${JSON.stringify(join(PACKAGE_ROOT, 'src/pipeline/lock.ts'))};
  await withLocks([process.argv[1]], () => {}, async () => {
    console.log('held');
    for await (const _ of process.stdin);
  });`;

async function otherRun(file: string) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', HOLDER, file]);
  await once(child.stdout, 'data');
  return child;
}

test('the lock is there while the work is done, and gone afterwards, also when the work fails', async () => {
  const dir = temporaryFolder();
  const file = join(dir, 'locks/a');
  expect(await withLocks([file], never, async () => existsSync(file))).toBe(true);
  const failing = withLocks([file], never, () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(readdirSync(join(dir, 'locks'))).toEqual([]);
});

test('a second run says for whom it waits, and works once the first has ended', async () => {
  const file = join(temporaryFolder(), 'a');
  const other = await otherRun(file);
  const waitedFor: (number | undefined)[] = [];
  const answer = await withLocks(
    [file],
    (pid) => {
      waitedFor.push(pid);
      other.stdin.end();
    },
    async () => 'done',
  );
  expect([answer, waitedFor]).toEqual(['done', [other.pid]]);
});

test('the lock of a killed run is taken over', async () => {
  const file = join(temporaryFolder(), 'a');
  const other = await otherRun(file);
  other.kill('SIGKILL');
  await once(other, 'exit');
  expect(existsSync(file)).toBe(true);
  expect(await withLocks([file], never, async () => 'done')).toBe('done');
});

test('a process that only has the number of a dead run holds nothing', async () => {
  const file = join(temporaryFolder(), 'a');
  writeFileSync(file, JSON.stringify({ pid: process.ppid, began: '1' }));
  expect(await withLocks([file], never, async () => 'done')).toBe('done');
});

test.each(['', '{', '{"pid":'])('a broken lock, %j, holds nothing', async (text) => {
  const file = join(temporaryFolder(), 'a');
  writeFileSync(file, text);
  expect(await withLocks([file], never, async () => 'done')).toBe('done');
});

test('of many runs at once each does its work alone', () => {
  const dir = temporaryFolder({ count: '0' });
  const script = `
    import { readFileSync, writeFileSync } from 'node:fs';
    import { withLocks } from ${JSON.stringify(join(PACKAGE_ROOT, 'src/pipeline/lock.ts'))};
    const [dir] = process.argv.slice(1);
    for (let i = 0; i < 20; i++) await withLocks([dir + '/lock'], () => {}, async () => {
      const count = Number(readFileSync(dir + '/count', 'utf8'));
      await new Promise((resolve) => setImmediate(resolve));
      writeFileSync(dir + '/count', String(count + 1));
    });`;
  const three = `for i in 1 2 3; do "$0" --input-type=module -e "$1" "$2" & done; wait; cat "$2/count"`;
  const { stdout } = spawnSync('sh', ['-c', three, process.execPath, script, dir], {
    encoding: 'utf8',
  });
  expect(stdout).toBe('60');
});
