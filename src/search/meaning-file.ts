// Runs in the browser too. What the first question of meaning loads: the papers' vectors.
import { pickRows } from '../atlas/embed/vector-rows.ts';
import type { PaperRows } from './cells-file.ts';
import { secondMoments } from './damping.ts';
import { dotProducts } from './dot-products.ts';
import { pack, packJson, unpack, unpackJson } from './packing.ts';
import {
  type Bits,
  packPlaces,
  packRows,
  packShares,
  unpackPlaces,
  unpackRows,
  unpackShares,
} from './quantised-rows.ts';
import { spreadRows } from './spread-rows.ts';

/** What is known of a corpus' meaning when the site is built. */
export interface CorpusMeaning {
  /** n × d, row-major. */
  readonly vectors: Float32Array;
  readonly dimensions: number;
  /** n × 2: places on the map, unit square. */
  readonly xy: Float64Array;
  /** Whether `near-words.bin` lies beside it. */
  readonly hasNearWords: boolean;
  /** Length of the vector of a word that the model doesn't know. */
  readonly newLength: number;
  /** Its weight; null: by how few papers have it. */
  readonly newWeight: number | null;
}

/** The same, opened. */
export interface Meaning {
  /** n × dimensions, row-major, unit length. */
  readonly papers: Float32Array;
  readonly dimensions: number;
  /** Mean of the papers' vectors. */
  readonly mean: Float64Array;
  /** d × d: the directions that papers share (`secondMoments`). */
  readonly moments: Float64Array;
  /** Papers: how close others stand, 0–1 (`hubnessOf`). */
  readonly hubness: Float32Array;
  readonly xy: Float32Array;
  readonly hasNearWords: boolean;
  readonly newLength: number;
  readonly newWeight: number | null;
}

interface Head {
  readonly dimensions: number;
  readonly bits: Bits;
  readonly hasNearWords: boolean;
  readonly newLength: number;
  readonly newWeight: number | null;
}

/**
 * Components and bits kept of a paper, by the number of papers: 311 are 80 KB, 20,000 are 1.3 MB, 80,000 are 2.6 MB.
 * `npm run bench -- search` prints what the first question loads.
 */
const PRECISION: readonly { upTo: number; dimensions: number; bits: Bits }[] = [
  { upTo: 2_000, dimensions: 256, bits: 8 },
  { upTo: 20_000, dimensions: 128, bits: 4 },
  { upTo: Number.POSITIVE_INFINITY, dimensions: 64, bits: 4 },
];

/** How a vector of so many components is kept on a map of so many papers. */
export function precisionOf(
  papers: number,
  full: number,
): { readonly dimensions: number; readonly bits: Bits } {
  const { dimensions, bits } = PRECISION.find(({ upTo }) => papers <= upTo)!;
  return { dimensions: Math.min(dimensions, full), bits };
}

/** Components that are kept of a vector on a map of so many papers. */
export function keptDimensions(papers: number): number {
  return precisionOf(papers, Number.POSITIVE_INFINITY).dimensions;
}

/** `meaning.bin`. */
export function packMeaning(corpus: CorpusMeaning): Uint8Array {
  const count = corpus.vectors.length / corpus.dimensions;
  const { dimensions, bits } = precisionOf(count, corpus.dimensions);
  const papers = packRows(corpus.vectors, corpus.dimensions, dimensions, bits);
  const { hasNearWords, newLength, newWeight } = corpus;
  const head: Head = { dimensions, bits, hasNearWords, newLength, newWeight };
  const rows = unpackRows(papers);
  const sample = pickRows(rows, dimensions, hubRows(count));
  const hubness = packShares(hubnessOf(rows, sample, { dimensions, from: 0, count }));
  return pack([packJson(head), papers.bytes, hubness, packPlaces(corpus.xy)]);
}

