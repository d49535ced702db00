// Runs in the browser too. What words mean to a corpus, worked out when its site is built: a few words to a file.
import { fnv1a } from '../words/hashes.ts';
import { pack, packWords, unpack, unpackWords } from './packing.ts';
import { packRows, unpackRows } from './quantised-rows.ts';
import type { FittedWord } from './question.ts';

/** Components in a file: some 6 KB compressed, for each word of a question is in another file. */
const COMPONENTS = 8192;
/** With four, one in twenty of the ten best answers is another. */
const BITS = 8;
/** Of length and weight. */
const NUMBER_BYTES = 8;

/** Into how many files vectors of so many words go. */
export function vectorFileCount(words: number, dimensions: number): number {
  return Math.max(1, Math.ceil((words * dimensions) / COMPONENTS));
}

/** The file in which a word would be, of so many. */
export function vectorFileOf(word: string, files: number): number {
  return fnv1a(new TextEncoder().encode(word)) % files;
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
