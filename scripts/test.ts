import { spawn, spawnSync } from 'node:child_process';
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

// Side by side, told one after the other.
const checks = CHECKS.map(([name, ...call]) => ({ name, ended: hear(call) }));
for (const { name, ended } of checks) {
  const { status, output } = await ended;
  console.log(`\n— ${name}\n${output}`);
  if (status === 0) passed++;
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
  return spawnSync(command, args, { ...options(), stdio: 'inherit' }).status ?? 1;
}

/** Runs a check and keeps what it prints. */
function hear([command, ...args]: readonly [string, ...string[]]): Promise<{
  readonly status: number;
  readonly output: string;
}> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options(), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const add = (text: Buffer) => {
      output += text.toString();
    };
    child.stdout.on('data', add);
    child.stderr.on('data', add);
    child.on('error', ({ message }) => resolve({ status: 1, output: message }));
    child.on('close', (status) => resolve({ status: status ?? 1, output: output.trim() }));
  });
}

function options() {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  return { env, shell: process.platform === 'win32' };
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
