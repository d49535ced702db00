import { dotRows } from '../../src/atlas/embed/vector-rows.ts';
import type { Neighbours } from '../../src/atlas/neighbours/neighbour-lists.ts';

/** Evenly chosen papers whose neighbours are looked up one by one: the share then stands within a hundredth. */
const SAMPLED = 1000;

/** Share of the `count` true nearest papers (vectors n × d, unit rows) that are among as many found neighbours. */
export function neighbourRecall(
  vectors: Float32Array,
  dimensions: number,
  { k, indices }: Neighbours,
  count: number,
): number {
  const n = vectors.length / dimensions;
  const wanted = Math.min(count, k);
  const step = Math.max(1, n / SAMPLED);
  let [found, all] = [0, 0];
  for (let at = 0; at < n; at += step) {
    const i = Math.floor(at);
    const cosines = Float32Array.from({ length: n }, (_, j) =>
      j === i ? Number.NEGATIVE_INFINITY : dotRows(vectors, i, vectors, j, dimensions),
    );
    // Of papers equally near any will do.
    const least = cosines.toSorted().at(-wanted)!;
    for (let place = 0; place < wanted; place++)
      if (cosines[indices[i * k + place]!]! >= least) found++;
    all += wanted;
  }
  return found / all;
}
