import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Everything `npm test` runs, in the order in which a developer wants to hear of it. */
const CHECKS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['types, of pages too', 'astro', 'check', '--minimumSeverity', 'warning'],
  ['format and lint', 'biome', 'check', '--error-on-warnings'],
  ['unused files, exports, dependencies', 'knip'],
];

let passed = 0;
let failed = 0;

for (const [name, command, ...args] of CHECKS) {
  console.log(`\n— ${name}`);
  if (run(command, args) === 0) passed++;
  else failed++;
}

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
passed += counts.passed;
// A run that ends badly without a failed test, a setup that threw for one, is a failure all the same.
failed += Math.max(counts.failed, status === 0 ? 0 : 1);
rmSync(dir, { recursive: true, force: true });

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function run(command: string, args: readonly string[]): number {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  return (
    spawnSync(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' })
      .status ?? 1
  );
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
