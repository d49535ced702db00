import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Random } from '../../src/atlas/random.ts';
import { hashOfFiles } from '../../src/pipeline/paths.ts';

/** A project that is built over and over, upon caches in which bits are flipped. */
export interface Flipped {
  /** Folders in which a build keeps things for the next, caches and pages of the last site; each is damaged as often. */
  readonly kept: readonly string[];
  readonly outDir: string;
  /** Two states of the project, by turns, each of which leaves most of what is kept in use. */
  readonly edit: (turn: number) => void;
  /** Builds it; false where that failed. */
  readonly build: () => boolean | Promise<boolean>;
}

/** At most so many files are damaged at once: the more, the fewer others are used. */
const MAX_AT_ONCE = 10;

/**
 * Flips one bit in each of some of the files kept, as a disk would, dates untouched, and builds, until `flips` are
 * done. Every site must be, byte for byte, what it is without damage. Returns what is wrong; empty where nothing is.
 */
export async function sitesFromFlippedBits(
  { kept, outDir, edit, build }: Flipped,
  flips: number,
  random: Random,
): Promise<readonly string[]> {
  const right: string[] = [];
  for (const turn of [0, 1]) {
    edit(turn);
    rmSync(outDir, { recursive: true });
    if (!(await build())) return ['a build without damage failed'];
    right.push(hashOfFiles(outDir, ['.']));
  }
  const wrong: string[] = [];
  for (let done = 0, turn = 0; done < flips; turn ^= 1) {
    const groups = groupsOf(kept);
    const damaged = Array.from({ length: Math.min(flips - done, MAX_AT_ONCE) }, () => {
      const files = groups[Math.floor(random() * groups.length)]!;
      const [file] = files.splice(Math.floor(random() * files.length), 1);
      return file === undefined ? [] : [flipBit(file, random)];
    }).flat();
    done += damaged.length;
    edit(turn);
    const whole = await build();
    if (whole && hashOfFiles(outDir, ['.']) === right[turn]) continue;
    wrong.push(`${whole ? 'another site' : 'no site'} after flips in ${damaged.join(', ')}`);
  }
  return wrong;
}

/** Flips a bit somewhere in a file; returns where. */
function flipBit(file: string, random: Random): string {
  const { atime, mtime } = statSync(file);
  const bytes = readFileSync(file);
  const bit = Math.floor(random() * bytes.length * 8);
  bytes[bit >> 3]! ^= 1 << (bit & 7);
  // In place: a page may be a link to the same file elsewhere.
  writeFileSync(file, bytes);
  utimesSync(file, atime, mtime);
  return `${file}, bit ${bit}`;
}

/** The files of each folder, those of folders named as well left out. */
function groupsOf(folders: readonly string[]): string[][] {
  return folders.map((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .filter((file) => statSync(file).size > 0)
      .filter((file) => !folders.some((other) => other !== folder && isBelow(file, other, folder)))
      .sort(),
  );
}

/** Whether a file lies in a folder that itself lies in another. */
function isBelow(file: string, inner: string, outer: string): boolean {
  return inner.startsWith(outer + sep) && file.startsWith(inner + sep);
}
