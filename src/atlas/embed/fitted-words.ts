import { fitWord } from '../../words/fitting.ts';
import {
  addWordVector,
  countModelWords,
  countWeight,
  WORD_DIMENSIONS,
  type WordModel,
} from '../../words/word-model.ts';
import { wordsOf } from '../../words/words.ts';
import { type Teachers, teacherMarks } from '../teachers.ts';
import { type CountedTexts, countTexts } from './counted-texts.ts';
import { meanOfRows, normaliseRows } from './vector-rows.ts';

/** So many texts say well enough how much of a corpus' words the model knows. */
const MAX_SURVEYED = 2000;
/** A new word of one paper would only repeat that paper. */
const MIN_PAPERS = 2;

/** Word vectors fitted to a corpus: what the model knew, moved, and the corpus' own words beside it. */
export interface FittedWords {
  readonly dimensions: number;
  readonly rows: ReadonlyMap<string, number>;
  /** Words × d, row-major, not normalised. */
  readonly vectors: Float32Array;
  /** Words: weight in a sum. */
  readonly weights: Float32Array;
  /** Share of the corpus' running words that the model knew. */
  readonly knownShare: number;
}

/** Tells the vector of a paper that is known already; null of others. */
export type KnownVector = (paper: number) => Float32Array | null;

/**
 * Fits the word model to the texts of a corpus as its README shows: each word moves towards the mean of the papers
 * it stands in, and words the model doesn't know get that mean as their vector.
 */
export function fitWords(model: WordModel, texts: readonly string[]): FittedWords {
  return fitWithPapers(model, texts, countTexts(texts), null).words;
}

/**
 * The same, with the papers (n × d, unit rows) by the words as they come, which hang on no other paper. Of a word that
 * some of the `teachers` have, these alone say where it moves: so no other paper moves a teacher.
 */
export function fitWithPapers(
  model: WordModel,
  texts: readonly string[],
  counted: CountedTexts,
  teachers: Teachers,
  known?: KnownVector,
): { readonly words: FittedWords; readonly papers: Float32Array } {
  const words = gatherWords(model, texts, counted, teachers);
  const papers = embedCounted(words, counted, known);
  moveTowardsPapers(words, papers, counted, (word) => model.rows.has(word), teachers);
  return { words, papers };
}

/** The words of a corpus as the model has them, nothing moved: to compare with. */
export function wordsAsTheyCome(model: WordModel, texts: readonly string[]): FittedWords {
  return gatherWords(model, texts, countTexts(texts), null);
}

/**
 * Every word that the model knows or that several papers have; unknown ones without a vector yet. One that a single
 * teacher has, whoever else does, is none: it would only repeat that teacher.
 */
function gatherWords(
  model: WordModel,
  texts: readonly string[],
  counted: CountedTexts,
  teachers: Teachers,
): FittedWords {
  const { vocabulary } = counted;
  const papersWith = countPapers(counted, null);
  const heard = teachers === null ? papersWith : countPapers(counted, teachers);
  const isShared = (number: number) =>
    heard[number]! >= MIN_PAPERS || (heard[number] === 0 && papersWith[number]! >= MIN_PAPERS);
  const words = vocabulary
    .filter((word, number) => model.rows.has(word) || isShared(number))
    .sort();
  const rows = new Map(words.map((word, row) => [word, row]));
  const vectors = new Float32Array(words.length * WORD_DIMENSIONS);
  const weights = new Float32Array(words.length);
  const rare = rareWeight(model);
  for (const [row, word] of words.entries()) {
    const known = model.rows.get(word);
    weights[row] = known === undefined ? rare : model.weights[known]!;
    if (known !== undefined) addWordVector(model, known, 1, vectors, row * WORD_DIMENSIONS);
  }
  const knownShare = knownShareOf(model, texts);
  return { dimensions: WORD_DIMENSIONS, rows, vectors, weights, knownShare };
}

/** Text → sum of its words' vectors, unit length; n × d, row-major; zeros where no word is known. */
export function embedTexts(words: FittedWords, texts: readonly string[]): Float32Array {
  return embedCounted(words, countTexts(texts));
}

/** The same for texts that are counted already; what is `known` of them is taken over. */
export function embedCounted(
  words: FittedWords,
  counted: CountedTexts,
  known: KnownVector = () => null,
): Float32Array {
  const { dimensions, vectors, weights } = words;
  const { starts } = counted;
  const rowOf = rowsOf(words, counted);
  const out = new Float32Array((starts.length - 1) * dimensions);
  const taken: [at: number, row: Float32Array][] = [];
  for (let i = 0; i < starts.length - 1; i++) {
    const row = known(i);
    if (row !== null) {
      taken.push([i * dimensions, row]);
      continue;
    }
    for (let at = starts[i]!; at < starts[i + 1]!; at++) {
      const row = rowOf[counted.words[at]!]!;
      if (row < 0) continue;
      const factor = countWeight(counted.counts[at]!) * weights[row]!;
      for (let d = 0; d < dimensions; d++)
        out[i * dimensions + d]! += factor * vectors[row * dimensions + d]!;
    }
  }
  normaliseRows(out, dimensions);
  // Behind it: what has unit length already would not stay the same to the bit.
  for (const [at, row] of taken) out.set(row, at);
  return out;
}

