import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { PACKAGE_ROOT } from '../src/pipeline/paths.ts';

/**
 * Writes `lib/`, what the npm package ships: this checkout as JavaScript, since Node strips no types below
 * `node_modules`. Every file keeps its place, so the program finds its pages, its word model and its own root as it
 * does here.
 */
const SHIPPED = ['src', 'public', 'astro.config.mjs', 'package.json'];
/** A path to a module of our own, in an import or a `new URL`. */
const OWN_MODULE = /(['"])(\.{1,2}\/[^'"\n]+)\.ts\1/g;

const lib = join(PACKAGE_ROOT, 'lib');
rmSync(lib, { recursive: true, force: true });
for (const path of SHIPPED) {
  cpSync(join(PACKAGE_ROOT, path), join(lib, path), { recursive: true });
}
for (const file of readdirSync(lib, { recursive: true, encoding: 'utf8' })) {
  if (file.endsWith('.ts')) {
    const source = readFileSync(join(lib, file), 'utf8');
    write(file.replace(/\.ts$/, '.js'), stripTypeScriptTypes(source));
    rmSync(join(lib, file));
  } else if (file.endsWith('.astro')) {
    // Astro strips the types of its own files wherever they lie.
    write(file, readFileSync(join(lib, file), 'utf8'));
  }
}

function write(file: string, source: string): void {
  mkdirSync(dirname(join(lib, file)), { recursive: true });
  writeFileSync(join(lib, file), source.replace(OWN_MODULE, '$1$2.js$1'));
}
