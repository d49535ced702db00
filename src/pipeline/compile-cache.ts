import { existsSync, readdirSync, rmSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { RUNNABLE } from './paths.ts';

/** Three times what one version of the program and its libraries has; more was left by others. */
const MAX_FILES = 8000;

/** Has Node keep the program compiled, where any of it is kept: the next run begins half a second sooner, and its threads do. */
export function keepCompiled(): void {
  if (!existsSync(RUNNABLE)) return;
  const folder = join(RUNNABLE, 'compiled');
  clearOverfull(folder);
  process.env.NODE_COMPILE_CACHE ??= folder;
  enableCompileCache();
}

/** Removes the folder where too much lies in it. */
export function clearOverfull(folder: string): void {
  try {
    if (existsSync(folder) && readdirSync(folder, { recursive: true }).length > MAX_FILES)
      rmSync(folder, { recursive: true, force: true });
  } catch {
    // Where somebody else installed the package it is not ours to clear; every command works all the same.
  }
}
