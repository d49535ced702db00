import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseNpy } from '../src/corpus/project/npy.ts';
import { writeAtomically } from '../src/corpus/write-atomically.ts';
import { modelFiles, readModel } from './word-model/quantise.ts';
import { type TaughtText, trainWords } from './word-model/train.ts';

/**
 * Makes a word model from texts and the vectors a sentence encoder gave them:
 *
 *     npm run word-model -- --texts texts.jsonl --vectors teacher.npy --out model
 *         [--base older-model --base-texts older.jsonl]
 *
 * texts.jsonl: {"kind": "abstract" | "title" | "sentence" | "gloss" | "word", "text": …} a line; teacher.npy: a row a
 * text. `base` is a model made before, which is carried on: its words, weights and directions stay, and its own texts
 * hold its vectors in place without being read again. The same input gives the same files.
 */
const { values } = parseArgs({
  options: {
    texts: { type: 'string' },
    vectors: { type: 'string' },
    out: { type: 'string' },
    base: { type: 'string' },
    'base-texts': { type: 'string' },
  },
});
const { texts: textsFile, vectors, out, base, 'base-texts': baseTexts } = values;
if (textsFile === undefined || vectors === undefined || out === undefined) {
  console.error(
    'word-model: missing option. Call: npm run word-model -- --texts texts.jsonl --vectors teacher.npy --out model',
  );
  process.exit(2);
}
const texts = readTexts(textsFile);
const teacher = parseNpy(readFileSync(vectors));
if (teacher.rowCount !== texts.length) {
  console.error(
    `word-model: invalid vectors: ${vectors} has ${teacher.rowCount} rows, ${textsFile} ${texts.length} texts. Make one row a text.`,
  );
  process.exit(1);
}
const older =
  base === undefined
    ? null
    : { ...readModel(base), texts: baseTexts === undefined ? [] : readTexts(baseTexts) };
const trained = trainWords(texts, teacher, older);
mkdirSync(out, { recursive: true });
for (const [name, bytes] of modelFiles(trained)) writeAtomically(join(out, name), [bytes]);
console.log(`${trained.words.length} words from ${texts.length} texts, in ${out}`);

function readTexts(file: string): readonly TaughtText[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as TaughtText);
}
