import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';

/** Exports we wrote in the shape of real ones, each named after what it proves. */
export const EXPORTS_DIR = join(PACKAGE_ROOT, 'tests/fixtures/exports');

export const EXPORTS: readonly { readonly name: string; readonly text: string }[] = readdirSync(
  EXPORTS_DIR,
)
  .sort()
  .map((name) => ({ name, text: new TextDecoder().decode(readFileSync(join(EXPORTS_DIR, name))) }));
