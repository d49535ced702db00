import { constants, copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Fault, ProjectError } from '../../corpus/fault.ts';
import type { PublicFile } from '../../corpus/project/public-files.ts';
import { writePieces } from '../../corpus/write-atomically.ts';
import type { PublishedFile } from '../../map/published-file.ts';
import { clashesWithPages } from '../build/generated-paths.ts';

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

/** A file that is written piece by piece, once: path from the root of the site, and its text. */
export interface FileInPieces {
  readonly path: string;
  readonly pieces: Iterable<string>;
}

/** Writes files that are too large to lie in memory. */
export function writeInPieces(folder: string, files: readonly FileInPieces[]): void {
  for (const { path, pieces } of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writePieces(file, pieces);
  }
}

/** The owner's files that would stand in the way of what a build writes. */
export function publicClashes(files: readonly PublicFile[]): readonly Fault[] {
  return files.filter(({ path }) => clashesWithPages(path)).map(clash);
}

/** Copies the owner's files into the folder of a site. Throws `ProjectError` where one would replace a file of it. */
export function copyPublicFiles(files: readonly PublicFile[], folder: string): void {
  const clashing = files.filter(({ path }) => existsSync(join(folder, path)));
  if (clashing.length > 0) throw new ProjectError(clashing.map(clash));
  for (const { path, source } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    copyFileSync(source, join(folder, path), constants.COPYFILE_EXCL);
  }
}

function clash({ path }: PublicFile): Fault {
  const remedy = 'A build may write that name itself. Rename it, or take it out of public/.';
  return {
    stage: 'content',
    kind: 'conflict',
    what: 'file',
    file: `public/${path}`,
    line: null,
    remedy,
  };
}
