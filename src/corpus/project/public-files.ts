import { readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../fault.ts';
import { ownFolder, passedOver, wrongWith } from './own-files.ts';

/** A file that the owner wants beside the map as it is. */
export interface PublicFile {
  /** In the site, with slashes: `.well-known/security.txt`. */
  readonly path: string;
  /** Where it lies, links resolved. */
  readonly source: string;
}

/** What systems leave in every folder that somebody looked at: nobody's work. */
export const SYSTEM_FILES: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/**
 * The files of `public/`, hidden ones included, in name order. What is no ordinary file, and what a link leads to
 * outside the project, is passed over, which joins `faults`.
 */
export function publicFiles(contentDir: string, faults: Fault[]): readonly PublicFile[] {
  const dir = ownFolder(contentDir, 'public');
  return dir === null ? [] : filesIn(contentDir, dir, '', faults);
}

function filesIn(contentDir: string, dir: string, path: string, faults: Fault[]): PublicFile[] {
  return readdirSync(join(dir, path), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (SYSTEM_FILES.has(entry.name)) return [];
      const name = path + entry.name;
      const file = join(dir, name);
      if (entry.isDirectory()) return filesIn(contentDir, dir, `${name}/`, faults);
      const wrong = entry.isFile() ? null : wrongWith(contentDir, file);
      if (wrong === null) return [{ path: name, source: realpathSync(file) }];
      faults.push(passedOver(`public/${name}`, wrong));
      return [];
    });
}
