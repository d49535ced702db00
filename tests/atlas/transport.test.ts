import { expect, test } from 'vitest';
import { slicedTransport, smoothMoves } from '../../src/atlas/layout/sliced-transport.ts';
import { gaussian, seeded } from '../../src/atlas/random.ts';

test('a crowd is spread over the square: each quarter and the middle get their share', () => {
  const random = seeded(5);
  const crowd = Float64Array.from({ length: 1600 }, () => 0.05 * gaussian(random));
  const spread = slicedTransport(crowd, 120);
  const inside = (left: number, right: number, low: number, high: number) =>
    Array.from({ length: 800 }, (_, i) => [spread[2 * i]!, spread[2 * i + 1]!] as const).filter(
      ([x, y]) => x >= left && x < right && y >= low && y < high,
    ).length / 800;
  for (const [left, low] of [[-0.5, -0.5], [0, -0.5], [-0.5, 0], [0, 0]] as const)
    expect(inside(left, left + 0.5, low, low + 0.5)).toBeCloseTo(1 / 4, 1); // biome-ignore format: a row
  expect(inside(-0.25, 0.25, -0.25, 0.25)).toBeCloseTo(1 / 4, 1);
  expect(Math.max(...spread.map(Math.abs))).toBeLessThan(0.7);
});

test('points that stand close move as one, those far away as they would alone', () => {
  const before = Float64Array.of(0, 0, 0.01, 0, -1, 1, 1, -1);
  const after = Float64Array.of(0.2, 0, 0.01, 0, -1, 1.4, 1, -1);
  const moves = smoothMoves(before, after, 0.1);
  const expected = [0.1, 0, 0.1, 0, 0, 0.4, 0, 0];
  for (const [j, move] of moves.entries()) expect(move).toBeCloseTo(expected[j]!, 1);
});

test('a move that all share stays what it is, however smooth, whichever way the map lies', () => {
  const random = seeded(6);
  const before = Float64Array.from({ length: 120 }, () => random() - 0.5);
  const same = smoothMoves(before, before.map((value, j) => value + (j % 2 === 0 ? 0.3 : -0.1)), 0.2); // biome-ignore format: a row
  for (const [j, move] of same.entries()) expect(move).toBeCloseTo(j % 2 === 0 ? 0.3 : -0.1, 6);
  const after = before.map((value) => value + 0.1 * gaussian(random));
  const lying = (xy: Float64Array) => xy.map((_, j) => xy[j ^ 1]!);
  const [one, other] = [smoothMoves(before, after, 0.1), smoothMoves(lying(before), lying(after), 0.1)]; // biome-ignore format: a row
  for (const [j, move] of lying(other).entries()) expect(move).toBeCloseTo(one[j]!, 9);
});
