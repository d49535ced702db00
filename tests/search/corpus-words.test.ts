import { expect, test } from 'vitest';
import { fitCorpusWords, textRows, wordModelOf } from '../../src/search/corpus-words.ts';
import { addWordVector, WORD_DIMENSIONS } from '../../src/words/word-model.ts';

const TEXTS = ['Kelp grows. Kelp!', 'kelp, Müller', 'Tides Müller', 'tides and kelp once'];
/** Kelp on the first axis, tides on the second. */
const VECTORS = Float32Array.of(1, 0, 0, 0.8, 0.6, 0, 0, 1, 0, 0.6, 0.8, 0);
const FITTED = fitCorpusWords(TEXTS, VECTORS, 3, 2);

test('words that two papers have get vectors, the rarer with more weight', () => {
  expect(FITTED.words).toEqual(['kelp', 'muller', 'tides']);
  expect([...FITTED.papersWith]).toEqual([3, 2, 2]);
  expect([...FITTED.weights]).toEqual(
    [3, 2, 2].map((papers) => expect.closeTo(Math.log(1 + 4 / papers), 6)),
  );
});

test('papers keep how near they are to one another, in as many directions as asked for', () => {
  expect([FITTED.dimensions, FITTED.papers.length]).toEqual([2, 8]);
  const cosine = (rows: Float32Array, size: number, a: number, b: number) => {
    let sum = 0;
    for (let d = 0; d < size; d++) sum += rows[a * size + d]! * rows[b * size + d]!;
    return sum;
  };
  for (let a = 0; a < 4; a++)
    for (let b = 0; b < 4; b++)
      expect(cosine(FITTED.papers, 2, a, b)).toBeCloseTo(cosine(VECTORS, 3, a, b), 4);
  expect(fitCorpusWords(TEXTS, VECTORS, 3, 99).dimensions).toBe(3);
  expect(fitCorpusWords(TEXTS.slice(2), VECTORS.slice(6), 3, 99).dimensions).toBe(2);
});

test('a word stands nearest to the papers that have it alone', () => {
  const towards = (word: number, paper: number) =>
    FITTED.vectors[2 * word]! * FITTED.papers[2 * paper]! +
    FITTED.vectors[2 * word + 1]! * FITTED.papers[2 * paper + 1]!;
  expect(towards(0, 0)).toBeGreaterThan(towards(0, 2));
  expect(towards(2, 2)).toBeGreaterThan(towards(2, 0));
});

test('texts are rows of unit length, a word twice counting more, but not twice', () => {
  const counted = [new Map([['kelp', 2], ['tides', 1], ['unknown', 9]]), new Map<string, number>()]; // biome-ignore format: a row
  const weights = Float32Array.of(1, 2);
  const { rowStarts, columns, values } = textRows(counted, ['kelp', 'tides'], weights);
  const [kelp, tides] = [1 + Math.log(2), 2];
  const length = Math.hypot(kelp, tides);
  expect([...rowStarts]).toEqual([0, 2, 2]);
  expect([...columns]).toEqual([0, 1]);
  expect([...values]).toEqual([
    expect.closeTo(kelp / length, 6),
    expect.closeTo(tides / length, 6),
  ]);
});

test('a model of these words gives back their directions and lengths', () => {
  const words = ['a', 'b', 'nothing'];
  const vectors = Float32Array.of(7, -3, 0.5, 1, 0, 0);
  const model = wordModelOf({ dimensions: 2, words, vectors, weights: Float32Array.of(1, 2, 3) });
  const read = (word: string) => {
    const into = new Float64Array(WORD_DIMENSIONS);
    addWordVector(model, model.rows.get(word)!, 1, into);
    return [...into.subarray(0, 2)];
  };
  expect(read('a')).toEqual([7, -3]);
  expect(read('b')).toEqual([expect.closeTo(4 / 7, 6), expect.closeTo(1, 6)]);
  expect(read('nothing')).toEqual([0, 0]);
  expect([...model.weights]).toEqual([1, 2, 3]);
});
