import { dotRows } from '../embed/vector-rows.ts';
import { emptyNeighbours, insert, type Neighbours } from './neighbour-lists.ts';

/** The `k` papers (vectors: n × d, unit rows) nearest to a further one, closest first: one row. Ties go to the smaller index. */
export function nearestTo(vector: Float32Array, vectors: Float32Array, k: number): Neighbours {
  const dimensions = vector.length;
  const n = vectors.length / dimensions;
  const nearest = emptyNeighbours(1, Math.min(k, n));
  for (let i = 0; i < n; i++)
    insert(nearest, 0, i, Math.fround(dotRows(vector, 0, vectors, i, dimensions)));
  return nearest;
}
