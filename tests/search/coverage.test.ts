import { expect, test } from 'vitest';
import { coverageOf, matchesIn, sayingIt, TITLES_ALONE } from '../../src/search/coverage.ts';
import type { Expansion } from '../../src/search/expansions.ts';
import { wordsIndexOf } from './opened.ts';

const INDEX = wordsIndexOf([
  { title: 'kelp forest', abstract: 'reef' },
  { title: 'tide', abstract: 'kelp and forest', other: 'reef' },
  { abstract: 'tide', other: 'kelp' },
  { title: 'reef' },
]);

function expansion(words: string, weight = 1, kind: Expansion['kind'] = 'exact'): Expansion {
  return { rows: words.split(' ').map((word) => INDEX.rowOf(word)!), kind, weight };
}

function term(word: string, idf: number, ...expansions: readonly Expansion[]) {
  return { word, idf, expansions, isExact: true };
}

test('a paper covers the share of the question’s weight that it has, words of an abstract a little less', () => {
  const terms = [term('kelp', 3, expansion('kelp')), term('reef', 1, expansion('reef'))];
  expect([...coverageOf(terms, INDEX)]).toEqual([
    expect.closeTo((3 + 0.95) / 4, 9),
    expect.closeTo((3 * 0.95 + 1) / 4, 9),
    expect.closeTo(3 / 4, 9),
    expect.closeTo(1 / 4, 9),
  ]);
  expect([...coverageOf(terms, INDEX, TITLES_ALONE)]).toEqual([0.75, 0, 0, 0.25]);
  expect([...coverageOf([], INDEX)]).toEqual([0, 0, 0, 0]);
});

test('of what stands for a word the best counts, once, and words that belong together count together', () => {
  const several = term('x', 2, expansion('reef', 0.5), expansion('tide', 0.75));
  expect([...coverageOf([several], INDEX)]).toEqual([
    expect.closeTo(0.5 * 0.95, 9),
    0.75,
    expect.closeTo(0.75 * 0.95, 9),
    0.5,
  ]);
  const both = term('kf', 1, expansion('kelp forest', 0.9));
  expect([...coverageOf([both], INDEX)]).toEqual([0.9, expect.closeTo(0.9 * 0.95, 9), 0, 0]);
  const weaker = term('kt', 1, expansion('tide kelp', 0.8), expansion('kelp', 0.1));
  expect([...coverageOf([weaker], INDEX)]).toEqual([
    expect.closeTo(0.1, 9),
    expect.closeTo(0.8 * 0.95, 9),
    expect.closeTo(0.8 * 0.95, 9),
    0,
  ]);
});

test('a paper says what is asked from half of its weight on, in whatever form, never by a word near in meaning', () => {
  const says = (...terms: readonly ReturnType<typeof term>[]) =>
    [0, 1, 2, 3].map(sayingIt(terms, INDEX));
  const half = [term('kelp', 1, expansion('kelp', 0.5, 'typo')), term('x', 1)];
  expect(says(...half)).toEqual([true, true, true, false]);
  expect(says(term('kelp', 0.9, expansion('kelp')), term('x', 1))).toEqual(Array(4).fill(false));
  expect(says(term('kelp', 1, expansion('kelp', 0.9, 'near')))).toEqual(Array(4).fill(false));
});

test('a match is told by the first that stands for its word, and where it stands', () => {
  const terms = [
    term('kf', 1, expansion('kelp forest', 0.9, 'acronym'), expansion('kelp', 0.666, 'typo')),
    term('reef', 1, expansion('reef')),
    term('x', 1),
  ];
  const told = (paper: number) =>
    matchesIn(terms, INDEX, paper).map(({ word, terms: found, where, kind, weight }) =>
      [word, found.join(' '), where, kind, weight].join(', '),
    );
  expect([0, 1, 2, 3].map(told)).toEqual([
    ['kf, kelp forest, title, acronym, 0.9', 'reef, reef, abstract, exact, 1'],
    ['kf, kelp forest, abstract, acronym, 0.9', 'reef, reef, other, exact, 1'],
    ['kf, kelp, other, typo, 0.67'],
    ['reef, reef, title, exact, 1'],
  ]);
});
