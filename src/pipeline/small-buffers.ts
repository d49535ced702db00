import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Fewer bytes of exports are some 10,000 papers at most, whose buffers are small beside the rest. */
const MIN_BYTES = 15_000_000;
/** glibc's own first thresholds: said aloud they stay. */
const THRESHOLD = String(128 * 1024);
const GIVE_BACK = {
  MALLOC_MMAP_THRESHOLD_: THRESHOLD,
  MALLOC_TRIM_THRESHOLD_: THRESHOLD,
} as const;

/**
 * Starts this program anew in its own place for a large project, with an allocator that gives buffers back. The more of a
 * size glibc is asked for, the larger are the pieces that it keeps for later, up to 32 MB: files, columns and deflated
 * pages leave holes in its heaps, in each thread. 20,224 conference papers take 1.6 GB so, and 1.3 otherwise. It reads how
 * it is to be once, before a program begins, so a running one can't tell it. Does nothing where the owner said something
 * of it, and on systems that have another.
 */
export function startWithSmallBuffers(contentDir: string): void {
  const { env, execPath, execArgv, argv, platform } = process;
  if (platform !== 'linux' || typeof process.execve !== 'function') return;
  if (Object.keys(GIVE_BACK).some((name) => name in env)) return;
  if (bytesOfExports(contentDir) < MIN_BYTES) return;
  process.execve(execPath, [execPath, ...execArgv, ...argv.slice(1)], { ...env, ...GIVE_BACK });
}

/** Of all that lies in `corpus/`. */
function bytesOfExports(contentDir: string): number {
  const folder = join(contentDir, 'corpus');
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return 0;
  return readdirSync(folder).reduce(
    (sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}
