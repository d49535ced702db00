import { denseRows } from '../atlas/embed/sparse-products.ts';
import { normaliseRows, pickRows } from '../atlas/embed/vector-rows.ts';
import { ridgeRegression } from './ridge.ts';
import { spreadRows } from './spread-rows.ts';

/** Papers that the map between the two spaces is learned from; they are some hundred numbers each. */
const MAX_LEARNED = 1000;
const RIDGE = 0.3;
/** What the owner's vectors count beside the words'; between a half and one it makes no difference that can be told. */
const SHARE = 0.5;

/**
 * Vectors of papers by their words (n × `wordDimensions`, unit rows), joined by what an owner's vectors (n × `dimensions`)
 * add. A linear map M from the words' space to the owner's is learned from the papers themselves, as encoders of two
 * languages are aligned (Mikolov, Le & Sutskever 2013). A question's cosine in the owner's space would be q M · v, which is
 * q · v Mᵀ: so the papers are taken back once, and questions stay as they are.
 */
export function joinOwnerVectors(
  byWords: Float32Array,
  wordDimensions: number,
  vectors: Float32Array,
  dimensions: number,
): Float32Array {
  const count = byWords.length / wordDimensions;
  const learned = spreadRows(count, MAX_LEARNED);
  const map = ridgeRegression(
    denseRows(pickRows(byWords, wordDimensions, learned), wordDimensions),
    pickRows(vectors, dimensions, learned),
    dimensions,
    RIDGE,
  );
  const joined = new Float32Array(byWords.length);
  for (let i = 0; i < count; i++) {
    for (let w = 0; w < wordDimensions; w++) {
      let sum = 0;
      for (let d = 0; d < dimensions; d++)
        sum += vectors[i * dimensions + d]! * map[w * dimensions + d]!;
      joined[i * wordDimensions + w] = sum;
    }
  }
  normaliseRows(joined, wordDimensions);
  for (let j = 0; j < joined.length; j++) joined[j] = byWords[j]! + SHARE * joined[j]!;
  normaliseRows(joined, wordDimensions);
  return joined;
}
