// Runs in the browser too. What words mean to a corpus, worked out when its site is built: a few words to a file.
import { fnv1a } from '../words/hashes.ts';
import { pack, packWords, unpack, unpackWords } from './packing.ts';
import { packRows, unpackRows } from './quantised-rows.ts';
import type { FittedWord } from './question.ts';
import { isAskingWord } from './terms.ts';
import type { WordsIndex } from './words-index.ts';

/**
 * Components in a file, by how many papers have its words. Each word of a question is in another file: most are words of
 * many papers, of which few lie together, so that files are small where they are often read and few where they rarely are.
 */
const TIERS: readonly { readonly fromPapers: number; readonly components: number }[] = [
  { fromPapers: 40, components: 1024 },
  { fromPapers: 4, components: 8192 },
  { fromPapers: 0, components: 32_768 },
];
export const TIER_COUNT = TIERS.length;
/** With four, one in twenty of the ten best answers is another. */
const BITS = 8;
/** Of length and weight. */
const NUMBER_BYTES = 8;

/** What tells in how many papers a word stands. */
type PaperCounts = Pick<WordsIndex, 'rowOf' | 'papersWith'>;

/** Into how many files of each tier words go. */
export function vectorFileCounts(
  words: readonly string[],
  index: PaperCounts,
  dimensions: number,
): readonly number[] {
  const counts = TIERS.map(() => 0);
  for (const word of words) counts[tierOf(word, index)]!++;
  return filesOfTiers(counts, dimensions);
}

/** The same, of how many words each tier has. */
export function filesOfTiers(counts: readonly number[], dimensions: number): readonly number[] {
  return TIERS.map(({ components }, tier) => Math.ceil((counts[tier]! * dimensions) / components));
}

/** The file in which a word would be; null where there is none. `counts`: files of each tier. */
export function vectorFileOf(
  word: string,
  index: PaperCounts,
  counts: readonly number[],
): number | null {
  const tier = tierOf(word, index);
  if (counts[tier] === 0) return null;
  const before = counts.slice(0, tier).reduce((sum, count) => sum + count, 0);
  return before + (wordHash(word) % counts[tier]!);
}

/** A number by which words of a tier are put into files. */
export function wordHash(word: string): number {
  return fnv1a(new TextEncoder().encode(word));
}

function tierOf(word: string, index: PaperCounts): number {
  // Of an index in parts their terms would be loaded for nothing.
  const row = isAskingWord(word) ? undefined : index.rowOf(word);
  return tierOfWord(word, row === undefined ? 0 : index.papersWith(row));
}

/**
 * The tier of a word that so many papers have. Words that ask or join are of the first whatever papers have them: nobody
 * looks them up to know how many.
 */
export function tierOfWord(word: string, papers: number): number {
  if (isAskingWord(word)) return 0;
  return TIERS.findIndex(({ fromPapers }) => papers >= fromPapers);
}

/** Words, sorted, with their vectors and weights. */
export function packWordVectors(
  words: readonly (readonly [string, FittedWord])[],
  dimensions: number,
): Uint8Array {
  const rows = new Float32Array(words.length * dimensions);
  const numbers = new DataView(new ArrayBuffer(words.length * NUMBER_BYTES));
  for (const [i, [, { vector, weight }]] of words.entries()) {
    rows.set(vector, i * dimensions);
    numbers.setFloat32(i * NUMBER_BYTES, lengthOf(vector), true);
    numbers.setFloat32(i * NUMBER_BYTES + 4, weight, true);
  }
  return pack([
    packWords(words.map(([word]) => word)),
    packRows(rows, dimensions, dimensions, BITS).bytes,
    new Uint8Array(numbers.buffer),
  ]);
}

function lengthOf(vector: Float64Array): number {
  let squared = 0;
  for (const value of vector) squared += value * value;
  return Math.sqrt(squared);
}

/** Opens a file of words' vectors. Throws `IndexError` where it is cut off or of another format. */
export function openWordVectors(
  file: Uint8Array,
  dimensions: number,
  name: string,
): ReadonlyMap<string, FittedWord> {
  const [words, bytes, numberBytes] = unpack(file, name);
  const rows = unpackRows({ dimensions, bits: BITS, bytes: bytes! });
  const { buffer, byteOffset, byteLength } = numberBytes!;
  const numbers = new DataView(buffer, byteOffset, byteLength);
  return new Map(
    unpackWords(words!).map((word, i) => {
      const length = numbers.getFloat32(i * NUMBER_BYTES, true);
      const row = rows.subarray(i * dimensions, (i + 1) * dimensions);
      const vector = Float64Array.from(row, (value) => value * length);
      return [word, { vector, weight: numbers.getFloat32(i * NUMBER_BYTES + 4, true) }];
    }),
  );
}
