import { expect, test } from 'vitest';
import { packCentres } from '../../src/search/cells-file.ts';
import { cellCount } from '../../src/search/meaning-in-cells.ts';
import { papersRead } from '../../src/search/partial-meaning.ts';

const DIMENSIONS = 64;
/** Measured of conference papers in cells of 125 to 880: 20.2 to 20.5. */
const BYTES_A_PAPER = 20.5;

/** Bytes of meaning that a first question loads on a map of so many papers. */
function bytesOfMeaning(papers: number): number {
  const cells = cellCount(papers);
  const centres = packCentres({
    dimensions: DIMENSIONS,
    centres: Float32Array.from({ length: cells * DIMENSIONS }, (_, i) => Math.sin(i) / 8),
    hubness: new Float32Array(cells).fill(0.5),
    papers: new Array<number>(cells).fill(Math.round(papers / cells)),
    moments: new Float64Array(DIMENSIONS * DIMENSIONS).fill(0.01),
  });
  return centres.length + BYTES_A_PAPER * papersRead(papers);
}

test('up to the largest corpus measured a question reads one paper in twenty, in cells of 125', () => {
  expect([10_000, 80_896].map((papers) => [cellCount(papers), papersRead(papers)])).toEqual([
    [80, 2000],
    [647, 4044.8],
  ]);
});

test('of a million papers a question loads four times the meaning of eighty thousand, not twelve', () => {
  const [many, million] = [80_896, 1_000_000].map(bytesOfMeaning);
  expect(million! / many!).toBeLessThan(4);
  expect(million!).toBeLessThan(360_000);
  // What is read as a whole is no larger part of it than before.
  expect(cellCount(1_000_000) / papersRead(1_000_000)).toBeCloseTo(
    cellCount(80_896) / papersRead(80_896),
    3,
  );
});
