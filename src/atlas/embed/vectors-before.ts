import type { CountedTexts } from './counted-texts.ts';
import type { FittedWords, KnownVector } from './fitted-words.ts';

/** Vectors of an earlier run, by papers now. */
export interface VectorsBefore {
  /** Rows then × d, and the same before words were fitted. */
  readonly vectors: Float32Array;
  readonly steady: Float32Array;
  readonly words: FittedWords;
  /** Papers → their rows then; −1 where none had the same text. */
  readonly places: Int32Array;
}

/** Vectors by the words as they come: they hang on the text alone. */
export function knownSteady(before: VectorsBefore | null): KnownVector {
  if (before === null) return () => null;
  return rowsThen(before.steady, before);
}

/** Vectors by fitted words: they hang on the text and on the vectors of its words. */
export function knownVectors(
  before: VectorsBefore | null,
  words: FittedWords,
  counted: CountedTexts,
): KnownVector {
  if (before === null) return () => null;
  const moved = movedWords(before.words, words, counted.vocabulary);
  const rowThen = rowsThen(before.vectors, before);
  return (paper) => {
    for (let at = counted.starts[paper]!; at < counted.starts[paper + 1]!; at++)
      if (moved[counted.words[at]!] === 1) return null;
    return rowThen(paper);
  };
}

function rowsThen(matrix: Float32Array, { places, words }: VectorsBefore): KnownVector {
  const { dimensions } = words;
  return (paper) => {
    const row = places[paper]!;
    return row < 0 ? null : matrix.subarray(row * dimensions, (row + 1) * dimensions);
  };
}

/** Numbers of words: 1 for those whose vector or weight is another now, or that have one only then or now. */
function movedWords(
  then: FittedWords,
  now: FittedWords,
  vocabulary: readonly string[],
): Uint8Array {
  const { dimensions } = now;
  return Uint8Array.from(vocabulary, (word) => {
    const [before, row] = [then.rows.get(word), now.rows.get(word)];
    if (before === undefined || row === undefined) return Number(before !== row);
    if (then.weights[before] !== now.weights[row]) return 1;
    const [from, other] = [row * dimensions, before * dimensions];
    for (let d = 0; d < dimensions; d++)
      if (now.vectors[from + d] !== then.vectors[other + d]) return 1;
    return 0;
  });
}
