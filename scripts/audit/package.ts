import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';

/** The packed tool, installed by npm in an empty folder with whatever Node the machine has, builds the first corpus. */
export async function run(): Promise<boolean> {
  const dir = mkdtempSync(join(tmpdir(), 'chartroom-packed-'));
  try {
    if (!sh(PACKAGE_ROOT, 'npm', 'pack', '--silent', '--pack-destination', dir)) return false;
    const [packed] = readdirSync(dir);
    const empty = join(dir, 'empty');
    mkdirSync(empty);
    copyFileSync(
      join(PACKAGE_ROOT, 'content/corpus/trending-papers.txt'),
      join(empty, 'export.txt'),
    );
    const done =
      sh(empty, 'node', '--version') &&
      sh(empty, 'npm', 'install', '--no-audit', '--no-fund', join(dir, packed!)) &&
      sh(empty, 'npx', 'chartroom', 'init', 'my-map', '--from', 'export.txt') &&
      sh(empty, 'npx', 'chartroom', 'build', '--content', 'my-map', '--out', 'dist') &&
      sh(empty, 'npx', 'chartroom', 'search', 'pruning', '--content', 'my-map', '--out', 'dist');
    return done && existsSync(join(empty, 'dist/index.html'));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Runs a command as outside of this checkout: its own programs are not on the path. */
function sh(cwd: string, command: string, ...args: string[]): boolean {
  const outside = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(PACKAGE_ROOT));
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle|node)_/.test(name)),
  );
  console.log(`${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, {
    cwd,
    stdio: 'inherit',
    env: { ...env, PATH: outside.join(delimiter) },
    shell: process.platform === 'win32',
  });
  return status === 0;
}
