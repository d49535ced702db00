import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { whatIsAt } from '../../corpus/project/own-files.ts';
import { SYSTEM_FILES } from '../../corpus/project/public-files.ts';
import { isGenerated } from './generated-paths.ts';

/** What a build leaves in the folder it made. */
export interface BuildStamp {
  /** Which inputs the site stands for. */
  readonly key: string;
  /** Its sub-path, `/` or `/somewhere/`. */
  readonly base: string;
  /** Every file of the site, with slashes, this one included; null where an earlier version built it. */
  readonly files: readonly string[] | null;
  /** Paths that pages of papers have and no file stands at, since they are packed. */
  readonly packed?: readonly string[];
}

/** What lies in a folder that a site is to be built into. */
export interface BuiltFolder {
  /** Null where no site was built here. */
  readonly stamp: BuildStamp | null;
  /** What no build wrote, as paths with slashes, in name order; a folder of others is told by what it has at its top. */
  readonly foreign: readonly string[];
  /** False where a file of the site is gone. */
  readonly whole: boolean;
}

/** Path of the stamp in a site. */
export function stampPath(version: string): string {
  return `data/${version}/build.json`;
}

/** Tells what a build wrote in `dir` from what somebody else put there; nothing is read but names and the stamp. */
export function inspectFolder(dir: string): BuiltFolder {
  const there = lstatSync(dir, { throwIfNoEntry: false });
  if (there === undefined) return { stamp: null, foreign: [], whole: false };
  if (!there.isDirectory()) return { stamp: null, foreign: ['.'], whole: false };
  const stamp = readBuildStamp(dir);
  // Whose folder this is, its own names say: it may be as large as a disk.
  if (stamp === null) return { stamp, foreign: namesIn(dir), whole: false };
  const found = namesBelow(dir, '').map((name) => name.normalize('NFC'));
  if (stamp.files === null)
    return { stamp, foreign: found.filter((name) => !isGenerated(name)), whole: false };
  const written = new Set(stamp.files.map((name) => name.normalize('NFC')));
  const foreign = found.filter((name) => !written.has(name));
  return { stamp, foreign, whole: found.length - foreign.length === written.size };
}

/** Paths of all pages that a build left in a site, packed ones too, among those of its other files. */
export function publishedPaths(stamp: BuildStamp | null): readonly string[] {
  return [...(stamp?.files ?? []), ...(stamp?.packed ?? [])];
}

/** All files below a folder that a build made, in name order. */
export function filesOfSite(dir: string): readonly string[] {
  return namesBelow(dir, '');
}

/** The stamp of a built site; null where there is none or it cannot be read. */
function readBuildStamp(dir: string): BuildStamp | null {
  const data = join(dir, 'data');
  if (!isFolder(dir) || !isFolder(data)) return null;
  for (const version of readdirSync(data).sort()) {
    const file = join(dir, stampPath(version));
    if (existsSync(file)) return stampOf(file);
  }
  return null;
}

/** The sub-path (`/` or `/somewhere/`) a folder was built for; null where it holds no Chartroom site. */
export function builtBase(dir: string): string | null {
  return readBuildStamp(dir)?.base ?? null;
}

function stampOf(file: string): BuildStamp | null {
  if (!lstatSync(file).isFile()) return null;
  try {
    const { key, base, files, packed } = JSON.parse(
      readFileSync(file, 'utf8'),
    ) as Partial<BuildStamp>;
    if (typeof key !== 'string' || typeof base !== 'string') return null;
    return {
      key,
      base,
      files: isList(files) ? files : null,
      ...(isList(packed) ? { packed } : {}),
    };
  } catch {
    return null;
  }
}

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}

function isFolder(path: string): boolean {
  return whatIsAt(path)?.isDirectory() ?? false;
}

function namesIn(dir: string): string[] {
  return entriesOf(dir).map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
}

/** Files and links, none of which is followed; an empty folder holds nothing to lose. */
function namesBelow(dir: string, path: string): string[] {
  return entriesOf(join(dir, path)).flatMap((entry) => {
    const name = path + entry.name;
    if (entry.isDirectory()) return namesBelow(dir, `${name}/`);
    return [entry.isFile() ? name : `${name} (no ordinary file)`];
  });
}

function entriesOf(dir: string) {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => !(entry.isFile() && SYSTEM_FILES.has(entry.name)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
