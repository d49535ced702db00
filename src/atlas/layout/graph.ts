import type { Neighbours } from '../neighbours/knn.ts';

/** Edges of the fuzzy neighbour graph, each once. */
export interface Graph {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** 0–1. */
  readonly weights: Float64Array;
}

const SEARCH_STEPS = 48;

/** The fuzzy simplicial set of UMAP (McInnes, Healy & Melville 2018, section 3.1) from nearest neighbours, symmetric. */
export function fuzzyGraph(neighbours: Neighbours, n: number): Graph {
  const { k, indices, cosines } = neighbours;
  const weightOf = new Map<number, number>();
  const distances = new Float64Array(k);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < k; j++) distances[j] = Math.max(0, 1 - cosines[i * k + j]!);
    const nearest = distances[0] ?? 0;
    const width = smoothWidth(distances, nearest, Math.log2(Math.max(2, k)));
    for (let j = 0; j < k; j++) {
      const other = indices[i * k + j]!;
      const weight = Math.exp(-Math.max(0, distances[j]! - nearest) / width);
      const key = i < other ? i * n + other : other * n + i;
      const before = weightOf.get(key) ?? 0;
      weightOf.set(key, before + weight - before * weight);
    }
  }
  const keys = Float64Array.from(weightOf.keys()).sort();
  return {
    from: Int32Array.from(keys, (key) => Math.floor(key / n)),
    to: Int32Array.from(keys, (key) => key % n),
    weights: Float64Array.from(keys, (key) => weightOf.get(key)!),
  };
}

/** The width at which the weights of a row add up to `target`, by bisection. */
function smoothWidth(distances: Float64Array, nearest: number, target: number): number {
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let width = 1;
  for (let step = 0; step < SEARCH_STEPS; step++) {
    let sum = 0;
    for (const distance of distances) sum += Math.exp(-Math.max(0, distance - nearest) / width);
    if (Math.abs(sum - target) < 1e-6) break;
    if (sum > target) high = width;
    else low = width;
    width = high === Number.POSITIVE_INFINITY ? width * 2 : (low + high) / 2;
  }
  // Rows of equal papers have no width of their own.
  return Math.max(width, 1e-3);
}
