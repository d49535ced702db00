// Runs in the browser too. The meaning of a question: the sum of its words' vectors, fitted to the corpus.
import { fitWord } from '../words/fitting.ts';
import {
  addWordVector,
  countWeight,
  WORD_DIMENSIONS,
  type WordModel,
} from '../words/word-model.ts';
import { wordsOf } from '../words/words.ts';
import { dotProducts } from './dot-products.ts';
import type { Meaning } from './meaning-file.ts';
import { IN_OTHER, PAPER_BITS, WHERE_MASK, type WordsIndex } from './words-index.ts';

/** A word's vector in the space of the papers, and its weight in a sum. */
export interface FittedWord {
  readonly vector: Float64Array;
  readonly weight: number;
}

/** What all words of a corpus are fitted by. */
export interface WordSpace
  extends Pick<Meaning, 'dimensions' | 'mean' | 'newLength' | 'newWeight'> {
  readonly paperCount: number;
}

/**
 * The model weighs words by how rare they are in English; a question takes that times corpus idf to this power, for what
 * nearly every paper here has tells none apart. Ten sets of questions on four corpora find as much or more at 0.15 and
 * 0.2; from 0.25 on sentences asked of the first map find less.
 */
const CORPUS_IDF_POWER = 0.2;

/**
 * A word as the corpus uses it: the model's vector moved towards the papers that have the word, or the mean of those
 * papers where the model doesn't know it (`fitWord`). Nothing but the papers' vectors is needed for that, so that the
 * model's own files are the same for every map. null: neither knows it.
 */
export function fittedWord(
  word: string,
  loaded: WordModel | undefined,
  meaning: Meaning,
  index: WordsIndex,
): FittedWord | null {
  const { dimensions, papers } = meaning;
  const sum = new Float64Array(dimensions);
  const row = index.rowOf(word);
  let count = 0;
  for (const posting of row === undefined ? [] : index.postings(row)) {
    if ((posting & WHERE_MASK) === IN_OTHER) continue;
    const from = (posting >>> PAPER_BITS) * dimensions;
    for (let d = 0; d < dimensions; d++) sum[d]! += papers[from + d]!;
    count++;
  }
  return fittedTo(word, loaded, { sum, count }, { ...meaning, paperCount: index.paperCount });
}

/** What a word means by the sum of the vectors of those papers that speak of it; null where neither they nor the model know it. */
export function fittedTo(
  word: string,
  loaded: WordModel | undefined,
  { sum, count }: { readonly sum: Float64Array; readonly count: number },
  { dimensions, mean, newLength, newWeight, paperCount }: WordSpace,
): FittedWord | null {
  const vector = new Float64Array(Math.max(dimensions, WORD_DIMENSIONS));
  const known = loaded?.rows.get(word);
  if (known !== undefined) addWordVector(loaded!, known, 1, vector);
  if (known === undefined && count === 0) return null;
  if (count > 0) {
    const towards = sum.map((value, d) => value / count - mean[d]!);
    fitWord(vector, 0, dimensions, towards, count, known === undefined ? newLength : null);
  }
  const weight = known === undefined ? newWeight : loaded!.weights[known]!;
  const idf = Math.log(1 + paperCount / Math.max(1, count));
  // Where words new to the model have no weight of their own, corpus idf is all that its weights are.
  const power = newWeight === null ? 0 : CORPUS_IDF_POWER;
  return { vector: vector.subarray(0, dimensions), weight: (weight ?? idf) * idf ** power };
}

/** The vector of a text, unit length; null where none of its words is known. */
export function questionVector(
  text: string,
  wordOf: (word: string) => FittedWord | null,
  dimensions: number,
): Float64Array | null {
  const sum = new Float64Array(dimensions);
  const counts = new Map<string, number>();
  for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const [word, count] of counts) {
    const fitted = wordOf(word);
    if (fitted === null) continue;
    const factor = countWeight(count) * fitted.weight;
    for (let d = 0; d < dimensions; d++) sum[d]! += factor * fitted.vector[d]!;
  }
  const length = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
  return length === 0 ? null : sum.map((value) => value / length);
}

/** Cosine of each of some rows, row-major and of unit length, with a vector of unit length; of any other, times its length. */
export function cosines(rows: Float32Array, vector: Float64Array): Float64Array {
  const dimensions = vector.length;
  const out = new Float64Array(rows.length / dimensions);
  dotProducts(vector, 0, rows, dimensions, out);
  return out;
}
