import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORD_DIMENSIONS } from '../../src/words/word-model.ts';
import type { TrainedWords } from './train.ts';

/** The largest of four bits with a sign. */
const MAX_VALUE = 7;
/** What stands for 0 in the file. */
const ZERO = 8;
/** A word of no direction keeps a scale to be divided by. */
const TINY = 1e-12;

/** The files of a word model by their names, as `src/words/model/README.md` describes them. */
export function modelFiles({
  words,
  vectors,
  weights,
  projection,
}: TrainedWords): ReadonlyMap<string, Uint8Array> {
  const scales = Float32Array.from(words, (_, row) => {
    const own = vectors.subarray(row * WORD_DIMENSIONS, (row + 1) * WORD_DIMENSIONS);
    return own.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / MAX_VALUE + TINY;
  });
  const packed = new Uint8Array(vectors.length / 2);
  const stored = (at: number): number => {
    const value = Math.round(vectors[at]! / scales[Math.floor(at / WORD_DIMENSIONS)]!);
    return Math.max(-MAX_VALUE, Math.min(MAX_VALUE, value)) + ZERO;
  };
  for (let pair = 0; pair < packed.length; pair++)
    packed[pair] = stored(2 * pair) | (stored(2 * pair + 1) << 4);
  const bytes = (floats: Float32Array) => new Uint8Array(floats.buffer);
  return new Map([
    ['words.txt', new TextEncoder().encode(`${words.join('\n')}\n`)],
    ['vectors.i4', packed],
    ['scales.f32', bytes(scales)],
    ['weights.f32', bytes(weights)],
    ['projection.f32', bytes(projection)],
  ]);
}

/** A word model as it lies in a folder, its vectors unpacked. */
export function readModel(folder: string): TrainedWords {
  const read = (name: string) => readFileSync(join(folder, name));
  const floats = (name: string) => new Float32Array(Uint8Array.from(read(name)).buffer);
  const words = read('words.txt').toString('utf8').split('\n').slice(0, -1);
  const packed = read('vectors.i4');
  const scales = floats('scales.f32');
  const vectors = new Float32Array(2 * packed.length);
  for (let at = 0; at < vectors.length; at++) {
    const stored = at % 2 === 0 ? packed[at >> 1]! & 15 : packed[at >> 1]! >> 4;
    vectors[at] = (stored - ZERO) * scales[Math.floor(at / WORD_DIMENSIONS)]!;
  }
  return { words, vectors, weights: floats('weights.f32'), projection: floats('projection.f32') };
}
