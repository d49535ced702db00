import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callOptions, runChecks } from './checks.ts';

const checks = await runChecks();

console.log('\n— unit and browser tests');
const dir = mkdtempSync(join(tmpdir(), 'chartroom-test-'));
const file = join(dir, 'result.json');
const status = run('vitest', [
  'run',
  '--config',
  'tests/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${file}`,
]);
const counts = readCounts(file);
const passed = checks.passed + counts.passed;
// A run that ends badly without a failed test, a setup that threw for one, is a failure all the same.
const failed = checks.failed + Math.max(counts.failed, status === 0 ? 0 : 1);
rmSync(dir, { recursive: true, force: true });

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function run(command: string, args: readonly string[]): number {
  return spawnSync(command, args, { ...callOptions(), stdio: 'inherit' }).status ?? 1;
}

function readCounts(path: string): { readonly passed: number; readonly failed: number } {
  try {
    const result = JSON.parse(readFileSync(path, 'utf8'));
    return {
      passed: result.numPassedTests,
      failed: result.numFailedTests + (result.numPassedTests === 0 ? 1 : 0),
    };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
