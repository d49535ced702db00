import { dotRows } from '../embed/vector-rows.ts';
import { type Neighbours, nearestNeighbours } from '../neighbours/knn.ts';
import type { Fidelity } from '../types.ts';
import { nearestOnMap } from './nearest-on-map.ts';

/** Neighbourhoods of this size are compared. */
const FIDELITY_NEIGHBOURS = 10;
/** Ranks among all papers are counted for so many at most: the figure then stands within a hundredth. */
const MAX_RANKED = 1000;
/** And so many pairs are compared for it at most: beyond 20,000 papers fewer are ranked, or the time would grow with their number. */
const MAX_COMPARED = 20_000_000;

/** How true a map is, as a whole and around each paper. */
export interface MapFidelity extends Fidelity {
  /** n: share of each paper's true neighbours that stand among its nearest on the map. */
  readonly perPaper: Float64Array;
}

/**
 * Compares cosine of `vectors` (n × d) with distance on the map (`xy`, n × 2): trustworthiness (Venna & Kaski 2001;
 * over evenly chosen papers where there are very many) and the share of neighbours kept. `neighbours` are those of
 * the vectors, ten or more.
 */
export function mapFidelity(
  vectors: Float32Array,
  dimensions: number,
  xy: Float64Array,
  neighbours: Neighbours = nearestNeighbours(vectors, dimensions, FIDELITY_NEIGHBOURS),
): MapFidelity {
  const n = xy.length / 2;
  const k = Math.min(FIDELITY_NEIGHBOURS, n - 1);
  const perPaper = new Float64Array(n).fill(1);
  const perfect = { neighbours: FIDELITY_NEIGHBOURS, trustworthiness: 1, neighbourRecall: 1 };
  if (k < 1) return { ...perfect, perPaper };
  const onMap = nearestOnMap(xy, k);
  let kept = 0;
  for (let i = 0; i < n; i++) {
    const near = onMap.subarray(i * k, (i + 1) * k);
    const start = i * neighbours.k;
    let here = 0;
    for (let j = start; j < start + k; j++) if (near.includes(neighbours.indices[j]!)) here++;
    perPaper[i] = here / k;
    kept += here / k;
  }
  return {
    ...perfect,
    trustworthiness: trustworthiness(vectors, dimensions, onMap, k),
    neighbourRecall: kept / n,
    perPaper,
  };
}

function trustworthiness(
  vectors: Float32Array,
  dimensions: number,
  onMap: Int32Array,
  k: number,
): number {
  const n = vectors.length / dimensions;
  const step = Math.max(1, n / Math.min(MAX_RANKED, MAX_COMPARED / n));
  let penalty = 0;
  let ranked = 0;
  for (let at = 0; at < n; at += step, ranked++) {
    const i = Math.floor(at);
    const near = onMap.subarray(i * k, (i + 1) * k);
    for (const rank of ranksOf(near, i, vectors, dimensions)) penalty += Math.max(0, rank - k);
  }
  const worst = ranked * k * (2 * n - 3 * k - 1);
  return worst > 0 ? 1 - (2 / worst) * penalty : 1;
}

/** Which of all papers by closeness to paper `i` each of those near it on the map is, from 1. */
function ranksOf(
  near: Int32Array,
  i: number,
  vectors: Float32Array,
  dimensions: number,
): Uint32Array {
  const n = vectors.length / dimensions;
  const cosines = Float64Array.from(near, (j) => dotRows(vectors, i, vectors, j, dimensions));
  const least = cosines.reduce((a, b) => Math.min(a, b));
  const ranks = new Uint32Array(near.length).fill(1);
  for (let j = 0; j < n; j++) {
    const cosine = dotRows(vectors, i, vectors, j, dimensions);
    // Of very many papers few are closer than any of those.
    if (cosine < least || j === i) continue;
    for (let place = 0; place < near.length; place++) {
      const closer = cosine - cosines[place]!;
      if (closer > 0 || (closer === 0 && j < near[place]!)) ranks[place]!++;
    }
  }
  return ranks;
}
