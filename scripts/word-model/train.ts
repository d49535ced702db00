import { eigen } from '../../src/atlas/embed/lsa.ts';
import { denseRows, multiply } from '../../src/atlas/embed/sparse-products.ts';
import type { SparseRows } from '../../src/atlas/embed/tfidf.ts';
import { normaliseRows } from '../../src/atlas/embed/vector-rows.ts';
import type { Matrix } from '../../src/corpus/project/npy.ts';
import { textRows } from '../../src/search/corpus-words.ts';
import { ridgeRegression } from '../../src/search/ridge.ts';
import { countModelWords, WORD_DIMENSIONS } from '../../src/words/word-model.ts';

/** A text that a sentence encoder has read. */
export interface TaughtText {
  readonly kind: 'abstract' | 'title' | 'sentence' | 'gloss' | 'word';
  readonly text: string;
}

/** A word model before it is rounded to four bits. */
export interface TrainedWords {
  /** In order of code units. */
  readonly words: readonly string[];
  /** Words × 256, row-major. */
  readonly vectors: Float32Array;
  readonly weights: Float32Array;
  /** The encoder's dimensions × 256, row-major, orthonormal columns. */
  readonly projection: Float32Array;
}

/** A model made before, and the texts it was made from: they hold its vectors in place. */
export interface BaseModel extends TrainedWords {
  readonly texts: readonly TaughtText[];
}

/** How much a text of a kind counts: an abstract is what is searched, a gloss or a word alone stands in for none better. */
const HEIGHT = { abstract: 4, title: 1, sentence: 1, gloss: 0.3, word: 0.3 } as const;
/** Pulls a word that few texts have towards where it began. */
const RIDGE = 0.5;
/** New texts move an older model only as far as they outweigh what it was made from. */
const BASE_HEIGHT = 6;
const MAX_WORD_LETTERS = 28;
/** Words of fewer texts are slips as often as words; with a digit in them, most are numbers. */
const MIN_TEXTS = 3;
const MIN_TEXTS_WITH_DIGIT = 12;

/**
 * Word vectors whose weighted sums come nearest to what an encoder makes of whole texts; row `i` of `teacher` is of
 * `texts[i]`. Directions are those of `base`, else the main ones of the abstracts, so that the first components say
 * most. The words of a base keep their weights.
 */
export function trainWords(
  texts: readonly TaughtText[],
  teacher: Matrix,
  base: BaseModel | null = null,
): TrainedWords {
  const counts = texts.map(({ text }) => countModelWords(text));
  const { words, weights } = vocabulary(counts, base);
  const rowOf = new Map(words.map((word, row) => [word, row]));
  const isOlder = new Set(base?.words);
  const start = new Float32Array(words.length * WORD_DIMENSIONS);
  for (const [row, word] of (base?.words ?? []).entries())
    start.set(rowOfVectors(base!.vectors, row), rowOf.get(word)! * WORD_DIMENSIONS);
  const projection = base?.projection ?? mainDirections(texts, teacher);
  const taught = projected(teacher, projection);
  normaliseRows(taught, WORD_DIMENSIONS);
  const baseCounts = (base?.texts ?? []).map(({ text }) => countModelWords(text));
  const olderCounts = baseCounts.map(
    (count) => new Map([...count].filter(([word]) => isOlder.has(word))),
  );
  const older = textRows(olderCounts, words, weights);
  const rows = textRows([...counts, ...baseCounts], words, weights);
  const targets = new Float32Array(rows.rowCount * WORD_DIMENSIONS);
  targets.set(taught);
  targets.set(sumsOf(older, start), taught.length);
  const before = sumsOf(rows, start);
  const rest = targets.map((value, at) => value - before[at]!);
  const heights = Float32Array.from([
    ...texts.map(({ kind }) => HEIGHT[kind]),
    ...(base?.texts ?? []).map(({ kind }) => BASE_HEIGHT * HEIGHT[kind]),
  ]);
  const moves = solved(rows, heights, rest);
  return { words, vectors: start.map((value, at) => value + moves[at]!), weights, projection };
}

