import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { PACKAGE_ROOT } from '../src/pipeline/paths.ts';

const IMPORT = /(?:^|\n)\s*(import|export)\s+(type\s)?[^;'"]*?from\s+['"](\.[^'"]+)['"]/g;
const BARE = /(?:^|\n)\s*import\s+['"](\.[^'"]+)['"]/g;

/** An import of one source file by another, both as paths from the root with slashes. */
export interface SourceImport {
  readonly from: string;
  readonly to: string;
  readonly typesOnly: boolean;
}

/** All modules below `src/`, as paths from the root, in order. */
export const SOURCE_FILES: readonly string[] = readdirSync(join(PACKAGE_ROOT, 'src'), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((file) => /\.(ts|astro)$/.test(file))
  .map((file) => join('src', file).replaceAll('\\', '/'))
  .sort();

/** Every import between source files, those of types too. */
export const SOURCE_IMPORTS: readonly SourceImport[] = SOURCE_FILES.flatMap((from) => {
  const path = join(PACKAGE_ROOT, from);
  const text = readFileSync(path, 'utf8');
  const target = (to: string) =>
    relative(PACKAGE_ROOT, resolve(dirname(path), to)).replaceAll('\\', '/');
  return [
    ...[...text.matchAll(IMPORT)].map(([, , types, to]) => ({
      from,
      to: target(to!),
      typesOnly: types !== undefined,
    })),
    ...[...text.matchAll(BARE)].map(([, to]) => ({ from, to: target(to!), typesOnly: false })),
  ];
});

/** The files that a file needs to run, itself among them. */
export function neededBy(file: string): readonly string[] {
  const needed = new Set([file]);
  for (const one of needed)
    for (const { from, to, typesOnly } of SOURCE_IMPORTS)
      if (from === one && !typesOnly) needed.add(to);
  return [...needed].sort();
}
