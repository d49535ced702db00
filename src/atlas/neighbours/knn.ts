import { dotRows } from '../embed/rows.ts';

/** The k nearest papers of each paper, closest first, itself left out. */
export interface Neighbours {
  readonly k: number;
  /** n × k: indices of papers. */
  readonly indices: Int32Array;
  /** n × k: cosines, never rising along a row. */
  readonly cosines: Float32Array;
}

/** Exact nearest neighbours by cosine of unit rows; ties go to the smaller index. `k` shrinks to n − 1. */
export function nearestNeighbours(
  vectors: Float32Array,
  dimensions: number,
  k: number,
): Neighbours {
  const n = vectors.length / dimensions;
  const width = Math.max(0, Math.min(k, n - 1));
  const indices = new Int32Array(n * width).fill(-1);
  const cosines = new Float32Array(n * width).fill(Number.NEGATIVE_INFINITY);
  for (let a = 0; a < n; a++) {
    for (let b = a + 1; b < n; b++) {
      const cosine = Math.fround(dotRows(vectors, a, vectors, b, dimensions));
      insert(indices, cosines, a * width, width, b, cosine);
      insert(indices, cosines, b * width, width, a, cosine);
    }
  }
  return { k: width, indices, cosines };
}

/** Puts a candidate into its place of a sorted row; candidates come in rising order, so that a tie keeps the earlier one. */
function insert(
  indices: Int32Array,
  cosines: Float32Array,
  start: number,
  width: number,
  candidate: number,
  cosine: number,
): void {
  let at = start + width - 1;
  if (width === 0 || cosine <= cosines[at]!) return;
  while (at > start && cosines[at - 1]! < cosine) {
    indices[at] = indices[at - 1]!;
    cosines[at] = cosines[at - 1]!;
    at--;
  }
  indices[at] = candidate;
  cosines[at] = cosine;
}
