import { existsSync, statSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { CallError } from '../corpus/call-error.ts';
import { CACHE, type ProjectPaths, realPath } from './paths.ts';

/** Throws `CallError` where a site must never be built, whatever lies there: its place would be taken by a new one. */
export function refuseFolder({ contentDir, outDir }: ProjectPaths): void {
  const wrong = wrongPlace(contentDir, outDir);
  if (wrong === null) return;
  throw new CallError(
    `call: invalid folder: ${outDir}. ${wrong} Nothing was touched; name a folder of its own, such as --out ${join(dirname(contentDir), 'dist')}.`,
  );
}

function wrongPlace(contentDir: string, outDir: string): string | null {
  if (!canHold(dirname(outDir))) return 'It would lie in a file.';
  if (holds(outDir, contentDir)) return 'It is your project, or holds it.';
  if (holds(contentDir, outDir)) return 'It lies in your project.';
  // npm calls a program from the folder of its package, and says where it was called from itself.
  if (holdsAny(outDir, process.cwd(), process.env.INIT_CWD))
    return 'It is the folder you are working in, or holds it.';
  if (holdsAny(outDir, homedir(), userInfo().homedir))
    return 'It is your home folder, or holds it.';
  const cache = realPath(CACHE);
  if (holds(outDir, cache) || holds(cache, outDir)) return 'Chartroom keeps its own files there.';
  return dirname(outDir) === outDir ? 'It is a whole disk.' : null;
}

/** Whether a folder can be made at a path, or stands there. */
function canHold(path: string): boolean {
  let folder = path;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? true;
}

function holdsAny(outer: string, ...folders: readonly (string | undefined)[]): boolean {
  return folders.some(
    (folder) => folder !== undefined && folder !== '' && holds(outer, realPath(folder)),
  );
}

/** Whether a folder is the other one, or has it somewhere inside. */
function holds(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}
