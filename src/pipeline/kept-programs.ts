import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readCached, writeCached } from './disk-cache.ts';
import { CODE, codeOf, codeVersion, hashOf, PACKAGE_ROOT, PROGRAMS } from './paths.ts';

/** Sub-paths and languages of one owner's sites, some 2 MB each; more was left by others. */
const MAX_FILES = 20;
/** Of a hash, what tells names apart. */
const NAME_LENGTH = 12;
/** Where npm says which libraries are installed. */
const INSTALLED_LOCK = join('node_modules', '.package-lock.json');

/**
 * What this very code made under a name on this machine, of nothing but itself and the libraries installed around
 * `root`; where it was not kept, it is made, and kept. Code that changes while it is at work keeps nothing.
 */
export async function keptProgram<Made>(
  name: string,
  make: () => Promise<Made>,
  folder = PROGRAMS,
  root = PACKAGE_ROOT,
): Promise<Made> {
  const file = join(folder, `${hashOf([name]).slice(0, NAME_LENGTH)}.bin`);
  // The code that runs, which was read when the run began; the disk may have another since.
  const key = keyOf(codeVersion(), root);
  const kept = readCached<{ readonly made: Made }>(file, key);
  if (kept !== null) return kept.made;
  const made = await make();
  if (keyOf(codeOf(CODE), root) !== key) return made;
  try {
    if (existsSync(folder) && readdirSync(folder).length >= MAX_FILES)
      rmSync(folder, { recursive: true });
    writeCached(file, key, { made });
  } catch {
    // Another run has put its own there, or nothing can be kept: what was made is whole.
  }
  return made;
}

/** Programs name the libraries of this place, hold parts of some, and are made for this Node. */
function keyOf(code: string, root: string): string {
  return hashOf([code, root, process.version, installedLibraries(root)]);
}

/** What npm installed into the nearest folder of libraries that it wrote itself; nothing where there is none. */
function installedLibraries(folder: string): Uint8Array {
  const lock = join(folder, INSTALLED_LOCK);
  if (existsSync(lock)) return readFileSync(lock);
  const parent = dirname(folder);
  return parent === folder ? new Uint8Array() : installedLibraries(parent);
}
