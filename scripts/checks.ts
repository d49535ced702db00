import { spawn } from 'node:child_process';

/** What needs no test to run: in the order in which a developer wants to hear of it. */
const CHECKS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['types, of pages too', 'astro', 'check', '--minimumSeverity', 'warning'],
  ['format and lint', 'biome', 'check', '--error-on-warnings'],
  ['unused files, exports, dependencies', 'knip'],
];

/** How the tools are called. */
export function callOptions() {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  return { env, shell: process.platform === 'win32' };
}

/** Runs all checks side by side, prints them one after the other, and returns how many of them passed and failed. */
export async function runChecks(): Promise<{ readonly passed: number; readonly failed: number }> {
  let passed = 0;
  const running = CHECKS.map(([name, ...call]) => ({ name, ended: outputOf(call) }));
  for (const { name, ended } of running) {
    const { status, output } = await ended;
    console.log(`\n— ${name}\n${output}`);
    if (status === 0) passed++;
  }
  return { passed, failed: CHECKS.length - passed };
}

/** Runs a check and keeps what it prints. */
function outputOf([command, ...args]: readonly [string, ...string[]]): Promise<{
  readonly status: number;
  readonly output: string;
}> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...callOptions(), stdio: ['ignore', 'pipe', 'pipe'] });
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
