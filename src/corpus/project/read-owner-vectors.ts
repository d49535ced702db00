import { type Dirent, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalise } from '../../words/words.ts';
import { type Fault, ProjectError } from '../fault.ts';
import type { Paper } from '../paper.ts';
import { type Matrix, NpyError, parseNpy } from './npy.ts';
import { ownFiles } from './own-files.ts';

/** Vectors that the owner brings, one a paper. */
export interface OwnerVectors {
  readonly dimensions: number;
  /** n × d in the order of papers, row-major; a row of zeros where none was brought. */
  readonly vectors: Float32Array;
}

const FOLDER = 'vectors';
/** `papers.slugs.txt`, `titles.txt`. */
const LIST = /(?:^|\.)(?:slugs|titles)\.txt$/;

/**
 * Reads the `.npy` file of `vectors/` with the `.slugs.txt` or `.titles.txt` beside it, one line a row; null where there
 * is none. Papers without a row and rows without a paper are told as advice. Throws `ProjectError` where the files
 * are broken or don't belong together. What is no file joins `passed`.
 */
export function readOwnerVectors(
  contentDir: string,
  papers: readonly Paper[],
  passed: Fault[] = [],
): { readonly brought: OwnerVectors; readonly faults: readonly Fault[] } | null {
  const wanted = ({ name }: Dirent) => name.endsWith('.npy') || LIST.test(name);
  const found = ownFiles(contentDir, FOLDER, wanted, passed);
  const names = found.filter((name) => name.endsWith('.npy'));
  if (names.length === 0) return null;
  const file = `${FOLDER}/${names[0]}`;
  if (names.length > 1)
    broken('duplicate', 'vectors', `${FOLDER}/${names[1]}`, null, 'Keep one .npy file there.');
  const matrix = readMatrix(join(contentDir, file), file);
  const list = readList(contentDir, file, found);
  if (list.lines.length !== matrix.rowCount) {
    const remedy = `It has ${list.lines.length} lines, ${file} has ${matrix.rowCount} rows. Write one line a row, in the same order.`;
    broken('invalid', 'list', list.file, null, remedy);
  }
  checkValues(matrix, file, list.lines);
  return matchPapers(matrix, file, list, papers);
}

function readMatrix(path: string, file: string): Matrix {
  try {
    return parseNpy(readFileSync(path));
  } catch (error) {
    if (!(error instanceof NpyError)) throw error;
    return broken('invalid', 'vectors', file, null, error.message);
  }
}

/** The names of the rows: slugs or titles. */
interface RowNames {
  readonly file: string;
  readonly lines: readonly string[];
  readonly by: 'slug' | 'title';
}

/** The list is the one file there named so, or of several the one whose name the vectors' name begins with. */
function readList(contentDir: string, file: string, found: readonly string[]): RowNames {
  const lists = found.filter((name) => LIST.test(name));
  const own = lists.filter((name) => file.startsWith(`${FOLDER}/${name.replace(LIST, '')}`));
  const name = lists.length === 1 ? lists[0] : own.at(-1);
  if (name === undefined) {
    const list = file.replace(/\.npy$/, '.slugs.txt');
    const remedy = `Say which paper each row of ${file} is: one slug a line there, or one title a line in a file ending in .titles.txt.`;
    return broken('missing', 'list', list, null, remedy);
  }
  const text = readFileSync(join(contentDir, FOLDER, name), 'utf8').replace(/^\uFEFF/, '');
  return {
    file: `${FOLDER}/${name}`,
    lines: text.replace(/\r?\n$/, '').split(/\r?\n/),
    by: name.endsWith('slugs.txt') ? 'slug' : 'title',
  };
}

function checkValues(
  { columnCount, values }: Matrix,
  file: string,
  lines: readonly string[],
): void {
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return;
  const row = Math.floor(bad / columnCount);
  const remedy = `Row ${row + 1} of the matrix (${lines[row]}) has ${values[bad]} in column ${(bad % columnCount) + 1}. Make that vector again.`;
  broken('invalid', 'number', file, null, remedy);
}

function matchPapers(
  { columnCount, rowCount, values }: Matrix,
  file: string,
  { file: listFile, lines, by }: RowNames,
  papers: readonly Paper[],
) {
  const faults: Fault[] = [];
  const rowOf = new Map<string, number>();
  for (const [row, line] of lines.entries()) {
    const key = keyOf(line, by);
    const before = rowOf.get(key);
    if (before !== undefined) {
      const remedy = `It stands in line ${before + 1} already: that row is taken, this one passed over.`;
      faults.push(fault('duplicate', by, listFile, row + 1, remedy));
    } else rowOf.set(key, row);
  }
  const vectors = new Float32Array(papers.length * columnCount);
  const missing: string[] = [];
  for (const [i, paper] of papers.entries()) {
    const key = keyOf(by === 'slug' ? paper.slug : paper.title, by);
    const row = rowOf.get(key) ?? rowOf.get(keyOf(paper.titlePlain, by));
    const own =
      row === undefined ? null : values.subarray(row * columnCount, (row + 1) * columnCount);
    if (own?.some((value) => value !== 0)) vectors.set(own, i * columnCount);
    else missing.push(paper.slug);
  }
  if (missing.length === papers.length) {
    const remedy = `None of its ${rowCount} lines is the ${by} of a paper. Write the ${by}s as they stand in papers/.`;
    broken('unknown', `${by}s`, listFile, null, remedy);
  }
  if (missing.length > 0) {
    const others = missing.length === 1 ? '' : ` and ${missing.length - 1} more`;
    const remedy = `${missing[0]}${others}: placed by their words among those that have one. Add their rows.`;
    faults.push({ ...fault('missing', 'vectors', file, null, remedy), advice: true });
  }
  return { brought: { dimensions: columnCount, vectors }, faults };
}

/** Titles are the same when their letters are. */
function keyOf(name: string, by: 'slug' | 'title'): string {
  return by === 'slug'
    ? name.trim()
    : normalise(name)
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
}

function fault(
  kind: Fault['kind'],
  what: string,
  file: string,
  line: number | null,
  remedy: string,
): Fault {
  return { stage: 'content', kind, what, file, line, remedy };
}

function broken(...about: Parameters<typeof fault>): never {
  throw new ProjectError([fault(...about)]);
}
