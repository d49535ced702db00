import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks, runTool } from './checks.ts';

const dir = mkdtempSync(join(tmpdir(), 'chartroom-test-'));
const file = join(dir, 'result.json');
// The tests begin while the checks run, which leave a core idle; what they print is told after them.
let said = '';
let tell = (text: string) => {
  said += text;
};
const testing = runTool(
  [
    'vitest',
    'run',
    ...['--config', 'tests/vitest.config.ts'],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    ...(process.stdout.isTTY ? ['--color'] : []),
  ],
  (text) => tell(text),
);
const checks = await runChecks();
console.log(`\n— unit and browser tests\n${said}`);
tell = (text) => {
  process.stdout.write(text);
};
const status = await testing;
const counts = readCounts(file);
const passed = checks.passed + counts.passed;
// A run that ends badly without a failed test, a setup that threw for one, is a failure all the same.
const failed = checks.failed + Math.max(counts.failed, status === 0 ? 0 : 1);
rmSync(dir, { recursive: true, force: true });

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

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
