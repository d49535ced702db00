import { pickRows } from '../atlas/embed/vector-rows.ts';
import type { PaperRows } from './cells-file.ts';
import { momentRows, momentsOf } from './damping.ts';
import { cellRows, nearestCentres, trainedCentres } from './k-means.ts';
import { hubnessOf, hubRows } from './meaning-file.ts';
import { cellCount } from './meaning-in-cells.ts';
import {
  type PackedRows,
  packRows,
  packShares,
  unpackRows,
  unpackShares,
} from './quantised-rows.ts';

/** How a paper's vector is kept by itself (`precisionOf`). */
export type RowForm = Pick<PackedRows, 'dimensions' | 'bits'>;

/** A paper as tables hold it on the way to the files of its meaning. */
export interface MeantRow {
  readonly number: number;
  /** Its vector, as `packedRow` has it. */
  readonly row: Uint8Array;
  /** The byte of its hubness (`packShares`). */
  readonly hub: number;
}

/** What of a few papers decides how all are put into files. */
export interface MeaningBasis {
  /** Those that others are held against (`hubRows`). */
  readonly sample: Float32Array;
  readonly centres: Float32Array;
  readonly moments: Float64Array;
}

/** A vector of many components as it is kept, ending on a byte. */
export function packedRow(vector: Float32Array, { dimensions, bits }: RowForm): Uint8Array {
  return packRows(vector, vector.length, dimensions, bits).bytes;
}

/** Bytes of a row. */
export function bytesOfRow({ dimensions, bits }: RowForm): number {
  return Math.ceil((dimensions * bits) / 8);
}

/** Vectors, row-major and of unit length, of rows that stand one after the other. */
export function unpackedRows(bytes: Uint8Array, form: RowForm): Float32Array {
  const size = bytesOfRow(form);
  const rows = new Float32Array((bytes.length / size) * form.dimensions);
  for (let from = 0; from < bytes.length; from += size)
    rows.set(
      unpackRows({ ...form, bytes: bytes.subarray(from, from + size) }),
      (from / size) * form.dimensions,
    );
  return rows;
}

/** Papers with their vectors as files take them. */
export function paperRowsOf(papers: readonly MeantRow[], form: RowForm): PaperRows {
  return {
    papers: papers.map(({ number }) => number),
    rows: unpackedRows(Buffer.concat(papers.map(({ row }) => row)), form),
    hubness: unpackShares(Uint8Array.from(papers, ({ hub }) => hub)),
  };
}

/** The papers, of so many, that decide how all are put into files: rising, each once. */
export function basisPapers(count: number): readonly number[] {
  const { first, learned } = cellRows(count, cellCount(count));
  const all = new Set([...hubRows(count), ...momentRows(count), ...first, ...learned]);
  return [...all].sort((a, b) => a - b);
}

/** What follows from the rows of `basisPapers`, in their order. */
export function basisOf(count: number, rows: Float32Array, dimensions: number): MeaningBasis {
  const places = new Map(basisPapers(count).map((paper, place) => [paper, place]));
  const pick = (papers: readonly number[]) =>
    pickRows(
      rows,
      dimensions,
      papers.map((paper) => places.get(paper)!),
    );
  const { first, learned } = cellRows(count, cellCount(count));
  return {
    sample: pick(hubRows(count)),
    centres: trainedCentres(pick(first), pick(learned), dimensions),
    moments: momentsOf(pick(momentRows(count)), dimensions),
  };
}

/** Of papers in a row among all the cell and the byte of the hubness of each. */
export function meantBy(
  { sample, centres }: MeaningBasis,
  rows: Float32Array,
  place: Parameters<typeof hubnessOf>[2],
): { readonly cells: Uint16Array; readonly hubs: Uint8Array } {
  return {
    cells: nearestCentres(rows, centres, place.dimensions),
    hubs: packShares(hubnessOf(rows, sample, place)),
  };
}
