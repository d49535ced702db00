import { pickRows } from '../atlas/embed/vector-rows.ts';
import { dotProducts } from './dot-products.ts';

/** Rows of a matrix in groups that point the same way. */
export interface Cells {
  /** Cells × dimensions, row-major, unit length. */
  readonly centres: Float32Array;
  /** Rows: their cell. */
  readonly cellOf: Uint16Array;
}

/** Rows that a centre is learned from; more of them move it little. */
const LEARNED = 50;
/** Rounds; three more find no more of a question's best answers. */
const ROUNDS = 5;

/**
 * Spherical k-means (Dhillon & Modha 2001) of rows of unit length, n × d. It starts from rows evenly spread over the
 * matrix, so that the same rows give the same cells; one that no row is nearest to stays where it was.
 */
export function sphericalCells(rows: Float32Array, dimensions: number, count: number): Cells {
  const total = rows.length / dimensions;
  const centres = evenly(rows, dimensions, total, count);
  const learned = evenly(rows, dimensions, total, Math.min(total, count * LEARNED));
  for (let round = 0; round < ROUNDS; round++) {
    const cellOf = nearest(learned, centres, dimensions);
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
  return { centres, cellOf: nearest(rows, centres, dimensions) };
}

function evenly(
  rows: Float32Array,
  dimensions: number,
  total: number,
  count: number,
): Float32Array {
  const taken = Array.from({ length: count }, (_, i) => Math.floor((i * total) / count));
  return pickRows(rows, dimensions, taken);
}

/** Of each row the centre with the largest cosine, the first of equals. */
function nearest(rows: Float32Array, centres: Float32Array, dimensions: number): Uint16Array {
  const cosines = new Float64Array(centres.length / dimensions);
  return Uint16Array.from({ length: rows.length / dimensions }, (_, i) => {
    dotProducts(rows, i * dimensions, centres, dimensions, cosines);
    let best = 0;
    for (let cell = 1; cell < cosines.length; cell++)
      if (cosines[cell]! > cosines[best]!) best = cell;
    return best;
  });
}
