import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromTheMiddle, normaliseRows } from '../../src/atlas/embed/vector-rows.ts';
import { FOR_ALIKE, FOR_ALL } from '../../src/atlas/topics/pin-corrections.ts';
import type { AtlasPaper } from '../../src/atlas/types.ts';
import { mostDoubtful, worthAsking } from '../../src/atlas/worth-asking.ts';

/** A paper between two topics. */
const place = (slug: string, confidence: number, pinned = false): AtlasPaper => ({
  ...{ slug, topic: 'a', pinned, confidence, topics: { a: confidence, b: 1 - confidence } },
  ...{ runnerUp: 'b', subtopic: null, path: [], why: [], x: 0.5, y: 0.5, fidelity: 1, related: [] },
});
const slugs = (places: readonly AtlasPaper[]) => places.map(({ slug }) => slug);

/** Papers each with a direction of meaning of its group; what the groups have in common is nothing. */
function inGroups(groups: Readonly<Record<string, readonly AtlasPaper[]>>) {
  const lists = Object.values(groups);
  const places = lists.flat();
  const dimensions = lists.length;
  const vectors = Float32Array.from(
    lists.flatMap((list, g) => list.flatMap(() => lists.map((_, d) => (d === g ? 1 : 0)))),
  );
  return { places, vectors: { vectors, dimensions } };
}

test('the order of doubt is the confidence shown, then the slug, and what the owner pinned is no doubt', () => {
  const places = [place('b', 0.5), place('sure', 0.9), place('pin', 0.4, true), place('a', 0.5)];
  expect(slugs(mostDoubtful(places))).toEqual(['a', 'b', 'sure']);
});

test('a crowd of doubtful papers is asked about before a pair, a pair before a single one, none twice', () => {
  const { places, vectors } = inGroups({
    alone: [place('alone', 0.6)],
    crowd: ['a', 'b', 'c', 'd'].map((name) => place(`crowd-${name}`, 0.6)),
    pair: ['a', 'b'].map((name) => place(`pair-${name}`, 0.6)),
  });
  expect(slugs(worthAsking(places, 1, vectors))).toEqual(['crowd-a']);
  expect(slugs(worthAsking(places, 2, vectors))).toEqual(['crowd-a', 'pair-a']);
  expect(worthAsking(places, 99, vectors)).toEqual(mostDoubtful(places));
  expect(worthAsking(places, 0, vectors)).toEqual([]);
});

test('a crowd of sure papers has nothing to gain', () => {
  const { places, vectors } = inGroups({
    sure: ['a', 'b', 'c', 'd'].map((name) => place(`sure-${name}`, 0.99)),
    doubtful: ['a', 'b'].map((name) => place(`doubtful-${name}`, 0.5)),
    certain: ['a', 'b', 'c', 'd'].map((name) => place(`certain-${name}`, 1)),
  });
  expect(slugs(worthAsking(places, 1, vectors))).toEqual(['doubtful-a']);
});

test('what a pin has settled is not asked about again while others wait', () => {
  const crowds = (pinned: boolean) =>
    inGroups({
      large: ['a', 'b', 'c', 'd', 'e'].map((name, i) =>
        place(`large-${name}`, 0.5, pinned && i === 0),
      ),
      small: ['a', 'b', 'c', 'd'].map((name) => place(`small-${name}`, 0.5)),
    });
  const before = crowds(false);
  expect(slugs(worthAsking(before.places, 1, before.vectors))).toEqual(['large-a']);
  const after = crowds(true);
  expect(slugs(worthAsking(after.places, 1, after.vectors))).toEqual(['small-a']);
});

test('papers without any doubt fill a list that is longer than the doubtful ones', () => {
  const { places, vectors } = inGroups({
    sure: [place('sure-b', 1), place('sure-a', 1), place('sure-c', 1)],
    doubtful: [place('doubtful', 0.7)],
  });
  expect(slugs(worthAsking(places, 3, vectors))).toEqual(['doubtful', 'sure-a', 'sure-b']);
});

test('each paper asked about takes most from the doubt that those before it left', () => {
  const value = fc.double({ min: -1, max: 1, noNaN: true });
  const paper = fc.record({
    confidence: fc.double({ min: 0.5, max: 0.95, noNaN: true }),
    vector: fc.tuple(value, value, value),
  });
  fc.assert(
    fc.property(fc.array(paper, { minLength: 4, maxLength: 9 }), (papers) => {
      const vectors = Float32Array.from(papers.flatMap(({ vector }) => vector));
      normaliseRows(vectors, 3);
      const places = papers.map(({ confidence }, i) => place(`p${i}`, confidence));
      const asked = slugs(worthAsking(places, 3, { vectors, dimensions: 3 }));
      const chosen = asked.map((slug) => Number(slug.slice(1)));
      const others = [...places.keys()].filter((i) => !chosen.includes(i));
      // Of the orders in which the three may have been chosen, one is such that no other paper would have told more.
      const orders = chosen.flatMap((a, i) =>
        chosen.flatMap((b, j) => (i === j ? [] : [[a, b, chosen[3 - i - j]!]])),
      );
      expect(orders.some((order) => isGreedy(order, others, places, vectors))).toBe(true);
    }),
  );
});

/** Whether each in turn takes as much doubt as any, counted over whole covariances between papers. */
function isGreedy(
  order: readonly number[],
  others: readonly number[],
  places: readonly AtlasPaper[],
  vectors: Float32Array,
): boolean {
  const rows = fromTheMiddle(vectors, 3);
  const dot = (a: number, b: number) =>
    [0, 1, 2].reduce((sum, d) => sum + rows[3 * a + d]! * rows[3 * b + d]!, 0);
  const doubts = places.map(({ confidence: p }) => 1 - p * p - (1 - p) ** 2);
  let between = places.map((_, a) => places.map((__, b) => FOR_ALL + FOR_ALIKE * dot(a, b)));
  const gain = (a: number) =>
    between[a]!.reduce((sum, value, b) => sum + doubts[b]! * value * value, 0) /
    (between[a]![a]! + 1 / doubts[a]!);
  for (const [step, paper] of order.entries()) {
    const rest = [...others, ...order.slice(step + 1)];
    if (rest.some((other) => gain(other) > gain(paper) * (1 + 1e-6) + 1e-9)) return false;
    const own = between[paper]!;
    const whole = own[paper]! + 1 / doubts[paper]!;
    between = between.map((row, a) => row.map((value, b) => value - (own[a]! * own[b]!) / whole));
  }
  return true;
}
