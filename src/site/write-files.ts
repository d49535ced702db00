import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PublishedFile } from '../map/published-file.ts';

/** Writes files of the site below `folder`. */
export function writeFiles(folder: string, files: Iterable<PublishedFile>): void {
  const made = new Set<string>();
  for (const { path, bytes } of files) {
    const parent = dirname(join(folder, path));
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(join(folder, path), bytes);
  }
}
