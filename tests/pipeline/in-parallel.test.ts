import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';
import { temporaryFolder } from '../temporary.ts';

test('a thread begins in whatever folder the build works, though npm’s scripts name a file from where they start', () => {
  const dir = temporaryFolder({ 'last/papers/a/index.html': 'A', 'next/index.html': '' });
  const program = `
    import { besideFor } from ${JSON.stringify(join(PACKAGE_ROOT, 'src/pipeline/in-parallel.ts'))};
    process.chdir(${JSON.stringify(join(dir, 'next'))});
    await besideFor(1000).takeOver({
      slugs: ['a'],
      from: ${JSON.stringify(join(dir, 'last'))},
      to: process.cwd(),
    });`;
  const args = ['--import', './scripts/require-node.mjs', '--input-type=module', '-e', program];
  const { stderr } = spawnSync(process.execPath, args, { cwd: PACKAGE_ROOT, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(existsSync(join(dir, 'next/papers/a/index.html'))).toBe(true);
});

test('pages are packed in a thread, and what the system says where it cannot comes back with its code', () => {
  const dir = temporaryFolder({ 'last/a': '', 'next/a': '', 'broken/data': 'a file' });
  const program = `
    import { besideFor } from ${JSON.stringify(join(PACKAGE_ROOT, 'src/pipeline/in-parallel.ts'))};
    for (const name of ['next', 'broken']) {
      const { pack, end } = besideFor(1000).packing({
        folder: ${JSON.stringify(dir)} + '/' + name,
        version: '0123456789ab',
        shards: 1,
        from: ${JSON.stringify(join(dir, 'last'))},
      });
      const said = await pack({ shard: 0, made: { a: 'A' }, standing: [], isSame: false }).catch(({ code }) => code);
      console.log(JSON.stringify(said));
      end();
    }`;
  const args = ['--import', './scripts/require-node.mjs', '--input-type=module', '-e', program];
  const { stdout } = spawnSync(process.execPath, args, { cwd: PACKAGE_ROOT, encoding: 'utf8' });
  const [packed, code] = stdout.trim().split('\n');
  expect(JSON.parse(packed!)).toMatchObject({ pages: 1 });
  expect(code).toBe('"ENOTDIR"');
  expect(existsSync(join(dir, 'next/data/0123456789ab/pages/0.bin'))).toBe(true);
});

test('work beside the pages that fails before anybody asks for it does not end the build', () => {
  const program = `
    import { besideFor } from ${JSON.stringify(join(PACKAGE_ROOT, 'src/pipeline/in-parallel.ts'))};
    for (const papers of [1, 1000]) {
      void besideFor(papers).takeOver({ slugs: ['a'], from: '/none', to: '/dev/null/none' });
      const site = { folder: '/dev/null/none', version: '0', shards: 1, from: '/none' };
      const { end } = besideFor(papers).packing(site);
      setTimeout(end, 1000);
    }`;
  const args = ['--import', './scripts/require-node.mjs', '--input-type=module', '-e', program];
  const { status, stderr } = spawnSync(process.execPath, args, {
    ...{ cwd: PACKAGE_ROOT, encoding: 'utf8' },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
