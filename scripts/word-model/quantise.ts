import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordModelOf } from '../../src/search/corpus-words.ts';
import { addWordVector, parseWordModel, WORD_DIMENSIONS } from '../../src/words/word-model.ts';
import type { TrainedWords } from './train.ts';

/** The files of a word model by their names, as `src/words/model/README.md` describes them. */
export function modelFiles(trained: TrainedWords): ReadonlyMap<string, Uint8Array> {
  const { packed, scales } = wordModelOf({ ...trained, dimensions: WORD_DIMENSIONS });
  const bytes = (floats: Float32Array) => new Uint8Array(floats.buffer);
  return new Map([
    ['words.txt', new TextEncoder().encode(`${trained.words.join('\n')}\n`)],
    ['vectors.i4', packed],
    ['scales.f32', bytes(scales)],
    ['weights.f32', bytes(trained.weights)],
    ['projection.f32', bytes(trained.projection)],
  ]);
}

/** A word model as it lies in a folder, its vectors unpacked. */
export function readModel(folder: string): TrainedWords {
  const read = (name: string) => readFileSync(join(folder, name));
  const floats = (name: string) => new Float32Array(Uint8Array.from(read(name)).buffer);
  const text = read('words.txt').toString('utf8');
  const weights = floats('weights.f32');
  const model = parseWordModel(text, read('vectors.i4'), floats('scales.f32'), weights);
  const words = [...model.rows.keys()];
  const vectors = new Float32Array(words.length * WORD_DIMENSIONS);
  for (let row = 0; row < words.length; row++)
    addWordVector(model, row, 1, vectors, row * WORD_DIMENSIONS);
  return { words, vectors, weights, projection: floats('projection.f32') };
}