/** Text → sum of its words' vectors as the model has them, fitted to no corpus: words that it doesn't know say nothing. */
export function embedByModel(model: WordModel, texts: readonly string[]): Float32Array {
  const out = new Float32Array(texts.length * WORD_DIMENSIONS);
  for (const [i, text] of texts.entries()) {
    for (const [word, count] of countModelWords(text)) {
      const row = model.rows.get(word);
      if (row === undefined) continue;
      addWordVector(model, row, countWeight(count) * model.weights[row]!, out, i * WORD_DIMENSIONS);
    }
  }
  normaliseRows(out, WORD_DIMENSIONS);
  return out;
}

/** Numbers of counted words: the row of each, −1 for none. */
function rowsOf({ rows }: FittedWords, { vocabulary }: CountedTexts): Int32Array {
  return Int32Array.from(vocabulary, (word) => rows.get(word) ?? -1);
}

function moveTowardsPapers(
  words: FittedWords,
  papers: Float32Array,
  counted: CountedTexts,
  isKnown: (word: string) => boolean,
  teachers: Teachers,
): void {
  const { dimensions, rows, vectors } = words;
  const rowOf = rowsOf(words, counted);
  const overall = meanOfRows(papers, dimensions, teachers);
  const heard = heardOf(rowOf, rows.size, counted, teachers);
  const learned = teacherMarks(teachers, counted.starts.length - 1);
  const means = new Float64Array(rows.size * dimensions);
  const paperCounts = new Uint32Array(rows.size);
  for (let i = 0; i < learned.length; i++) {
    for (let at = counted.starts[i]!; at < counted.starts[i + 1]!; at++) {
      const row = rowOf[counted.words[at]!]!;
      if (row < 0 || (learned[i] === 0 && heard[row]! > 0)) continue;
      paperCounts[row]!++;
      for (let d = 0; d < dimensions; d++)
        means[row * dimensions + d]! += papers[i * dimensions + d]!;
    }
  }
  const median = medianLength(vectors, dimensions, (row) => teachers === null || heard[row]! > 0);
  for (const [word, row] of rows) {
    const start = row * dimensions;
    const towards = means.subarray(start, start + dimensions);
    const papersWith = paperCounts[row]!;
    for (let d = 0; d < dimensions; d++) towards[d] = towards[d]! / papersWith - overall[d]!;
    fitWord(vectors, start, dimensions, towards, papersWith, isKnown(word) ? null : median);
  }
}

/** Rows of words: how many teachers have each; of none where all papers teach. */
function heardOf(
  rowOf: Int32Array,
  rowCount: number,
  counted: CountedTexts,
  teachers: Teachers,
): Uint32Array {
  const heard = new Uint32Array(rowCount);
  if (teachers === null) return heard;
  const heardWith = countPapers(counted, teachers);
  for (const [word, row] of rowOf.entries()) if (row >= 0) heard[row] = heardWith[word]!;
  return heard;
}

/** Numbers of words: how many papers have each, of the teachers or of all. */
function countPapers({ vocabulary, starts, words }: CountedTexts, teachers: Teachers): Uint32Array {
  const papersWith = new Uint32Array(vocabulary.length);
  for (let k = 0; k < (teachers?.length ?? starts.length - 1); k++) {
    const paper = teachers?.[k] ?? k;
    for (let at = starts[paper]!; at < starts[paper + 1]!; at++) papersWith[words[at]!]!++;
  }
  return papersWith;
}

/** Share of running words that the model knows, words of any script counted, over evenly chosen texts. */
function knownShareOf(model: WordModel, texts: readonly string[]): number {
  const step = Math.max(1, Math.floor(texts.length / MAX_SURVEYED));
  let known = 0;
  let all = 0;
  for (let i = 0; i < texts.length; i += step) {
    for (const word of wordsOf(texts[i]!)) {
      all++;
      if (model.rows.has(word)) known++;
    }
  }
  return all === 0 ? 0 : known / all;
}

/** Length of a usual word's vector; rows of zeros, and those that don't `count`, are passed over. */
export function medianLength(
  vectors: Float32Array,
  dimensions: number,
  count: (row: number) => boolean = () => true,
): number {
  const lengths: number[] = [];
  for (let start = 0; start < vectors.length; start += dimensions) {
    if (!count(start / dimensions)) continue;
    let lengthSquared = 0;
    for (let d = 0; d < dimensions; d++) lengthSquared += vectors[start + d]! ** 2;
    if (lengthSquared > 0) lengths.push(Math.sqrt(lengthSquared));
  }
  lengths.sort((a, b) => a - b);
  return lengths[lengths.length >> 1] ?? 1;
}

/** The weight of a word that hardly any text has: the ninetieth percentile of the model's own. */
export function rareWeight(model: WordModel): number {
  const sorted = Float32Array.from(model.weights).sort();
  return sorted[Math.floor(sorted.length * 0.9)] ?? 1;
}
