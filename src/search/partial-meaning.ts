// Runs in the browser too. Meaning in parts: a question loads its words and the papers that its vector chooses.
import { type CellCentres, openCentres, openPaperRows, type PaperRows } from './cells-file.ts';
import { damped } from './damping.ts';
import { type AskedParts, askedParts, type FileStore } from './file-store.ts';
import { timesMany } from './large-maps.ts';
import { type Nearness, standings } from './nearness.ts';
import type { PartialIndex } from './partial-index.ts';
import { cosines, type FittedWord } from './question.ts';
import type { WithMeaning } from './ranking.ts';
import { openWordVectors, vectorFileOf } from './word-vectors-file.ts';

/**
 * Papers whose vectors a question reads, at least, and as a share of all: some 35 KB, of 80,896 papers 75. With what
 * others are given, 9 % of 20,224 papers hold as many of the best answers as 12 % without. Of more papers than 80,896 the
 * share falls by the root of how many times more they are (`timesMany`): from 2,528 to 20,224 papers, in cells of one
 * size, the papers that hold nine in ten of the eight nearest grow as the power 0.41 of all.
 */
const LEAST_PROBED = 2000;
const PROBED = 0.05;
/**
 * What is given to papers whose vectors were not read, beside the mean of the farthest read: enough that those whose words
 * answer well are looked at, for their cards tell their own vectors. Of 20,224 papers and 9 % read, six words find 88 in a
 * hundred of the eight best without, with 0.06 89 and with 0.1 92; then four cards more are read instead of one.
 */
const GIVEN = 0.06;

/** Meaning as one question sees it, and what of it is not here yet. */
export interface PartialMeaning extends Pick<AskedParts, 'isLacking' | 'loadLacking'> {
  readonly by: WithMeaning;
}

/** What an index in parts knows of meaning. */
export function partialMeaning(index: PartialIndex, store: FileStore): PartialMeaning {
  const { version, dimensions, vectorFiles } = index.head;
  const parts = askedParts(store);
  const folder = `${version}/search`;
  const wordOf = (word: string): FittedWord | null => {
    // Meaning is asked of words whose terms are here: by them it is known which file each is in.
    const n = vectorFileOf(word, index, vectorFiles);
    if (n === null) return null;
    const open = (bytes: Uint8Array) => openWordVectors(bytes, dimensions, `vectors/${n}.bin`);
    return parts.part(`${folder}/vectors/${n}.bin`, open)?.get(word) ?? null;
  };
  const cell = (n: number) =>
    parts.part(`${folder}/cells/${n}.bin`, (bytes) =>
      openPaperRows(bytes, dimensions, `cells/${n}.bin`),
    );
  const nearTo = (vector: Float64Array): Nearness => {
    const closeness = new Float64Array(index.paperCount).fill(-1);
    const standing = new Float64Array(index.paperCount);
    const centres = parts.part(`${folder}/meaning.bin`, openCentres);
    // Until all words are here the vector is another's.
    if (centres === null || parts.isLacking()) return { closeness, standing };
    const shared = damped(vector, centres.moments);
    const near = cellsNear(shared, centres);
    const farthest = cell(near.at(-1)!);
    if (farthest !== null) standing.fill(meanStanding(farthest, shared) + GIVEN);
    const known = [...near.map(cell), index.askedRows()];
    for (const rows of known) if (rows !== null) fill(rows, vector, shared, closeness, standing);
    return { closeness, standing };
  };
  // Ask for what every question needs, whatever its words.
  parts.part(`${folder}/meaning.bin`, openCentres);
  return {
    by: { dimensions, wordOf, nearTo, near: () => [], placeOf: index.placeOf },
    isLacking: parts.isLacking,
    loadLacking: parts.loadLacking,
  };
}

/** Cells in whose direction a vector points, the nearest first, until they hold enough papers. */
function cellsNear(vector: Float64Array, centres: CellCentres): readonly number[] {
  const { papers } = centres;
  const total = papers.reduce((sum, count) => sum + count, 0);
  const score = standings(centres.centres, centres.hubness, vector);
  const order = papers.map((_, n) => n).sort((a, b) => score[b]! - score[a]! || a - b);
  let left = papersRead(total);
  return order.filter((n) => {
    const isTaken = left > 0;
    left -= papers[n]!;
    return isTaken;
  });
}

/** How many of all papers a question reads the vectors of, to the end of a cell. */
export function papersRead(total: number): number {
  return Math.max(LEAST_PROBED, (PROBED * total) / timesMany(total));
}

function meanStanding({ rows, hubness }: PaperRows, shared: Float64Array): number {
  const own = standings(rows, hubness, shared);
  return own.reduce((sum, one) => sum + one, 0) / Math.max(1, own.length);
}

function fill(
  { papers, rows, hubness }: PaperRows,
  vector: Float64Array,
  shared: Float64Array,
  closeness: Float64Array,
  standing: Float64Array,
): void {
  const near = cosines(rows, vector);
  const own = standings(rows, hubness, shared);
  for (const [i, paper] of papers.entries()) {
    closeness[paper] = near[i]!;
    standing[paper] = own[i]!;
  }
}
