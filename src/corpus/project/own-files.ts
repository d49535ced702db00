import {
  type Dirent,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { join, sep } from 'node:path';
import { type Fault, ProjectError } from '../fault.ts';

/**
 * A project folder may come from anybody. What it names is read only where it is an ordinary file inside the folder:
 * a pipe would never end, a device is no text, a link may lead to what its owner never meant to publish.
 */

/** A file's bytes; null where there is none. Throws `ProjectError` where something else stands there. */
export function readOwnFile(contentDir: string, path: string): Buffer | null {
  const file = ownFile(contentDir, path);
  return file === null ? null : readFileSync(file);
}

/** Where a file is to be read; null where there is none. Throws `ProjectError` where something else stands there. */
export function ownFile(contentDir: string, path: string): string | null {
  const file = join(contentDir, path);
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return null;
  const wrong = wrongWith(contentDir, file);
  if (wrong !== null) throw strange(path, `${wrong} Put an ordinary file there, or remove it.`);
  return file;
}

/**
 * Names of the ordinary files of a folder of the project that are `wanted`, in name order; none where the folder is
 * missing. Whatever else has such a name is passed over, which joins `faults`. Throws `ProjectError` for a folder that
 * is none or leads elsewhere.
 */
export function ownFiles(
  contentDir: string,
  folder: string,
  wanted: (entry: Dirent) => boolean,
  faults: Fault[],
): readonly string[] {
  const dir = ownFolder(contentDir, folder);
  if (dir === null) return [];
  return readdirSync(dir, { withFileTypes: true })
    .filter(wanted)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const wrong = entry.isFile() ? null : wrongWith(contentDir, join(dir, entry.name));
      if (wrong === null) return [entry.name];
      faults.push(passedOver(`${folder}/${entry.name}`, wrong));
      return [];
    });
}

/** A folder of the project; null where it is missing. Throws `ProjectError` where it is none or leads elsewhere. */
export function ownFolder(contentDir: string, folder: string): string | null {
  const dir = join(contentDir, folder);
  if (lstatSync(dir, { throwIfNoEntry: false }) === undefined) return null;
  const there = whatIsAt(dir);
  const wrong =
    there?.isDirectory() !== true
      ? 'It is no folder.'
      : leadsOut(contentDir, dir)
        ? 'It leads out of the project.'
        : null;
  if (wrong === null) return dir;
  throw strange(folder, `${wrong} Nothing there is read or written; put a folder in its place.`);
}

/** A file of the project that is told and passed over, while the rest is read. */
export function passedOver(file: string, wrong: string): Fault {
  const remedy = `${wrong} It is passed over; put an ordinary file there, or remove it.`;
  return { stage: 'content', kind: 'invalid', what: 'file', file, line: null, remedy };
}

/** What keeps a path of the project from being read as a file, as a sentence; null where nothing does. */
export function wrongWith(contentDir: string, path: string): string | null {
  const there = whatIsAt(path);
  if (there === undefined) return 'It is a link that leads nowhere.';
  if (!there.isFile()) return `It is ${kindOf(there)}, not a file.`;
  return leadsOut(contentDir, path) ? 'It is a link that leads out of the project.' : null;
}

/** What stands at a path, as `a folder`. */
export function kindOf(there: Stats): string {
  if (there.isDirectory()) return 'a folder';
  if (there.isFIFO()) return 'a pipe';
  return there.isSocket() ? 'a socket' : 'a device';
}

/** What a path leads to; undefined where it leads nowhere, in a circle or through a file included. */
export function whatIsAt(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function leadsOut(contentDir: string, path: string): boolean {
  const root = realpathSync(contentDir);
  const real = realpathSync(path);
  return real !== root && !real.startsWith(root.endsWith(sep) ? root : root + sep);
}

function strange(file: string, remedy: string): ProjectError {
  return new ProjectError([
    { stage: 'content', kind: 'invalid', what: 'file', file, line: null, remedy },
  ]);
}
