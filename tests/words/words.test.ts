import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { embedTexts, fitWords } from '../../src/atlas/embed/fitted-words.ts';
import { loadWordModel } from '../../src/words/load-word-model.ts';
import { formOf, stem } from '../../src/words/stems.ts';
import {
  addWordVector,
  countModelWords,
  countWeight,
  parseWordModel,
  WORD_DIMENSIONS,
} from '../../src/words/word-model.ts';
import { isStopWord, wordsOf } from '../../src/words/words.ts';

test.each([
  ['Post-Training of LLMs', ['post', 'training', 'of', 'llms']],
  ['Fréchet P² ½', ['frechet', 'p2', '1', '2']],
  ['深度学习', ['深度', '度学', '学习']],
  ['图', ['图']],
  ['データ', ['テー', 'ータ']],
  ['图 3a', ['图', '3a']],
  ['', []],
  ['!?', []],
])('the words of %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test('forms of a word share a stem', () => {
  expect(new Set(['quantization', 'quantized', 'quantizing'].map(stem)).size).toBe(1);
  expect(new Set(['pruning', 'pruned'].map(stem)).size).toBe(1);
  expect(stem('models')).toBe(stem('model'));
  expect(isStopWord('the')).toBe(true);
  expect(isStopWord('pruning')).toBe(false);
});

test.each([
  ['maps', 'maps', 'four letters stay as they are'],
  ['zones', 'zone', 'a plural whose ending leaves too little'],
  ['fitness', 'fitness', 'no plural, and an ending that leaves too little'],
  ['based', 'based', 'an ending that leaves three letters'],
  ['surely', 'sure', 'an ending that leaves four, their e among them'],
  ['baselines', 'baselin', 'a last e'],
  ['largest', 'largest', 'no ending'],
])('the stem of %s is %s: %s', (word, stemmed) => {
  expect(stem(word)).toBe(stemmed);
});

test.each([
  ['llms', 'llm'],
  ['pcs', 'pc'],
  ['as', 'as'],
  ['loss', 'loss'],
  ['ass', 'ass'],
  ['map', 'map'],
  ['models', 'model'],
  ['quantized', 'quant'],
])('in a question %s has the form %s', (word, form) => {
  expect(formOf(word)).toBe(form);
});

test.each([
  ['words', 'a\nb\nc\n', 128, 1, 1],
  ['vectors', 'a\nb\n', 130, 2, 2],
  ['scales', 'a\nb\n', 256, 1, 2],
  ['weights', 'a\nb\n', 256, 2, 3],
])('a word model of other %s than the rest is refused', (_, words, bytes, scales, weights) => {
  const parsed = () =>
    parseWordModel(
      words,
      new Uint8Array(bytes),
      new Float32Array(scales),
      new Float32Array(weights),
    );
  expect(parsed).toThrow(/^words: invalid model: \d words, \d+ bytes of vectors\. Restore/);
});

test('the word model gives the vectors that its check file promises', () => {
  const check = JSON.parse(
    readFileSync(new URL('../../src/words/model/check.json', import.meta.url), 'utf8'),
  );
  const model = loadWordModel();
  const cases: readonly { readonly text: string; readonly vector: readonly number[] | null }[] =
    Array.isArray(check) ? check : check.texts;
  expect(cases.length).toBeGreaterThan(0);
  for (const { text, vector } of cases) {
    const sum = new Float64Array(WORD_DIMENSIONS);
    for (const [word, count] of countModelWords(text)) {
      const row = model.rows.get(word);
      if (row !== undefined)
        addWordVector(model, row, countWeight(count) * model.weights[row]!, sum);
    }
    const length = Math.hypot(...sum);
    expect(length > 0).toBe(vector !== null);
    for (const [d, expected] of (vector ?? []).entries())
      expect(sum[d]! / length).toBeCloseTo(expected, 4);
  }
});

test('a row of the word model is added at its place alone, its low half-bytes first', () => {
  const packed = new Uint8Array(3 * (WORD_DIMENSIONS / 2)).fill(0xff);
  // 0x8 is zero, 0x9 one and 0x6 minus two.
  packed.fill(0x88, WORD_DIMENSIONS / 2, WORD_DIMENSIONS);
  packed[WORD_DIMENSIONS / 2] = 0x69;
  packed[WORD_DIMENSIONS - 1] = 0x96;
  const scales = Float32Array.of(1, 0.5, 1);
  const model = parseWordModel('a\nb\nc\n', packed, scales, Float32Array.of(1, 1, 1));
  const into = new Float64Array(3 * WORD_DIMENSIONS).fill(1);
  addWordVector(model, model.rows.get('b')!, 4, into, WORD_DIMENSIONS);
  const expected = new Float64Array(3 * WORD_DIMENSIONS).fill(1);
  expected.set([3, -3], WORD_DIMENSIONS);
  expected.set([-3, 3], 2 * WORD_DIMENSIONS - 2);
  expect(into).toEqual(expected);
});

test('a word that is repeated weighs more, by less each time', () => {
  expect([...countModelWords('Maps of maps, MÄPS 2')]).toEqual([
    ['maps', 3],
    ['of', 1],
    ['2', 1],
  ]);
  expect(countWeight(1)).toBe(1);
  expect(countWeight(Math.E)).toBe(2);
});

test('a text without a known word has no vector', () => {
  const fitted = fitWords(loadWordModel(), ['pruning of networks', 'networks again']);
  const vectors = embedTexts(fitted, ['zzzzqq', 'pruning']);
  expect(vectors.subarray(0, WORD_DIMENSIONS).every((value) => value === 0)).toBe(true);
  expect(Math.hypot(...vectors.subarray(WORD_DIMENSIONS))).toBeCloseTo(1, 5);
});
