import { expect, test } from 'vitest';
import { fitWord } from '../../src/words/fitting.ts';

/** Three words of two dimensions, the one in the middle fitted. */
function fitted(
  own: readonly [number, number],
  towards: readonly number[],
  papers: number,
  newLength: number | null,
): readonly number[] {
  const vectors = Float64Array.of(1, 1, ...own, 1, 1);
  fitWord(vectors, 2, 2, towards, papers, newLength);
  expect([...vectors.slice(0, 2), ...vectors.slice(4)]).toEqual([1, 1, 1, 1]);
  return [...vectors.slice(2, 4)];
}

test('a known word of three papers goes three twentieths of its length towards them, one of very many twice as far', () => {
  const few = fitted([3, 4], [0, 2], 3, null);
  expect(few[0]).toBe(3);
  expect(few[1]).toBeCloseTo(4.75, 12);
  expect(fitted([3, 4], [0, 2], 3e9, null)[1]).toBeCloseTo(5.5, 6);
});

test('how far the papers are makes no difference, only in which direction', () => {
  const near = fitted([3, 4], [0.03, -0.04], 5, null);
  const far = fitted([3, 4], [30, -40], 5, null);
  for (const [d, value] of near.entries()) expect(far[d]).toBeCloseTo(value, 12);
});

test('a new word of one paper gets half the usual length, one of three papers three quarters', () => {
  expect(fitted([0, 0], [3, 4], 1, 10)).toEqual([3, 4]);
  expect(fitted([0, 0], [3, 4], 3, 10)).toEqual([4.5, 6]);
});

test('papers that lie nowhere in particular move no word', () => {
  expect(fitted([3, 4], [0, 0], 3, null)).toEqual([3, 4]);
});
