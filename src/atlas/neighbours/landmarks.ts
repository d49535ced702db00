import { pickRows } from '../embed/vector-rows.ts';
import { nearestNeighbours } from './knn.ts';
import { nearestFinder } from './nearest-finder.ts';
import type { Neighbours } from './neighbour-lists.ts';

/** Landmarks known of each paper, at which its neighbours are looked for: twice as many find two in a hundred more and cost twice as much. */
const KNOWN_LANDMARKS = 20;

/** A paper is found at so many of its nearest landmarks: of ten nearest 97.4 in a hundred are found so, 95.4 at six. */
export const FOUND_AT = 10;

/** Papers by whose nearness all others are found. */
export interface Landmarks {
  /** Landmarks: the paper, rising. */
  readonly papers: Int32Array;
  /** The nearest of each among them. */
  readonly links: Neighbours;
}

/** Papers with the landmarks that are nearest to each. */
export interface Located {
  /** How many landmarks there are, and how many are known of each paper. */
  readonly count: number;
  readonly width: number;
  /** Papers × width: places among the landmarks, the nearest first. */
  readonly nearest: Int32Array;
}

/** Makes landmarks of some papers (vectors: n × d, unit rows). */
export function makeLandmarks(
  vectors: Float32Array,
  dimensions: number,
  papers: Int32Array,
): Landmarks {
  const own = pickRows(vectors, dimensions, papers);
  return { papers, links: nearestNeighbours(own, dimensions, KNOWN_LANDMARKS) };
}

/**
 * Finds the landmarks nearest to each paper (vectors: n × d, unit rows): they hang on its own vector and on those of the
 * landmarks alone. `known` tells those of papers for which they are known already, by the paper; null for others.
 */
export function locate(
  vectors: Float32Array,
  dimensions: number,
  { papers, links }: Landmarks,
  known: (paper: number) => Int32Array | null,
): Located {
  const n = vectors.length / dimensions;
  const width = Math.min(KNOWN_LANDMARKS, papers.length);
  const nearest = new Int32Array(n * width);
  const own = pickRows(vectors, dimensions, papers);
  const find = nearestFinder(own, links, undefined, width);
  const placeOf = new Map(Array.from(papers, (paper, place) => [paper, place]));
  for (let i = 0; i < n; i++) {
    const place = placeOf.get(i);
    const vector = vectors.subarray(i * dimensions, (i + 1) * dimensions);
    const row = known(i) ?? (place === undefined ? find(vector, width).indices : null);
    if (row !== null) nearest.set(row, i * width);
    else {
      // A landmark is nearest to itself, whatever else is equal to it.
      nearest[i * width] = place!;
      const from = place! * links.k;
      nearest.set(links.indices.subarray(from, from + width - 1), i * width + 1);
    }
  }
  return { count: papers.length, width, nearest };
}
