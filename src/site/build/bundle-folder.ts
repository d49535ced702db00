import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the names of these folders begin with. */
const PREFIX = 'bundle-';
/** In milliseconds; a bundle takes seconds. Of two projects with one cache both may be at work. */
const LEFT_AFTER = 60 * 60 * 1000;

/** A new folder to bundle into; those that killed builds left in `cacheDir` go. */
export function newBundleFolder(cacheDir: string): string {
  mkdirSync(cacheDir, { recursive: true });
  for (const name of readdirSync(cacheDir)) {
    const folder = join(cacheDir, name);
    if (name.startsWith(PREFIX) && isLeft(folder)) rmSync(folder, { recursive: true, force: true });
  }
  return mkdtempSync(join(cacheDir, PREFIX));
}

function isLeft(folder: string): boolean {
  // Another build may have removed its own meanwhile.
  const changed = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY;
  return Date.now() - changed > LEFT_AFTER;
}
