import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readCached, writeCached } from './disk-cache.ts';
import { CODE, codeOf, hashOf, PACKAGE_ROOT, PROGRAMS } from './paths.ts';

/** Sub-paths and languages of one owner's sites, some 2 MB each; more was left by others. */
const MAX_FILES = 20;
/** Of a hash, what tells names apart. */
const NAME_LENGTH = 12;

/**
 * What this very code made under a name on this machine, of nothing but itself; where it was not kept, it is made, and
 * kept. Code that changes while it is at work keeps nothing.
 */
export async function keptProgram<Made>(
  name: string,
  make: () => Promise<Made>,
  folder = PROGRAMS,
): Promise<Made> {
  const file = join(folder, `${hashOf([name]).slice(0, NAME_LENGTH)}.bin`);
  const key = keyNow();
  const kept = readCached<{ readonly made: Made }>(file, key);
  if (kept !== null) return kept.made;
  const made = await make();
  if (keyNow() !== key) return made;
  try {
    if (existsSync(folder) && readdirSync(folder).length >= MAX_FILES)
      rmSync(folder, { recursive: true });
    writeCached(file, key, { made });
  } catch {
    // Another run has put its own there, or nothing can be kept: what was made is whole.
  }
  return made;
}

/** Programs name the libraries of this place, and are made for this Node. */
function keyNow(): string {
  return hashOf([codeOf(CODE), PACKAGE_ROOT, process.version]);
}
