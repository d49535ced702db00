import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from '../../src/words/edit-distance.ts';

const FAR = { limit: 99 };
const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });

test.each([
  ['', '', 0, 0],
  ['map', 'map', 0, 0],
  ['map', 'maps', 1, 1],
  ['maps', 'map', 1, 1],
  ['amp', 'map', 1, 2],
  ['mpa', 'map', 1, 2],
  ['topic', 'tpoic', 1, 2],
  ['kitten', 'sitting', 3, 3],
  ['ca', 'abc', 3, 3],
])(
  'from %j to %j are %i steps with neighbours turned round as one, %i without',
  (a, b, swapped, plain) => {
    expect(editDistance(a, b, { swaps: true, ...FAR })).toBe(swapped);
    expect(editDistance(a, b, { swaps: false, ...FAR })).toBe(plain);
  },
);

test('the way back is as long, a turn is one step or two, and of what is further no more is said', () => {
  fc.assert(
    fc.property(letters, letters, fc.nat(5), (a, b, limit) => {
      const swapped = editDistance(a, b, { swaps: true, ...FAR });
      const plain = editDistance(a, b, { swaps: false, ...FAR });
      expect(editDistance(b, a, { swaps: true, ...FAR })).toBe(swapped);
      expect(swapped).toBeLessThanOrEqual(plain);
      expect(plain).toBeLessThanOrEqual(2 * swapped);
      expect(editDistance(a, b, { swaps: true, limit })).toBe(Math.min(swapped, limit + 1));
      expect(editDistance(a, b, { swaps: false, limit })).toBe(Math.min(plain, limit + 1));
    }),
  );
});