/** The words that are learned and those of the base, in order of code units, with what each weighs. */
function vocabulary(counts: readonly ReadonlyMap<string, number>[], base: BaseModel | null) {
  const textsWith = new Map<string, number>();
  for (const count of counts)
    for (const word of count.keys()) textsWith.set(word, (textsWith.get(word) ?? 0) + 1);
  const learned = [...textsWith].filter(([word, count]) => isLearned(word, count));
  const words = [...new Set([...learned.map(([word]) => word), ...(base?.words ?? [])])].sort();
  const older = new Map(base?.words.map((word, row) => [word, base.weights[row]!]));
  const weights = Float32Array.from(
    words,
    (word) => older.get(word) ?? Math.log(1 + counts.length / textsWith.get(word)!),
  );
  return { words, weights };
}

function rowOfVectors(vectors: Float32Array, row: number): Float32Array {
  return vectors.subarray(row * WORD_DIMENSIONS, (row + 1) * WORD_DIMENSIONS);
}

/** Texts × 256: the vectors of the words of each, as they weigh there. */
function sumsOf(texts: SparseRows, vectors: Float32Array): Float32Array {
  const sums = new Float64Array(texts.rowCount * WORD_DIMENSIONS);
  multiply(texts, Float64Array.from(vectors), WORD_DIMENSIONS, sums);
  return Float32Array.from(sums);
}

/** The weighted ridge solution, words × 256: each direction by itself, for there are far more texts than fit at once. */
function solved(texts: SparseRows, heights: Float32Array, targets: Float32Array): Float32Array {
  const roots = heights.map(Math.sqrt);
  const weighed = { ...texts, values: texts.values.slice() };
  for (let row = 0; row < texts.rowCount; row++)
    for (let e = texts.rowStarts[row]!; e < texts.rowStarts[row + 1]!; e++)
      weighed.values[e]! *= roots[row]!;
  const solution = new Float32Array(texts.columnCount * WORD_DIMENSIONS);
  for (let d = 0; d < WORD_DIMENSIONS; d++) {
    const target = roots.map((root, row) => root * targets[row * WORD_DIMENSIONS + d]!);
    const found = ridgeRegression(weighed, target, 1, RIDGE);
    for (let word = 0; word < found.length; word++)
      solution[word * WORD_DIMENSIONS + d] = found[word]!;
  }
  return solution;
}

function isLearned(word: string, count: number): boolean {
  const least = /\d/.test(word) ? MIN_TEXTS_WITH_DIGIT : MIN_TEXTS;
  return word.length <= MAX_WORD_LETTERS && count >= least;
}

/** The directions in which the encoder's vectors of the abstracts differ most, a column each. */
function mainDirections(
  texts: readonly TaughtText[],
  { columnCount, values }: Matrix,
): Float32Array {
  const moments = new Float64Array(columnCount * columnCount);
  for (const [row, { kind }] of texts.entries()) {
    if (kind !== 'abstract') continue;
    const own = values.subarray(row * columnCount, (row + 1) * columnCount);
    for (let a = 0; a < columnCount; a++)
      for (let b = 0; b < columnCount; b++) moments[a * columnCount + b]! += own[a]! * own[b]!;
  }
  const { vectors } = eigen(moments, columnCount);
  const directions = new Float32Array(columnCount * WORD_DIMENSIONS);
  for (let a = 0; a < columnCount; a++)
    for (let d = 0; d < WORD_DIMENSIONS; d++)
      directions[a * WORD_DIMENSIONS + d] = vectors[a * columnCount + d]!;
  return directions;
}

function projected({ columnCount, values }: Matrix, onto: Float32Array): Float32Array {
  return sumsOf(denseRows(values, columnCount), onto);
}
