import { spawnSync } from 'node:child_process';

const INPUTS = 10_000;
const MAX_MS = 3_600_000;

/** The property tests of the corpus room with ten thousand inputs each. */
export async function run(): Promise<boolean> {
  const args = ['run', '--config', 'tests/vitest.config.ts', '--project', 'unit', 'tests/corpus'];
  const { status } = spawnSync('vitest', [...args, '--testTimeout', String(MAX_MS)], {
    stdio: 'inherit',
    env: { ...process.env, FUZZ_RUNS: String(INPUTS) },
    shell: process.platform === 'win32',
  });
  return status === 0;
}
