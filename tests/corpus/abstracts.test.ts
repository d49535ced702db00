import { expect, test } from 'vitest';
import { abstractsPart, sameAbstract } from '../../src/corpus/importing/abstracts.ts';

/** Ten words, so that each is a tenth of an abstract. */
const TEN = 'kelp reefs terns gulls tides storms harbours nets knots maps'.split(' ');
const OTHERS = 'verbs nouns poems odes plays rhymes stanzas tropes puns songs'.split(' ');
/** Ten words of which so many are those of `TEN`. */
const sharing = (count: number) => [...TEN.slice(0, count), ...OTHERS.slice(count)].join(' ');

test.each([
  [10, true],
  [9, true],
  [8, null],
  [5, null],
  [4, false],
  [0, false],
])(
  'of two abstracts that share %i words of ten, whether they say the same is %s',
  (count, same) => {
    expect(sameAbstract(TEN.join(' '), sharing(count))).toBe(same);
    expect(sameAbstract(sharing(count), TEN.join(' '))).toBe(same);
  },
);

test.each([
  [10, false],
  [4, false],
  [3, true],
  [0, true],
])('two papers of one title whose abstracts share %i words of ten are two: %s', (count, two) => {
  expect(abstractsPart(TEN.join(' '), sharing(count))).toBe(two);
  expect(abstractsPart(sharing(count), TEN.join(' '))).toBe(two);
});

test('where an abstract is missing, or too short, nobody can tell', () => {
  expect(sameAbstract('', TEN.join(' '))).toBeNull();
  expect(sameAbstract(TEN.join(' '), '')).toBeNull();
  expect(abstractsPart('', TEN.join(' '))).toBe(false);
  expect(abstractsPart(TEN.join(' '), '')).toBe(false);
  expect(abstractsPart(OTHERS.slice(0, 7).join(' '), TEN.join(' '))).toBe(false);
  expect(abstractsPart(OTHERS.slice(0, 8).join(' '), TEN.join(' '))).toBe(true);
});

test('the shorter abstract counts, in words of three letters and in pairs of Chinese signs', () => {
  expect(sameAbstract(TEN.join(' '), TEN.slice(0, 3).join(' '))).toBe(true);
  expect(sameAbstract('Kelp, REEFS; terns!', 'kelp of reefs in terns at')).toBe(true);
  expect(sameAbstract('城市湖泊', '城市湖泊水质')).toBe(true);
  expect(sameAbstract('城市湖泊', '湖泊城市')).toBeNull();
});
