import { accessSync, constants, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserPath } from '../scripts/browser.ts';

/** Where Linux keeps files in memory. */
const IN_MEMORY = '/dev/shm';

/** Ten times what a whole run holds at once; containers often have 64 MB there. */
const LEAST_BYTES = 2 ** 30;

/**
 * Puts the folders of tests into memory, where the system has room for them. A run writes and deletes some hundred
 * thousand small files, and a disk's file system takes most of its time to find a place for each.
 */
export default async function setup(): Promise<void> {
  // Every project calls this; the first of them decides.
  if (process.env.TMPDIR?.startsWith(IN_MEMORY)) return;
  // A browser that npm brings is unpacked once, beside other things of the system.
  process.env.CHROME_PATH ??= await browserPath();
  const dir = folderInMemory();
  if (dir === null) return;
  process.env.TMPDIR = dir;
  // A run that is broken off tears nothing down, and memory is dearer than a disk.
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
}

/** A new folder in memory; null where there is little room, or where programs may not lie. */
function folderInMemory(): string | null {
  let dir: string | null = null;
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    if (bavail * bsize < LEAST_BYTES) return null;
    dir = mkdtempSync(join(IN_MEMORY, 'chartroom-tests-'));
    writeFileSync(join(dir, 'program'), '', { mode: 0o755 });
    accessSync(join(dir, 'program'), constants.X_OK);
    return dir;
  } catch {
    if (dir !== null) rmSync(dir, { recursive: true, force: true });
    return null;
  }
}
