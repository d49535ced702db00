import { dotRows } from '../embed/vector-rows.ts';
import { type OnStep, UNWATCHED } from '../on-step.ts';
import { seeded } from '../random.ts';
import { descend, startFromTrees } from './descent.ts';
import { emptyNeighbours, insert, type Neighbours } from './neighbour-lists.ts';

export type { Neighbours } from './neighbour-lists.ts';

/** Up to here every pair is compared: a second or two, and nothing is missed. */
const MAX_EXACT = 4000;
const SEED = 15;

/**
 * Nearest neighbours by cosine of unit rows (n × d); ties go to the smaller index. `k` shrinks to n − 1. Exact up to
 * some thousand papers, beyond by nearest-neighbour descent from random-projection trees, the same on every run, of whose rounds `onStep` hears.
 */
export function nearestNeighbours(
  vectors: Float32Array,
  dimensions: number,
  k: number,
  mostExact = MAX_EXACT,
  onStep: OnStep = UNWATCHED,
): Neighbours {
  const n = vectors.length / dimensions;
  if (n <= mostExact) return exactNeighbours(vectors, dimensions, k);
  const random = seeded(SEED);
  const neighbours = startFromTrees(vectors, dimensions, Math.min(k, n - 1), random);
  descend(neighbours, vectors, dimensions, random, onStep);
  return neighbours;
}

function exactNeighbours(vectors: Float32Array, dimensions: number, k: number): Neighbours {
  const n = vectors.length / dimensions;
  const neighbours = emptyNeighbours(n, Math.max(0, Math.min(k, n - 1)));
  for (let a = 0; a < n; a++) {
    for (let b = a + 1; b < n; b++) {
      const cosine = Math.fround(dotRows(vectors, a, vectors, b, dimensions));
      insert(neighbours, a, b, cosine);
      insert(neighbours, b, a, cosine);
    }
  }
  return neighbours;
}
