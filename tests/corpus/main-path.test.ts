import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkRows } from '../../src/corpus/citing/link-rows.ts';
import { mainPath } from '../../src/corpus/citing/main-path.ts';

type Pair = readonly [citing: number, cited: number];

function pathAmong(count: number, pairs: readonly Pair[], members?: readonly number[]) {
  const rows = linkRows(
    count,
    pairs.map(([citing]) => citing),
    pairs.map(([, cited]) => cited),
  );
  return mainPath(rows, members ?? [...Array(count).keys()]);
}

/** Ten papers cite paper 10, it is what 11 cites, 11 what 12 cites, and 12 cites ten others. */
const HOURGLASS: readonly Pair[] = [
  ...Array.from({ length: 10 }, (_, i): Pair => [10, i]),
  [11, 10],
  [12, 11],
  ...Array.from({ length: 10 }, (_, i): Pair => [13 + i, 12]),
  // A longer way past it, that few others share.
  ...Array.from({ length: 8 }, (_, i): Pair => [24 + i, 23 + i]),
];

test('the path leads over the citations that most ways share, the cited first', () => {
  expect(pathAmong(32, HOURGLASS)).toEqual({
    papers: [0, 10, 11, 12, 13],
    links: 30,
    inCircles: 0,
  });
});

test('papers outside the group and their citations do not count', () => {
  const doubled = HOURGLASS.map(([a, b]): Pair => [2 * a, 2 * b]);
  const strangers = doubled.map(([a, b]): Pair => [a + 1, b]);
  const even = Array.from({ length: 32 }, (_, i) => 2 * i);
  expect(pathAmong(64, [...doubled, ...strangers], even)?.papers).toEqual([0, 20, 22, 24, 26]);
});

test('citations in a circle are left out, all of them, and counted', () => {
  const round: readonly Pair[] = [
    [33, 32],
    [34, 33],
    [32, 34],
  ];
  const found = pathAmong(35, [...HOURGLASS, ...round, [13, 32]]);
  expect(found).toEqual({ papers: [0, 10, 11, 12, 13], links: 31, inCircles: 3 });
});

test('where citations are few, or no way is long, there is no path', () => {
  expect(pathAmong(32, HOURGLASS.slice(1))).toBeNull();
  const flat = Array.from({ length: 40 }, (_, i): Pair => [i + 40, i]);
  expect(pathAmong(80, flat)).toBeNull();
  expect(pathAmong(0, [])).toBeNull();
});

test('ways too many to count in ordinary numbers are counted all the same', () => {
  // Each of two papers a layer cites both of the layer before: 2^2000 ways.
  const layers = 2000;
  const pairs = Array.from({ length: layers - 1 }, (_, layer): readonly Pair[] =>
    [0, 1].flatMap((a) => [0, 1].map((b): Pair => [2 * layer + 2 + a, 2 * layer + b])),
  ).flat();
  const papers = pathAmong(2 * layers, pairs)!.papers;
  expect(papers).toEqual(Array.from({ length: layers }, (_, layer) => 2 * layer));
});

test('each paper of a path cites the one before it, and no way has a larger sum', () => {
  const pair = fc.tuple(fc.nat(11), fc.nat(11)).filter(([a, b]) => a !== b);
  fc.assert(
    fc.property(fc.uniqueArray(pair, { minLength: 34, maxLength: 60, selector: String }), (all) => {
      // What cites is later: no circles.
      const pairs = [
        ...new Map(
          all.map(([a, b]) => [
            Math.max(a, b) * 12 + Math.min(a, b),
            [Math.max(a, b), Math.min(a, b)] as Pair,
          ]),
        ).values(),
      ];
      const found = pathAmong(12, pairs);
      if (pairs.length < 30) {
        expect(found).toBeNull();
        return;
      }
      const ways = allWays(12, pairs);
      const counts = new Map<string, number>();
      for (const way of ways)
        for (let i = 1; i < way.length; i++) {
          const key = `${way[i]} ${way[i - 1]}`;
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
      const sumOf = (way: readonly number[]) =>
        way.slice(1).reduce((sum, paper, i) => sum + counts.get(`${paper} ${way[i]}`)!, 0);
      const best = Math.max(...ways.map(sumOf));
      if (found === null)
        expect(
          Math.max(...ways.filter((way) => sumOf(way) === best).map(({ length }) => length)),
        ).toBeLessThan(4);
      else expect(sumOf(found.papers)).toBe(best);
    }),
  );
});

/** All ways from papers that cite none to papers that none cites. */
function allWays(count: number, pairs: readonly Pair[]): readonly (readonly number[])[] {
  const isCiting = new Set(pairs.map(([citing]) => citing));
  const grow = (way: readonly number[]): readonly (readonly number[])[] => {
    const next = pairs.filter(([, cited]) => cited === way.at(-1)).map(([citing]) => citing);
    return next.length === 0 ? [way] : next.flatMap((citing) => grow([...way, citing]));
  };
  return Array.from({ length: count }, (_, paper) => paper)
    .filter((paper) => !isCiting.has(paper))
    .flatMap((paper) => grow([paper]));
}
