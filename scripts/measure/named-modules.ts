import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';

/** The modules of a folder of `scripts/` that the call names, all where it names none; ends the process for an unknown name. */
export function namedModules(folder: string): readonly string[] {
  const names = readdirSync(join(PACKAGE_ROOT, 'scripts', folder))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    console.error(
      `${folder}: unknown name: ${unknown.join(', ')}. There are: ${names.join(', ')}.`,
    );
    process.exit(2);
  }
  return wanted.length > 0 ? wanted : names;
}
