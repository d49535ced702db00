import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded } from '../../src/atlas/random.ts';
import { packAlikeRows, unpackAlikeRows } from '../../src/search/alike-rows.ts';
import { openPaperRows, packPaperRows } from '../../src/search/cells-file.ts';
import { packRows, unpackRows } from '../../src/search/quantised-rows.ts';

const FULL = 99;

test('any rows come back as rounded to four bits, whatever else lies beside them', () => {
  const shape = fc.record({ count: fc.nat(9), dimensions: fc.integer({ min: 1, max: 7 }) });
  const values = fc.array(fc.integer({ min: -99, max: 99 }), { minLength: FULL, maxLength: FULL });
  fc.assert(
    fc.property(shape, values, ({ count, dimensions }, list) => {
      const rows = Float32Array.from(list.slice(0, count * dimensions));
      const rounded = unpackRows(packRows(rows, dimensions, dimensions, 4));
      const packed = packAlikeRows(rows, dimensions);
      expect(unpackAlikeRows(packed, count, dimensions)).toEqual(rounded);
    }),
    { seed: 4 },
  );
});

test('rows that point much the same way take fewer bits than others', () => {
  const random = seeded(2);
  const dimensions = 32;
  const rowsAround = (shared: number) =>
    Float32Array.from({ length: 100 * dimensions }, (_, i) => {
      const side = (i % dimensions) % 3 === 0 ? 1 : -1;
      return shared * side + random() - 0.5;
    });
  const [alike, others] = [rowsAround(3), rowsAround(0)].map(
    (rows) => packAlikeRows(rows, dimensions).length,
  );
  expect(alike).toBeLessThan(others! / 2);
});

test('papers come back by their numbers, whichever they are, none and the last possible among them', () => {
  const numbers = fc.uniqueArray(fc.nat(2 ** 31 - 1), { maxLength: 20 });
  fc.assert(
    fc.property(numbers, (list) => {
      const papers = [...list].sort((a, b) => a - b);
      const rows = Float32Array.from(papers.flatMap(() => [1, 0]));
      const hubness = Float32Array.from(papers, () => 1);
      const file = packPaperRows({ papers, rows, hubness }, 2);
      expect(openPaperRows(file, 2, 'cells/0.bin')).toEqual({ papers, rows, hubness });
    }),
    { seed: 5 },
  );
});