/** Opens `meaning.bin`. Throws `IndexError` where it is cut off or of another format. */
export function openMeaning(file: Uint8Array): Meaning {
  const [headBytes, paperBytes, hubness, placeBytes] = unpack(file, 'meaning.bin');
  const { dimensions, bits, ...rest } = unpackJson<Head>(headBytes!);
  const papers = unpackRows({ dimensions, bits, bytes: paperBytes! });
  return {
    papers,
    dimensions,
    mean: meanRow(papers, dimensions),
    moments: secondMoments(papers, dimensions),
    hubness: unpackShares(hubness!),
    xy: unpackPlaces(placeBytes!),
    ...rest,
  };
}

/** The vectors of some papers. */
export function rowsOf(
  papers: readonly number[],
  { papers: all, hubness, dimensions }: Meaning,
): PaperRows {
  return {
    papers,
    rows: pickRows(all, dimensions, papers),
    hubness: Float32Array.from(papers, (paper) => hubness[paper]!),
  };
}

/** Tells the places of papers on the map. */
export function placesIn({
  xy,
}: Pick<Meaning, 'xy'>): (paper: number) => readonly [number, number] {
  return (paper) => [xy[2 * paper]!, xy[2 * paper + 1]!];
}

function meanRow(rows: Float32Array, dimensions: number): Float64Array {
  const count = rows.length / dimensions;
  return sumOfRows(rows, dimensions).map((sum) => sum / count);
}

/** The sum of rows that were packed: of eight million papers still exact, so that parts can be added in any order. */
export function sumOfRows(rows: Float32Array, dimensions: number): Float64Array {
  const sums = new Float64Array(dimensions);
  for (let i = 0; i < rows.length; i++) sums[i % dimensions]! += rows[i]!;
  return sums;
}

/** Papers in a row among all of a map. */
interface PapersInRow {
  readonly dimensions: number;
  /** Place of the first. */
  readonly from: number;
  /** All papers of the map. */
  readonly count: number;
}

/** Papers that others are held against, where there are more. */
const SAMPLE = 500;
/** Of those, the share counted as neighbours: ten of the first 311. */
const NEIGHBOUR_SHARE = 0.03;

/** Which of so many papers others are held against. */
export function hubRows(count: number): readonly number[] {
  return spreadRows(count, SAMPLE);
}

/**
 * Hubness of each paper, 0–1: its mean cosine with its nearest. Papers of a crowded place are near to any
 * question that comes by; taking this off is half of cross-domain similarity local scaling (Conneau et al. 2018).
 * `sample`: the rows of `hubRows`.
 */
export function hubnessOf(
  papers: Float32Array,
  sample: Float32Array,
  { dimensions, from, count }: PapersInRow,
): Float64Array {
  const others = hubRows(count);
  const cosines = new Float64Array(others.length);
  const neighbours = Math.max(1, Math.round(Math.min(count, SAMPLE) * NEIGHBOUR_SHARE));
  const hubness = new Float64Array(papers.length / dimensions);
  /** Cosines of the nearest so far, the largest first. */
  const nearest = new Float64Array(neighbours);
  for (let i = 0; i < hubness.length; i++) {
    let known = 0;
    dotProducts(papers, i * dimensions, sample, dimensions, cosines);
    for (let k = 0; k < others.length; k++)
      if (others[k] !== from + i) known = insertCosine(nearest, known, cosines[k]!);
    let sum = 0;
    for (let k = 0; k < known; k++) sum += nearest[k]!;
    hubness[i] = known === 0 ? 0 : Math.max(0, sum / known);
  }
  return hubness;
}

/** Puts a cosine into its place among the first `known` of `nearest`, the least giving way where all are taken; how many there are then. */
function insertCosine(nearest: Float64Array, known: number, cosine: number): number {
  const full = known === nearest.length;
  if (full && cosine <= nearest[known - 1]!) return known;
  let at = full ? known - 1 : known;
  for (; at > 0 && nearest[at - 1]! < cosine; at--) nearest[at] = nearest[at - 1]!;
  nearest[at] = cosine;
  return full ? known : known + 1;
}
