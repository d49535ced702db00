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
