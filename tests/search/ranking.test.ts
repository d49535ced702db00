import { expect, test } from 'vitest';
import type { Expansion } from '../../src/search/expansions.ts';
import { openMeaning, packMeaning } from '../../src/search/meaning-file.ts';
import { nearnessTo } from '../../src/search/nearness.ts';
import { spelledHere, type WithMeaning, weigh } from '../../src/search/ranking.ts';
import { wordsIndexOf } from './opened.ts';

const INDEX = wordsIndexOf([{ abstract: 'kelp' }, { abstract: 'reef' }]);
/** Each paper on an axis of its own: no hubs, and half of all squares along each axis. */
const MEANING = openMeaning(
  packMeaning({
    vectors: Float32Array.of(1, 0, 0, 1),
    dimensions: 2,
    xy: new Float64Array(4),
    hasNearWords: true,
    newLength: 1,
    newWeight: 1,
  }),
);
/** What a cosine of one is worth there. */
const WHOLE = 1.3 / (1 + 1.5 / 2);
const IDF = Math.log(1 + 2 / 1);

function withWords(
  words: Readonly<Record<string, readonly [number, number]>>,
  near: Readonly<Record<string, readonly Expansion[]>> = {},
  meaning = MEANING,
): WithMeaning {
  return {
    dimensions: MEANING.dimensions,
    nearTo: (vector) => nearnessTo(meaning, vector),
    placeOf: () => null,
    wordOf: (word) =>
      words[word] === undefined ? null : { vector: Float64Array.from(words[word]), weight: 1 },
    near: (word) => near[word] ?? [],
  };
}
const scores = (text: string, by: WithMeaning | null, index = INDEX) => [
  ...weigh(text, index, by).scores,
];
const close = (...values: readonly number[]) => values.map((value) => expect.closeTo(value, 5));
const covered = (share: number) => share ** 1.75;

test('a paper scores by what it covers of a question and by how close it is', () => {
  const by = withWords({ kelp: [1, 0] });
  expect(scores('kelp ', by)).toEqual(close(covered(0.95) + WHOLE, 0));
  expect(scores('kelp ', null)).toEqual(close(covered(0.95), 0));
  const hubs = withWords({ kelp: [1, 0] }, {}, { ...MEANING, hubness: Float32Array.of(0.4, 0.2) });
  expect(scores('kelp ', hubs)).toEqual(close(covered(0.95) + WHOLE - 1.3 * 0.1, -1.3 * 0.05));
});

test('where no word of a question has a meaning, words alone rank', () => {
  const weighed = weigh('kelp ', INDEX, withWords({}));
  expect([weighed.vector, weighed.closeness]).toEqual([null, null]);
  expect([...weighed.scores]).toEqual(close(covered(0.95), 0));
});

test('a slip means the word it is a slip of; a word of the language means itself, and is hardly a slip', () => {
  expect(scores('kepl ', withWords({ kelp: [1, 0] }))).toEqual(
    close(covered(0.75 * 0.95) + WHOLE, 0),
  );
  expect(scores('kepl ', withWords({ kelp: [1, 0], kepl: [0, 1] }))).toEqual(
    close(covered(0.4 * 0.75 * 0.95), WHOLE),
  );
});

test('of the words a slip may mean, the commonest is meant', () => {
  const index = wordsIndexOf([{ abstract: 'kelt kelp' }, { abstract: 'kelp' }]);
  const by = withWords({ kelp: [1, 0], kelt: [0, 1] });
  expect([...weigh('kelx ', index, by).closeness!]).toEqual(close(1, 0));
  const other = wordsIndexOf([{ abstract: 'kelt kelp' }, { abstract: 'kelt' }]);
  expect([...weigh('kelx ', other, by).closeness!]).toEqual(close(0, 1));
});

test('what is no word at all takes little of a question, a word that no paper has takes its whole', () => {
  const kelp = { kelp: [1, 0] } as const;
  expect(scores('kelp zzzz ', withWords(kelp))[0]).toBeCloseTo(
    covered((0.95 * IDF) / (IDF + 0.3 * Math.log(1 + 2 / 1))) + WHOLE,
    5,
  );
  expect(scores('kelp zzzz ', withWords({ ...kelp, zzzz: [1, 0] }))[0]).toBeCloseTo(
    covered(0.95 / 2) + WHOLE,
    5,
  );
});

test('words near in meaning are part matches, told as such', () => {
  const row = INDEX.rowOf('reef')!;
  const near: readonly Expansion[] = [{ rows: [row], kind: 'near', weight: 0.6 }];
  const by = withWords({ atoll: [0, 1] }, { atoll: near });
  const weighed = weigh('atoll ', INDEX, by);
  expect([...weighed.scores]).toEqual(close(0, covered(0.6 * 0.95) + WHOLE));
  expect(weighed.terms[0]!.expansions).toEqual(near);
});

test('a word the corpus lacks is read as the commonest of its forms there', () => {
  const index = wordsIndexOf([
    { abstract: 'colours' },
    { abstract: 'color colours' },
    { abstract: 'coloring' },
  ]);
  expect(spelledHere('colour', index, true)).toBe('colours');
  expect(spelledHere('color', index, true)).toBe('color');
  expect(spelledHere('smell', index, true)).toBe('smell');
});
