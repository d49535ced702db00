// Runs in the browser too. The word model in pieces, so that a question loads only the words it needs.

import { fnv1a } from '../words/hashes.ts';
import { WORD_DIMENSIONS, type WordModel } from '../words/word-model.ts';
import { pack, packWords, unpack, unpackWords } from './packing.ts';

/**
 * Words of every question (of, model, can, image) lie together in one file, loaded with the first question: a thousand
 * of them leave a question two or three rarer words to load.
 */
const CORE_WORDS = 1000;
/** Words in a file of the others: 8 KB, so that a question of many rare words stays below 150 KB. */
const SHARD_WORDS = 64;
const HALF = WORD_DIMENSIONS / 2;

/** The name of the file that a word would be in, if the model knows it; `shards`: how many there are. */
export function shardOf(word: string, shards: number): string {
  return `${fnv1a(new TextEncoder().encode(word)) % shards}.bin`;
}

/** Into how many files a model's rarer words go. */
export function shardCount({ rows }: WordModel): number {
  return Math.max(1, Math.ceil((rows.size - CORE_WORDS) / SHARD_WORDS));
}

/** The file of the commonest words. */
export const CORE_SHARD = 'core.bin';

/** A model as files. */
export function packWordModel(
  model: WordModel,
): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  const words = [...model.rows.keys()];
  const byCommonness = [...words].sort(
    (a, b) =>
      model.weights[model.rows.get(a)!]! - model.weights[model.rows.get(b)!]! || (a < b ? -1 : 1),
  );
  const core = new Set(byCommonness.slice(0, CORE_WORDS));
  const shards = new Map<string, string[]>([[CORE_SHARD, [...core].sort()]]);
  const count = shardCount(model);
  for (let shard = 0; shard < count; shard++) shards.set(`${shard}.bin`, []);
  for (const word of words) if (!core.has(word)) shards.get(shardOf(word, count))!.push(word);
  return [...shards].map(([name, list]) => ({ name, bytes: packShard(model, list) }));
}

function packShard(model: WordModel, words: readonly string[]): Uint8Array {
  const packed = new Uint8Array(words.length * HALF);
  const numbers = new DataView(new ArrayBuffer(words.length * 8));
  for (const [i, word] of words.entries()) {
    const row = model.rows.get(word)!;
    packed.set(model.packed.subarray(row * HALF, (row + 1) * HALF), i * HALF);
    numbers.setFloat32(i * 8, model.scales[row]!, true);
    numbers.setFloat32(i * 8 + 4, model.weights[row]!, true);
  }
  return pack([packWords(words), packed, new Uint8Array(numbers.buffer)]);
}

/** Reads one file of words: a model of these alone. Throws `IndexError` where it is cut off or of another format. */
export function openShard(file: Uint8Array, name: string): WordModel {
  const [words, packed, numberBytes] = unpack(file, name);
  const list = unpackWords(words!);
  const { buffer, byteOffset, byteLength } = numberBytes!;
  const numbers = new DataView(buffer, byteOffset, byteLength);
  return {
    rows: new Map(list.map((word, row) => [word, row])),
    packed: packed!,
    scales: Float32Array.from(list, (_, i) => numbers.getFloat32(i * 8, true)),
    weights: Float32Array.from(list, (_, i) => numbers.getFloat32(i * 8 + 4, true)),
  };
}

/** A file of words with those of `kept` alone. Throws as `openShard` does. */
export function keepWords(file: Uint8Array, name: string, kept: ReadonlySet<string>): Uint8Array {
  const model = openShard(file, name);
  return packShard(
    model,
    [...model.rows.keys()].filter((word) => kept.has(word)),
  );
}
