import { spawn } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CallError } from '../../corpus/call-error.ts';
import { whatIsAt } from '../../corpus/project/own-files.ts';
import { inspectFolder } from './built-folder.ts';

/**
 * Stands in every folder that a build makes beside the site: by it alone is a folder known as ours and cleared away,
 * whatever it is called.
 */
const MARK = 'made-by-chartroom.txt';
const MARK_TEXT =
  'A build puts its new site together here. Delete this folder if none is running.\n';
/** The site that is to be replaced, while the new one takes its place. */
const OLD = 'old';
/** Longer lists are cut: the first few say what kind of folder it is. */
const MAX_NAMED = 5;

let builds = 0;
let cleared = 0;

/** Where a build puts its new site together. */
export interface Staging {
  /** The new site. */
  readonly folder: string;
  /** The new site takes the place of the old. Throws `CallError`, and leaves the old, where that holds foreign files. */
  readonly takePlace: () => void;
  /** What is left beside the site goes. */
  readonly discard: () => void;
}

/**
 * Makes a folder beside the site for a new one. It has a new address each time, since Node never loads a program of
 * one address twice and Astro runs what it bundles there; the same from run to run, so that Node knows that program
 * compiled.
 */
export function stageSite(outDir: string): Staging {
  const stage = stageOf(outDir);
  if (!isMarked(stage) && !isMissingOrEmpty(stage)) {
    throw new CallError(
      `call: invalid folder: ${stage}. A build works in a folder of this name, and Chartroom did not make this one. Nothing was touched; give it another name.`,
    );
  }
  mkdirSync(stage, { recursive: true });
  writeFileSync(join(stage, MARK), MARK_TEXT);
  const folder = join(stage, String(++builds));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  return {
    folder,
    takePlace: () => takePlace(folder, join(stage, OLD), outDir),
    discard: () => {
      rmSync(folder, { recursive: true, force: true });
      clearAway(outDir);
    },
  };
}

/**
 * No platform lets Node exchange two folders in one step; a run killed between the two renames leaves the old one
 * aside, and `restoreSite` puts it back.
 */
function takePlace(folder: string, old: string, outDir: string): void {
  // A build takes a while: meanwhile somebody may have put a file there.
  refuseForeign(outDir, inspectFolder(outDir).foreign);
  const had = existsSync(outDir);
  if (had) renameSync(outDir, old);
  try {
    renameSync(folder, outDir);
  } catch (error) {
    if (had) renameSync(old, outDir);
    throw error;
  }
}

/** Throws `CallError` where a folder that a site is to be built into holds what no build wrote. */
export function refuseForeign(outDir: string, foreign: readonly string[]): void {
  if (foreign.length === 0) return;
  if (foreign[0] === '.') {
    throw new CallError(
      `call: invalid folder: ${outDir}. It is a file. Nothing was touched; name a folder with --out.`,
    );
  }
  const more = foreign.length - MAX_NAMED;
  const names = foreign.slice(0, MAX_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
  throw new CallError(
    `call: invalid folder: ${outDir}. It holds what Chartroom did not write: ${names}. Nothing was touched. ` +
      'Move what belongs beside the map into the folder public/ of your project, which every build copies, and the rest elsewhere, or name another folder with --out.',
  );
}

/**
 * Clears away what killed runs left beside the site, which comes back where one was killed while it changed places.
 * Only for who knows that no run is at work on this folder.
 */
export function restoreSite(outDir: string): void {
  if (whatIsAt(dirname(outDir))?.isDirectory() !== true) return;
  const stage = stageOf(outDir);
  const old = join(stage, OLD);
  if (isMarked(stage) && existsSync(old) && !existsSync(outDir)) renameSync(old, outDir);
  clearAway(outDir);
}

/**
 * Removes folders behind the back of this run: for ten thousand pages a disk takes longer to forget them than all the
 * rest. What is cut short there a later run clears away: the mark goes last.
 */
function clearAway(outDir: string): void {
  const stage = stageOf(outDir);
  if (isMarked(stage)) {
    let name: string;
    do name = `${stage}-${process.pid}-${++cleared}`;
    while (existsSync(name));
    renameSync(stage, name);
  }
  const gone = readdirSync(dirname(outDir))
    .filter((name) => name.startsWith(basename(stage)))
    .filter((name) => /^-\d+-\d+$/.test(name.slice(basename(stage).length)))
    .map((name) => join(dirname(outDir), name))
    .filter(isMarked);
  if (gone.length === 0) return;
  const script = `
    const { readdirSync, rmSync } = require('node:fs');
    const remove = (path) => rmSync(path, { recursive: true, force: true });
    for (const folder of process.argv.slice(1)) try {
      for (const name of readdirSync(folder)) if (name !== '${MARK}') remove(folder + '/' + name);
      remove(folder);
    } catch {}`;
  const options = { detached: true, stdio: 'ignore' } as const;
  spawn(process.execPath, ['-e', script, ...gone], options).unref();
}

function stageOf(outDir: string): string {
  return join(dirname(outDir), `.${basename(outDir)}.chartroom`);
}

function isMarked(folder: string): boolean {
  const kindOf = (path: string) => lstatSync(path, { throwIfNoEntry: false });
  return (kindOf(folder)?.isDirectory() && kindOf(join(folder, MARK))?.isFile()) ?? false;
}

function isMissingOrEmpty(folder: string): boolean {
  const there = lstatSync(folder, { throwIfNoEntry: false });
  return there === undefined || (there.isDirectory() && readdirSync(folder).length === 0);
}
