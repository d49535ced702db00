import { expect, test } from 'vitest';
import { makeTfidf } from '../../src/atlas/embed/tfidf.ts';
import { seeded } from '../../src/atlas/random.ts';
import { viewAgreement } from '../../src/atlas/topics/view-agreement.ts';

const OUTSIDE = 2;
const VOCABULARY = 30;
const fieldOf = (paper: number) => (paper >> 1) % 2;

/** Papers of two fields that have no word in common, two of each by turns. */
function twoFields(count: number) {
  const random = seeded(3);
  const texts = Array.from({ length: count }, (_, i) => {
    const word = () =>
      `${fieldOf(i) === 0 ? 'alga' : 'brick'}${Math.floor(random() * VOCABULARY)}x`;
    const abstract = Array.from({ length: 12 }, word).join(' ');
    return { title: word(), abstract };
  });
  return makeTfidf(texts, (text) => text.split(' '));
}

test('topics that a second view draws too agree wholly, others by chance, between them what is between', () => {
  const count = 80;
  const terms = twoFields(count);
  const agreement = (topicOf: (paper: number) => number) =>
    viewAgreement(
      Int32Array.from({ length: count }, (_, i) => topicOf(i)),
      OUTSIDE,
      terms,
    );
  const same = agreement(fieldOf);
  const mostly = agreement((i) => (i % 8 === 0 ? 1 : fieldOf(i)));
  const other = agreement((i) => (i < count / 2 ? 0 : 1));
  expect(same).toBe(1);
  expect(mostly).toBeGreaterThan(other + 0.1);
  expect(mostly).toBeLessThan(same);
  expect(other).toBeCloseTo(0.5, 1);
});

test('papers outside are asked nothing, but their company tells', () => {
  const count = 80;
  const terms = twoFields(count);
  const topicOf = Int32Array.from({ length: count }, (_, i) =>
    i % 4 === 0 ? OUTSIDE : fieldOf(i),
  );
  const own = viewAgreement(topicOf, OUTSIDE, terms);
  expect(own).toBeGreaterThan(0.6);
  expect(own).toBeLessThan(1);
  expect(viewAgreement(new Int32Array(count).fill(OUTSIDE), OUTSIDE, terms)).toBe(0);
});

test('of a large corpus a part tells enough', () => {
  const count = 2001;
  const terms = twoFields(count);
  expect(
    viewAgreement(
      Int32Array.from({ length: count }, (_, i) => fieldOf(i)),
      OUTSIDE,
      terms,
    ),
  ).toBe(1);
});

test('topics that are parts of what a second view shows first are held against parts of it', () => {
  const count = 160;
  const random = seeded(4);
  const partOf = (i: number) => i % 4;
  const texts = Array.from({ length: count }, (_, i) => {
    const word = (pool: string, size: number) => `${pool}${Math.floor(random() * size)}x`;
    const shared = Array.from({ length: 12 }, () => word(`field${partOf(i) >> 1}`, 20));
    const own = Array.from({ length: 4 }, () => word(`part${partOf(i)}`, 8));
    return { title: own[0]!, abstract: [...shared, ...own].join(' ') };
  });
  const terms = makeTfidf(texts, (text) => text.split(' '));
  const topicOf = (of: (i: number) => number) => Int32Array.from(texts, (_, i) => of(i));
  expect(
    viewAgreement(
      topicOf((i) => partOf(i) >> 1),
      2,
      terms,
    ),
  ).toBe(1);
  expect(viewAgreement(topicOf(partOf), 4, terms)).toBeGreaterThan(0.9);
});
