import { join } from 'node:path';
import { detectLanguages } from '../atlas/language/detect.ts';
import type { Paper } from '../corpus/paper.ts';
import { formatNpy, NpyError, parseNpy } from '../corpus/project/npy.ts';
import { ownFiles, readOwnFile } from '../corpus/project/own-files.ts';
import { writeTogether } from '../corpus/write-together.ts';
import { packRows } from '../search/quantised-rows.ts';
import { ToldError } from '../words/told-error.ts';
import { openJournal } from './embed-journal.ts';
import {
  ENGLISH_ENCODER,
  type Encoder,
  loadEncoder,
  MULTILINGUAL_ENCODER,
  type Transformers,
} from './encoders.ts';
import type { OnProgress } from './on-progress.ts';
import { hashOf, type ProjectPaths } from './paths.ts';

/** Texts encoded at once: more need more memory and are hardly faster on a processor. */
const BATCH = 16;
const MATRIX = 'vectors/papers.npy';
const SLUGS = 'vectors/papers.slugs.txt';
/** What each row was made from, so that only what is new or changed is made again. */
const KEYS = 'vectors/papers.keys.txt';
const OWN = [MATRIX, SLUGS, KEYS];

interface EmbedResult {
  readonly encoder: string;
  readonly papers: number;
  /** Of them, how many were encoded now; the others stood there, or a killed run had made them. */
  readonly made: number;
}

/**
 * Makes the vectors of all papers with a sentence encoder and puts them into `vectors/`, in 8 bits a component: encoders
 * differ in the last digits from one processor to the next, what stands there is what everyone builds from. Without a
 * name the encoder is chosen by the papers' language. Throws `ToldError`, `CallError` as `loadEncoder` does, and where the
 * folder holds vectors that are somebody's.
 */
export async function encodePapers(
  { contentDir, cacheDir }: ProjectPaths,
  papers: readonly Paper[],
  name: string | null,
  load: () => Transformers,
  onProgress: OnProgress,
): Promise<EmbedResult> {
  refuseForeign(contentDir);
  const texts = papers.map(({ titlePlain, abstractPlain }) => `${titlePlain}\n${abstractPlain}`);
  const chosen = name ?? encoderFor(texts);
  onProgress(`Loading ${chosen}`, 0, null);
  const encoder = await loadEncoder(chosen, load);
  const keys = texts.map((text) => hashOf([encoder.id, text]).slice(0, KEY_LENGTH));
  const journal = openJournal(join(cacheDir, 'embedding.jsonl'));
  const vectors = new Map([...storedVectors(contentDir), ...journal.made]);
  // Texts of a length go together, for the short ones of a batch wait for the longest.
  const missing = [...new Map(keys.map((key, i) => [key, texts[i]!]))]
    .filter(([key]) => !vectors.has(key))
    .sort(([a, one], [b, other]) => one.length - other.length || (a < b ? -1 : 1));
  for (let from = 0; from < missing.length; from += BATCH) {
    onProgress('Encoding papers', from, missing.length);
    const made = await encodeBatch(encoder, missing.slice(from, from + BATCH), chosen);
    journal.add(made);
    for (const [key, vector] of made) vectors.set(key, vector);
  }
  const rows = keys.map((key) => vectors.get(key)!);
  const dimensions = rows[0]!.length;
  const matrix = new Int8Array(rows.length * dimensions);
  for (const [i, row] of rows.entries()) matrix.set(row, i * dimensions);
  writeTogether(contentDir, [
    [MATRIX, [formatNpy(dimensions, matrix)]],
    [SLUGS, papers.map(({ slug }) => `${slug}\n`).join('')],
    [KEYS, keys.map((key) => `${key}\n`).join('')],
  ]);
  journal.remove();
  return { encoder: chosen, papers: papers.length, made: missing.length };
}

/** Hexadecimal digits of a key; of a million texts no two share one. */
const KEY_LENGTH = 24;

function encoderFor(texts: readonly string[]): string {
  const { main, otherLanguages } = detectLanguages(texts);
  return main === 'en' && otherLanguages.length === 0 ? ENGLISH_ENCODER : MULTILINGUAL_ENCODER;
}

async function encodeBatch(
  encoder: Encoder,
  batch: readonly (readonly [key: string, text: string])[],
  name: string,
): Promise<ReadonlyMap<string, Int8Array>> {
  const { dimensions, values } = await encoder.encode(batch.map(([, text]) => text));
  if (values.length !== batch.length * dimensions)
    throw new ToldError(
      `embed: invalid encoder: ${name} gives ${values.length} numbers for ${batch.length} texts. Name one that gives a vector a text, such as ${ENGLISH_ENCODER}.`,
    );
  return new Map(
    batch.map(([key], i) => [key, quantise(values, i * dimensions, dimensions, name)]),
  );
}

/** A vector in 8 bits a component; its length says nothing and is not kept. */
function quantise(
  values: ArrayLike<number>,
  from: number,
  dimensions: number,
  name: string,
): Int8Array {
  const vector = Float32Array.from({ length: dimensions }, (_, d) => values[from + d]!);
  const wrong = vector.find((value) => !Number.isFinite(value));
  if (wrong !== undefined)
    throw new ToldError(
      `embed: invalid number: ${name} gives ${wrong}. What was made is kept; try another encoder with --encoder.`,
    );
  return new Int8Array(packRows(vector, dimensions, dimensions, 8).bytes.buffer);
}

/** Vectors of an earlier run that stand in the project, by key; none where they are damaged. */
function storedVectors(contentDir: string): ReadonlyMap<string, Int8Array> {
  const [matrix, keys] = [readOwnFile(contentDir, MATRIX), readOwnFile(contentDir, KEYS)];
  if (matrix === null || keys === null) return new Map();
  try {
    const { rowCount, columnCount, values } = parseNpy(matrix);
    const lines = keys.toString('utf8').trimEnd().split('\n');
    if (lines.length !== rowCount) return new Map();
    const rowAt = (i: number) => values.subarray(i * columnCount, (i + 1) * columnCount);
    return new Map(lines.map((key, i) => [key, Int8Array.from(rowAt(i))]));
  } catch (error) {
    if (error instanceof NpyError) return new Map();
    throw error;
  }
}

/** Throws where `vectors/` holds what this command did not write: vectors may have cost somebody a day. */
function refuseForeign(contentDir: string): void {
  const isOfVectors = (name: string) => /\.npy$|(?:^|\.)(?:slugs|titles)\.txt$/.test(name);
  const found = ownFiles(contentDir, 'vectors', ({ name }) => isOfVectors(name), []);
  const isOurs = readOwnFile(contentDir, KEYS) !== null;
  const foreign = found
    .map((name) => `vectors/${name}`)
    .find((path) => !isOurs || !OWN.includes(path));
  if (foreign === undefined) return;
  throw new ToldError(
    `embed: duplicate vectors: ${foreign} was not made by this command. Move it out of vectors/, or keep it and leave this out.`,
  );
}
