import type { OwnerVectors } from '../../corpus/project/read-owner-vectors.ts';
import { loadProjection } from '../../words/load-word-model.ts';
import { WORD_DIMENSIONS } from '../../words/word-model.ts';
import { addWeighed } from './project-by-tfidf.ts';
import type { Tfidf } from './tfidf.ts';
import { dotRows, normaliseRows } from './vector-rows.ts';

/** Vectors of the imitated encoder stand at 0.87 on average to the words' once projected; those of any other at about 0. */
const SAME_SPACE = 0.5;

/** Vectors of the owner (n × d) as unit rows; a paper without one gets the mean of the others, weighed by the words it shares with them. */
export function completeVectors(
  { dimensions, vectors: owner }: OwnerVectors,
  tfidf: Tfidf,
): Float32Array {
  const vectors = owner.slice();
  normaliseRows(vectors, dimensions);
  const own = vectors.slice();
  for (let i = 0; i < tfidf.rowCount; i++) {
    const row = own.subarray(i * dimensions, (i + 1) * dimensions);
    if (row.some((value) => value !== 0)) continue;
    const weights = new Float32Array(tfidf.columnCount);
    for (let e = tfidf.rowStarts[i]!; e < tfidf.rowStarts[i + 1]!; e++)
      weights[tfidf.columns[e]!] = tfidf.values[e]!;
    addWeighed(tfidf, weights, own, dimensions, vectors.subarray(i * dimensions));
  }
  normaliseRows(vectors, dimensions);
  return vectors;
}

/**
 * Vectors of the encoder that the word model imitates, projected into its space and added to the words' own (n × 256,
 * unit rows); null where they are another encoder's.
 */
export function joinWordSpace(
  { dimensions }: OwnerVectors,
  vectors: Float32Array,
  wordVectors: Float32Array,
): Float32Array | null {
  const projection = loadProjection();
  if (projection.length !== dimensions * WORD_DIMENSIONS) return null;
  const n = vectors.length / dimensions;
  const projected = new Float32Array(n * WORD_DIMENSIONS);
  for (let i = 0; i < n; i++) {
    const to = i * WORD_DIMENSIONS;
    for (let d = 0; d < dimensions; d++) {
      const value = vectors[i * dimensions + d]!;
      const from = d * WORD_DIMENSIONS;
      for (let w = 0; w < WORD_DIMENSIONS; w++) projected[to + w]! += value * projection[from + w]!;
    }
  }
  normaliseRows(projected, WORD_DIMENSIONS);
  let agreement = 0;
  for (let i = 0; i < n; i++)
    agreement += dotRows(projected, i, wordVectors, i, WORD_DIMENSIONS) / n;
  if (agreement < SAME_SPACE) return null;
  for (let j = 0; j < projected.length; j++) projected[j]! += wordVectors[j]!;
  normaliseRows(projected, WORD_DIMENSIONS);
  return projected;
}
