import { createHash, type Hash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KNOWN_NAMES } from '../corpus/project/check-project.ts';
import { ownFolder, wrongWith } from '../corpus/project/own-files.ts';

/**
 * Hash over names and bytes of all that a build may read of a project folder, or of some of it, in name order. Of what
 * is no ordinary file, or leads out of the project, the name alone counts.
 */
export function hashOfContent(contentDir: string, names = KNOWN_NAMES): string {
  const hash = createHash('sha256');
  for (const name of [...names].sort()) add(hash, contentDir, name);
  return hash.digest('hex');
}

function add(hash: Hash, contentDir: string, path: string): void {
  const file = join(contentDir, path);
  const there = lstatSync(file, { throwIfNoEntry: false });
  if (there === undefined) return;
  if (there.isDirectory() || leadsToFolder(contentDir, path)) {
    addFolder(hash, contentDir, path);
    return;
  }
  const readable = there.isFile() || wrongWith(contentDir, file) === null;
  hash.update(path).update('\0');
  hash.update(readable ? readFileSync(file) : '\0').update('\0');
}

/** Adds what lies in a folder; hidden files count where they are published. */
function addFolder(hash: Hash, contentDir: string, folder: string): void {
  const hidden = folder.split('/', 1)[0] === 'public';
  const names = readdirSync(join(contentDir, folder)).filter(
    (name) => hidden || !name.startsWith('.'),
  );
  for (const name of names.sort()) add(hash, contentDir, `${folder}/${name}`);
}

/** Only folders at the top of a project may be links. */
function leadsToFolder(contentDir: string, path: string): boolean {
  if (path.includes('/')) return false;
  try {
    return ownFolder(contentDir, path) !== null;
  } catch {
    return false;
  }
}
