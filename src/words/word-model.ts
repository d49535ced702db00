// Runs in the browser too.
import { ToldError } from './told-error.ts';
import { normalise } from './words.ts';

/** Components of a word's vector. */
export const WORD_DIMENSIONS = 256;

/** English word vectors that add up to a sentence encoder's: `model/README.md` tells how they were made. */
export interface WordModel {
  /** Row of each word below. */
  readonly rows: ReadonlyMap<string, number>;
  /** Rows × 256 values of 4 bits, row-major, two a byte, the lower half first, stored as value + 8. */
  readonly packed: Uint8Array;
  /** Rows: component = value × scale. */
  readonly scales: Float32Array;
  /** Rows: the weight of a word in a sum. */
  readonly weights: Float32Array;
}

/** Lays the published files over each other. Throws where their lengths don't fit. */
export function parseWordModel(
  words: string,
  packed: Uint8Array,
  scales: Float32Array,
  weights: Float32Array,
): WordModel {
  const list = words.split('\n').filter((word) => word !== '');
  if (
    packed.length * 2 !== list.length * WORD_DIMENSIONS ||
    scales.length !== list.length ||
    weights.length !== list.length
  ) {
    throw new ToldError(
      `words: invalid model: ${list.length} words, ${packed.length} bytes of vectors. Restore src/words/model.`,
    );
  }
  return { rows: new Map(list.map((word, row) => [word, row])), packed, scales, weights };
}

/** Words as the model counts them: runs of a–z and 0–9, with how often each stands in the text. */
export function countModelWords(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of normalise(text).matchAll(/[a-z0-9]+/g))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Adds `factor` × the vector of row `row` to `into` at `offset`. */
export function addWordVector(
  model: WordModel,
  row: number,
  factor: number,
  into: Float64Array | Float32Array,
  offset = 0,
): void {
  const scale = model.scales[row]! * factor;
  const start = row * (WORD_DIMENSIONS / 2);
  for (let byte = 0; byte < WORD_DIMENSIONS / 2; byte++) {
    const pair = model.packed[start + byte]!;
    into[offset + 2 * byte]! += scale * ((pair & 15) - 8);
    into[offset + 2 * byte + 1]! += scale * ((pair >> 4) - 8);
  }
}

/** The weight of a word that stands `count` times in a text: sublinear, so that a repeated word doesn't drown the rest. */
export function countWeight(count: number): number {
  return 1 + Math.log(count);
}
