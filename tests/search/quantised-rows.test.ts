import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bits, packRows, unpackRows } from '../../src/search/quantised-rows.ts';

test('each row is stretched to what its bits hold, and comes back at unit length', () => {
  const rows = Float32Array.of(3, -4, 9, 0, 0, 9, 0.001, 0.002, 9);
  const eight = packRows(rows, 3, 2, 8);
  expect([...new Int8Array(eight.bytes.buffer)]).toEqual([95, -127, 0, 0, 64, 127]);
  const four = packRows(rows, 3, 2, 4);
  // 5 and −7, 0 and 0, 4 and 7, each as value + 8, the lower half first.
  expect([...four.bytes]).toEqual([13 | (1 << 4), 8 | (8 << 4), 12 | (15 << 4)]);
  const length = Math.hypot(5, 7);
  expect([...unpackRows(four)].slice(0, 4)).toEqual([
    expect.closeTo(5 / length, 6),
    expect.closeTo(-7 / length, 6),
    0,
    0,
  ]);
});

test('any rows come back in number and direction, each component within half a step', () => {
  const shape = fc.record({
    count: fc.integer({ min: 1, max: 9 }),
    kept: fc.integer({ min: 2, max: 7 }),
    more: fc.nat(3),
    bits: fc.constantFrom<Bits>(4, 8),
  });
  const values = fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 90, maxLength: 90 });
  fc.assert(
    fc.property(shape, values, ({ count, kept, more, bits }, list) => {
      const full = kept + more;
      const matrix = Float32Array.from(list.slice(0, count * full));
      const back = unpackRows(packRows(matrix, full, kept, bits));
      expect(back.length).toBe(count * kept);
      for (let row = 0; row < count; row++) {
        const own = matrix.subarray(row * full, row * full + kept);
        const found = back.subarray(row * kept, (row + 1) * kept);
        const [largest, largestFound] = [own, found].map((one) =>
          one.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
        );
        expect(Math.hypot(...found)).toBeCloseTo(largest === 0 ? 0 : 1, 5);
        if (largest === 0) continue;
        const step = largest! / (2 ** (bits - 1) - 1);
        for (let d = 0; d < kept; d++)
          expect(Math.abs((found[d]! * largest!) / largestFound! - own[d]!)).toBeLessThan(
            0.5001 * step,
          );
      }
    }),
    { seed: 3 },
  );
});
