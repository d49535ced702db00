import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packValues, unpackValues } from '../../src/pipeline/packed-values.ts';

const numbers = fc.oneof(
  fc.float32Array({ noNaN: true }),
  fc.float64Array({ noNaN: true }),
  fc.int32Array(),
  fc.uint32Array(),
  fc.uint8Array(),
);
const scalar = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const values = fc.record({
  list: fc.array(fc.oneof(numbers, scalar)),
  map: fc.array(fc.tuple(fc.string(), fc.oneof(numbers, scalar))).map((pairs) => new Map(pairs)),
  set: fc.array(fc.string()).map((items) => new Set(items)),
});

test('what is unpacked is what was packed, numbers to the bit', () => {
  fc.assert(
    fc.property(values, (packed) => {
      expect(unpackValues(Buffer.concat(packValues(packed)))).toEqual(packed);
    }),
  );
});
