import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CHECKOUT } from '../src/pipeline/workplace.ts';

/** The checks that take too long for every commit. */
const FUZZ_RUNS = '10000';
const KILLS = 20;
/** A build of the first corpus takes some seconds; kills fall anywhere in it. */
const LATEST_KILL_MS = 5000;

const failures = [fuzz(), await kills()].filter((passed) => !passed).length;
console.log(
  failures === 0 ? '\nThe audit found nothing' : `\n${failures} part(s) of the audit failed`,
);
process.exitCode = failures === 0 ? 0 : 1;

/** The property tests with ten thousand inputs each. */
function fuzz(): boolean {
  console.log(`— property tests, ${FUZZ_RUNS} inputs each`);
  const env = { ...process.env, FUZZ_RUNS };
  const args = [
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--project',
    'unit',
    'tests/corpus',
    '--testTimeout',
    '1200000',
  ];
  return (
    spawnSync('vitest', args, { stdio: 'inherit', env, shell: process.platform === 'win32' })
      .status === 0
  );
}

/** A build killed at any moment leaves the last site and the content whole. */
async function kills(): Promise<boolean> {
  console.log(`\n— ${KILLS} builds killed on their way`);
  const dir = mkdtempSync(join(tmpdir(), 'chartroom-kill-'));
  const content = join(dir, 'content');
  const dist = join(dir, 'dist');
  cpSync(join(CHECKOUT, 'content'), content, { recursive: true });
  const args = [
    '--import',
    './scripts/require-node.mjs',
    'scripts/chartroom.ts',
    'build',
    '--content',
    content,
    '--out',
    dist,
  ];
  spawnSync(process.execPath, args, { cwd: CHECKOUT });
  let whole = true;
  for (let kill = 0; kill < KILLS; kill++) {
    writeFileSync(join(content, 'site.yaml'), `title: Map number ${kill}\n`);
    const child = spawn(process.execPath, args, { cwd: CHECKOUT, stdio: 'ignore' });
    await wait((LATEST_KILL_MS * (kill + 1)) / KILLS);
    child.kill('SIGKILL');
    const pages = existsSync(join(dist, 'index.html'))
      ? readdirSync(join(dist, 'papers')).length
      : 0;
    const lines = existsSync(dist)
      ? readFileSync(join(dist, 'api/papers.jsonl'), 'utf8').trim().split('\n').length
      : 0;
    if (pages < 313 || lines !== 311) {
      console.log(
        `killed after ${(LATEST_KILL_MS * (kill + 1)) / KILLS} ms: ${pages} pages, ${lines} lines of data`,
      );
      whole = false;
    }
  }
  const last = spawnSync(process.execPath, args, { cwd: CHECKOUT });
  rmSync(dir, { recursive: true, force: true });
  console.log(
    whole && last.status === 0
      ? 'the site was whole each time, and built again afterwards'
      : 'the site was not whole',
  );
  return whole && last.status === 0;
}
