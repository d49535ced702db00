import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { modelFiles, readModel } from '../../scripts/word-model/quantise.ts';
import { type TaughtText, type TrainedWords, trainWords } from '../../scripts/word-model/train.ts';
import { gaussian, seeded } from '../../src/atlas/random.ts';
import type { Matrix } from '../../src/corpus/project/npy.ts';
import {
  addWordVector,
  countModelWords,
  countWeight,
  parseWordModel,
  WORD_DIMENSIONS,
  type WordModel,
} from '../../src/words/word-model.ts';
import { temporaryFolder } from '../temporary.ts';

const SUBJECTS = ['forest', 'bird', 'river', 'orbit', 'star', 'comet', 'verb', 'noun', 'poem'];
const TEACHER_DIMENSIONS = 260;

/** Texts of three subjects a field, the last ones beginning with a word that no other has. */
function taughtTexts(): readonly TaughtText[] {
  const random = seeded(3);
  return Array.from({ length: 90 }, (_, i) => {
    const field = 3 * (i % 3);
    const words = Array.from({ length: 8 }, () => SUBJECTS[field + Math.floor(random() * 3)]!);
    const rare = i < 2 ? 'hapax ' : '';
    return { kind: i % 2 === 0 ? 'abstract' : 'title', text: `${rare}${words.join(' ')}` };
  });
}

/** An encoder that knows a direction for every word, and is a little off. */
function teach(texts: readonly TaughtText[]): Matrix {
  const random = seeded(5);
  const directions = new Map(
    [...SUBJECTS, 'hapax'].map((word) => [
      word,
      Float64Array.from({ length: TEACHER_DIMENSIONS }, () => gaussian(random)),
    ]),
  );
  const values = new Float32Array(texts.length * TEACHER_DIMENSIONS);
  for (const [row, { text }] of texts.entries()) {
    const own = values.subarray(row * TEACHER_DIMENSIONS, (row + 1) * TEACHER_DIMENSIONS);
    for (const [word, count] of countModelWords(text))
      for (let d = 0; d < own.length; d++)
        own[d]! += countWeight(count) * directions.get(word)![d]!;
    for (let d = 0; d < own.length; d++) own[d]! += 0.1 * gaussian(random);
    const length = Math.hypot(...own);
    for (let d = 0; d < own.length; d++) own[d]! /= length;
  }
  return { rowCount: texts.length, columnCount: TEACHER_DIMENSIONS, values };
}

let texts: readonly TaughtText[];
let teacher: Matrix;
let trained: TrainedWords;
let model: WordModel;

beforeAll(() => {
  texts = taughtTexts();
  teacher = teach(texts);
  trained = trainWords(texts, teacher);
  const files = modelFiles(trained);
  const floats = (name: string) => new Float32Array(files.get(name)!.slice().buffer);
  model = parseWordModel(
    new TextDecoder().decode(files.get('words.txt')),
    files.get('vectors.i4')!,
    floats('scales.f32'),
    floats('weights.f32'),
  );
});

/** A text's vector by the model, of length 1. */
function embed(text: string): Float64Array {
  const sum = new Float64Array(WORD_DIMENSIONS);
  for (const [word, count] of countModelWords(text)) {
    const row = model.rows.get(word);
    if (row !== undefined) addWordVector(model, row, countWeight(count) * model.weights[row]!, sum);
  }
  const length = Math.hypot(...sum);
  return sum.map((value) => value / length);
}

/** The encoder's vector of a text in the model's space, of length 1. */
function taught(row: number): Float64Array {
  const sum = new Float64Array(WORD_DIMENSIONS);
  for (let a = 0; a < TEACHER_DIMENSIONS; a++)
    for (let d = 0; d < WORD_DIMENSIONS; d++)
      sum[d]! +=
        teacher.values[row * TEACHER_DIMENSIONS + a]! *
        trained.projection[a * WORD_DIMENSIONS + d]!;
  const length = Math.hypot(...sum);
  return sum.map((value) => value / length);
}

const cosine = (a: Float64Array, b: Float64Array) =>
  a.reduce((sum, value, d) => sum + value * b[d]!, 0);

test('words learned from an encoder add up to what it makes of whole texts', () => {
  for (const [row, { text }] of texts.entries()) {
    expect(cosine(embed(text), taught(row))).toBeGreaterThan(0.95);
  }
});

test('words of one field stand together, apart from those of others', () => {
  expect(cosine(embed('forest bird'), embed('river'))).toBeGreaterThan(
    cosine(embed('forest bird'), embed('noun')),
  );
});

test('a word of too few texts is left out, and words stand in order', () => {
  expect(trained.words).toEqual([...SUBJECTS].sort());
});

test('rarer words weigh more, by the texts they stand in', () => {
  const withWord = (word: string) =>
    texts.filter(({ text }) => text.split(' ').includes(word)).length;
  for (const [row, word] of trained.words.entries())
    expect(trained.weights[row]).toBeCloseTo(Math.log(1 + texts.length / withWord(word)), 5);
});

test('the same texts give the same files', () => {
  const files = (model: TrainedWords) =>
    [...modelFiles(model)].map(([name, bytes]) => [name, [...bytes]]);
  expect(files(trainWords(texts, teacher))).toEqual(files(trained));
});

test('a model is carried on: its words stay nearly where they were, new ones join them', () => {
  const dir = temporaryFolder();
  for (const [name, bytes] of modelFiles(trained)) writeFileSync(join(dir, name), bytes);
  const base = { ...readModel(dir), texts };
  const more = texts.slice(0, 12).map(({ text }) => ({
    kind: 'title' as const,
    text: text.replaceAll('bird', 'hapax').replaceAll('star', 'hapax').replaceAll('noun', 'hapax'),
  }));
  const next = trainWords(more, teach(more), base);
  expect(next.words).toEqual([...SUBJECTS, 'hapax'].sort());
  expect(next.projection).toEqual(base.projection);
  for (const [row, word] of base.words.entries()) {
    const at = next.words.indexOf(word) * WORD_DIMENSIONS;
    const [before, after] = [
      Float64Array.from(base.vectors.subarray(row * WORD_DIMENSIONS, (row + 1) * WORD_DIMENSIONS)),
      Float64Array.from(next.vectors.subarray(at, at + WORD_DIMENSIONS)),
    ];
    const lengths = Math.hypot(...before) * Math.hypot(...after);
    expect([word, cosine(before, after) / lengths > 0.9]).toEqual([word, true]);
    expect(next.weights[next.words.indexOf(word)]).toBe(base.weights[row]);
  }
});
