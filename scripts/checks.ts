import { spawn } from 'node:child_process';

/** What needs no test to run: in the order in which a developer wants to hear of it. */
const CHECKS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['types, of pages too', 'astro', 'check', '--minimumSeverity', 'warning'],
  ['format and lint', 'biome', 'check', '--error-on-warnings'],
  ['unused files, exports, dependencies', 'knip'],
];

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

/** Runs a tool, hands on what it prints piece by piece, and returns how it ended. */
export function runTool(
  [command, ...args]: readonly [string, ...string[]],
  onOutput: (text: string) => void,
): Promise<number> {
  return new Promise((resolve) => {
    const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
    const child = spawn(command, args, {
      env,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', onOutput);
    child.on('error', ({ message }) => {
      onOutput(message);
      resolve(1);
    });
    child.on('close', (status) => resolve(status ?? 1));
  });
}

/** Runs a check and keeps what it prints. */
async function outputOf(call: readonly [string, ...string[]]) {
  let output = '';
  const status = await runTool(call, (text) => {
    output += text;
  });
  return { status, output: output.trim() };
}
