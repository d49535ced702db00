import { pickRows } from '../atlas/embed/vector-rows.ts';
import { dotProducts } from './dot-products.ts';
import { evenRows } from './spread-rows.ts';

/** Rows of a matrix in groups that point the same way. */
export interface Cells {
  /** Cells × dimensions, row-major, unit length. */
  readonly centres: Float32Array;
  /** Rows: their cell. */
  readonly cellOf: Uint16Array;
}

/** Rows that a centre is learned from; more of them move it little. */
const LEARNED = 50;
/** At most so many in all: of a quarter of a million papers as many a cell as ever, and of a million a minute's work a round. */
const MAX_LEARNED = 100_000;
/** Rounds; three more find no more of a question's best answers. */
const ROUNDS = 5;

/**
 * Spherical k-means (Dhillon & Modha 2001) of rows of unit length, n × d. It starts from rows evenly spread over the
 * matrix, so that the same rows give the same cells; one that no row is nearest to stays where it was.
 */
export function sphericalCells(rows: Float32Array, dimensions: number, count: number): Cells {
  const { first, learned } = cellRows(rows.length / dimensions, count);
  const pick = (taken: readonly number[]) => pickRows(rows, dimensions, taken);
  const centres = trainedCentres(pick(first), pick(learned), dimensions);
  return { centres, cellOf: nearestCentres(rows, centres, dimensions) };
}

/** Which of so many rows `count` centres start from, and from which they are learned. */
export function cellRows(
  total: number,
  count: number,
): { readonly first: readonly number[]; readonly learned: readonly number[] } {
  return {
    first: evenRows(total, count),
    learned: evenRows(total, Math.min(total, count * LEARNED, MAX_LEARNED)),
  };
}

/** The centres of `sphericalCells`, by the rows of `cellRows`. */
export function trainedCentres(
  first: Float32Array,
  learned: Float32Array,
  dimensions: number,
): Float32Array {
  const centres = first.slice();
  const count = centres.length / dimensions;
  for (let round = 0; round < ROUNDS; round++) {
    const cellOf = nearestCentres(learned, centres, dimensions);
    const sums = new Float64Array(centres.length);
    for (let i = 0; i < cellOf.length; i++)
      for (let d = 0; d < dimensions; d++)
        sums[cellOf[i]! * dimensions + d]! += learned[i * dimensions + d]!;
    for (let cell = 0; cell < count; cell++) {
      const sum = sums.subarray(cell * dimensions, (cell + 1) * dimensions);
      const length = Math.hypot(...sum);
      if (length > 0)
        for (let d = 0; d < dimensions; d++) centres[cell * dimensions + d] = sum[d]! / length;
    }
  }
  return centres;
}

/** Of each row the centre with the largest cosine, the first of equals. */
export function nearestCentres(
  rows: Float32Array,
  centres: Float32Array,
  dimensions: number,
): Uint16Array {
  const cosines = new Float64Array(centres.length / dimensions);
  return Uint16Array.from({ length: rows.length / dimensions }, (_, i) => {
    dotProducts(rows, i * dimensions, centres, dimensions, cosines);
    let best = 0;
    for (let cell = 1; cell < cosines.length; cell++)
      if (cosines[cell]! > cosines[best]!) best = cell;
    return best;
  });
}
