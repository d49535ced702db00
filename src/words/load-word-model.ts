import { readFileSync } from 'node:fs';
import { parseWordModel, type WordModel } from './word-model.ts';

const FOLDER = new URL('./model/', import.meta.url);

let loaded: WordModel | undefined;

/** The word model that lies beside this file, read once. */
export function loadWordModel(): WordModel {
  loaded ??= parseWordModel(
    readFileSync(new URL('words.txt', FOLDER), 'utf8'),
    readFileSync(new URL('vectors.i4', FOLDER)),
    readFloats('scales.f32'),
    readFloats('weights.f32'),
  );
  return loaded;
}

/** Takes a vector of `all-MiniLM-L6-v2` into the word model's space: 384 × 256, row-major, orthonormal columns. */
export function loadProjection(): Float32Array {
  return readFloats('projection.f32');
}

function readFloats(name: string): Float32Array {
  const bytes = readFileSync(new URL(name, FOLDER));
  return new Float32Array(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  );
}

/** What has to stand beside the vectors wherever they are published. */
export function wordModelLicence(): string {
  const wordnet = readFileSync(new URL('WORDNET-LICENSE.txt', FOLDER), 'utf8');
  return `Word vectors after sentence-transformers/all-MiniLM-L6-v2 (Apache License 2.0), made with the glosses of WordNet:\n\n${wordnet}`;
}
