import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

let builds = 0;

/**
 * Where a build writes its new site: beside the one that stands, at a new address each time, since Node never loads
 * a program of one address twice and Astro runs what it bundles there. The same from run to run, so that Node knows
 * that program compiled.
 */
export function besideSite(outDir: string): string {
  return `${outDir}.${++builds}.new`;
}

/**
 * The new site takes the place of the old. No platform lets Node exchange two folders in one step; a run killed
 * between the two renames leaves the old one aside, and `restoreSite` puts it back.
 */
export function takePlace(beside: string, outDir: string): void {
  const old = `${outDir}.${process.pid}-${++builds}.old`;
  mkdirSync(dirname(outDir), { recursive: true });
  const had = existsSync(outDir);
  if (had) renameSync(outDir, old);
  try {
    renameSync(beside, outDir);
  } catch (error) {
    if (had) renameSync(old, outDir);
    throw error;
  }
  if (had) clearAway([old]);
}

/**
 * Removes folders behind the back of this run: for ten thousand pages a disk takes longer to forget them than all the
 * rest. What is cut short there a later run clears away; the name says that it is no site any more.
 */
function clearAway(folders: readonly string[]): void {
  const gone = folders.map((folder) => {
    if (folder.endsWith('.gone')) return folder;
    const site = folder.replace(/\.\d+(?:-\d+)?\.(?:new|old)$/, '');
    let name: string;
    do name = `${site}.${process.pid}-${++builds}.gone`;
    while (existsSync(name));
    renameSync(folder, name);
    return name;
  });
  const script =
    'for (const folder of process.argv.slice(1)) ' +
    "require('node:fs').rmSync(folder, { recursive: true, force: true })";
  const options = { detached: true, stdio: 'ignore' } as const;
  spawn(process.execPath, ['-e', script, ...gone], options).unref();
}

/**
 * Clears away what killed runs left beside the site, which comes back where one was killed while it changed places.
 * Only for who knows that no run is at work on this folder.
 */
export function restoreSite(outDir: string): void {
  const folder = dirname(outDir);
  const name = basename(outDir);
  if (!existsSync(folder)) return;
  const left = readdirSync(folder)
    .filter((entry) => entry.startsWith(`${name}.`))
    .filter((entry) => /^\d+(-\d+)?\.(new|old|gone)$/.test(entry.slice(name.length + 1)))
    .sort();
  const aside = left.find((entry) => entry.endsWith('.old'));
  if (aside !== undefined && !existsSync(outDir)) renameSync(join(folder, aside), outDir);
  const rest = left.map((entry) => join(folder, entry)).filter((path) => existsSync(path));
  if (rest.length > 0) clearAway(rest);
}
