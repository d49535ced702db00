import { expect, test } from 'vitest';
import { openMeaning, packMeaning } from '../../src/search/meaning-file.ts';
import { cosines, fittedWord, questionVector } from '../../src/search/question.ts';
import { WORD_DIMENSIONS, type WordModel } from '../../src/words/word-model.ts';
import { wordsIndexOf } from './opened.ts';

const INDEX = wordsIndexOf([
  { title: 'kelp', abstract: 'moss' },
  { abstract: 'kelp', other: 'tide' },
  { title: 'reef', other: 'kelp' },
  { title: 'moss', abstract: 'reef' },
]);
/** Two papers on each axis; their mean is (0.5, 0.5). */
const MEANING = openMeaning(
  packMeaning({
    vectors: Float32Array.of(1, 0, 1, 0, 0, 1, 0, 1),
    dimensions: 2,
    xy: new Float64Array(8),
    hasNearWords: false,
    newLength: 0.5,
    newWeight: null,
  }),
);

/** A model that knows one word, which has a length of five along (3, 4), and weighs two. */
function modelOf(word: string): WordModel {
  const packed = new Uint8Array(WORD_DIMENSIONS / 2).fill(8 | (8 << 4));
  packed[0] = 11 | (12 << 4);
  const [scales, weights] = [Float32Array.of(1), Float32Array.of(2)];
  return { rows: new Map([[word, 0]]), packed, scales, weights };
}

const near = (...values: readonly number[]) => values.map((value) => expect.closeTo(value, 6));

test('a word that the model lacks points from the middle of all papers to those that have it', () => {
  // Two papers: two thirds of the length of a usual word.
  const { vector, weight } = fittedWord('kelp', undefined, MEANING, INDEX)!;
  const reach = (2 / 3) * 0.5;
  expect([...vector]).toEqual(near(reach * Math.SQRT1_2, -reach * Math.SQRT1_2));
  expect(weight).toBeCloseTo(Math.log(1 + 4 / 2), 9);
});

test('a word weighs what it does in English, more where few papers have it, most where none has', () => {
  const english = { ...MEANING, newWeight: 3 };
  const weightOf = (word: string, model?: WordModel) =>
    fittedWord(word, model, english, INDEX)!.weight;
  // Of four papers two have it in title or abstract; keywords and names are not counted.
  expect(weightOf('kelp')).toBeCloseTo(3 * Math.log(1 + 4 / 2) ** 0.2, 9);
  expect(weightOf('kelp', modelOf('kelp'))).toBeCloseTo(2 * Math.log(1 + 4 / 2) ** 0.2, 9);
  expect(weightOf('zebra', modelOf('zebra'))).toBeCloseTo(2 * Math.log(1 + 4) ** 0.2, 9);
  const one = wordsIndexOf([{ title: 'kelp' }, { title: 'moss' }, { title: 'moss' }, {}]);
  const rare = fittedWord('kelp', modelOf('kelp'), english, one)!.weight;
  expect(rare).toBeGreaterThan(weightOf('kelp', modelOf('kelp')));
});

test('papers on all sides pull a word nowhere, and a name of an author is no word of a paper', () => {
  expect([...fittedWord('moss', undefined, MEANING, INDEX)!.vector]).toEqual([0, 0]);
  expect(fittedWord('tide', undefined, MEANING, INDEX)).toBeNull();
  expect(fittedWord('zebra', undefined, MEANING, INDEX)).toBeNull();
  expect(fittedWord('zebra', modelOf('kelp'), MEANING, INDEX)).toBeNull();
});

test('a word that the model knows is moved towards its papers, and stays where no paper has it', () => {
  const known = (word: string) => fittedWord(word, modelOf(word), MEANING, INDEX)!;
  expect([...known('zebra').vector]).toEqual([3, 4]);
  expect(known('zebra').weight).toBe(2);
  const reach = 0.3 * (2 / 5) * 5;
  expect([...known('kelp').vector]).toEqual(
    near(3 + reach * Math.SQRT1_2, 4 - reach * Math.SQRT1_2),
  );
  expect(known('kelp').weight).toBe(2);
});

test('a question is the weighted sum of its words at unit length, a word said twice counting more', () => {
  const words = new Map([
    ['a', { vector: Float64Array.of(1, 0), weight: 3 }],
    ['b', { vector: Float64Array.of(0, 2), weight: 2 }],
    ['nothing', { vector: Float64Array.of(0, 0), weight: 2 }],
  ]);
  const vectorOf = (text: string) => {
    const vector = questionVector(text, (word) => words.get(word) ?? null, 2);
    return vector === null ? null : [...vector];
  };
  expect(vectorOf('A, b and the unknown')).toEqual(near(0.6, 0.8));
  const twice = 3 * (1 + Math.log(2));
  const length = Math.hypot(twice, 4);
  expect(vectorOf('a b a')).toEqual(near(twice / length, 4 / length));
  for (const text of ['', 'zebra', 'nothing']) expect(vectorOf(text)).toBeNull();
});

test('closeness is the cosine of each paper', () => {
  expect([...cosines(MEANING.papers, Float64Array.of(0.6, 0.8))]).toEqual(near(0.6, 0.6, 0.8, 0.8));
});
