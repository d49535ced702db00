import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packPostings, unpackPostings } from '../../src/search/posting-lists.ts';
import { IN_TITLE, PAPER_BITS } from '../../src/search/words-index.ts';

const place = fc.oneof(
  fc.constantFrom(0, 1),
  fc.nat(255).map((letters) => letters * 4 + IN_TITLE),
);
const list = fc
  .uniqueArray(fc.nat(200_000), { maxLength: 60 })
  .chain((papers) =>
    fc
      .array(place, { minLength: papers.length, maxLength: papers.length })
      .map((places) =>
        papers.sort((a, b) => a - b).map((paper, i) => paper * 2 ** PAPER_BITS + places[i]!),
      ),
  );

test('lists of postings come back as they were, empty ones and far steps too', () => {
  fc.assert(
    fc.property(fc.array(list, { maxLength: 12 }), (lists) => {
      const { starts, postings } = unpackPostings(...packPostings(lists));
      expect(lists.map((_, i) => [...postings.subarray(starts[i]!, starts[i + 1]!)])).toEqual(
        lists,
      );
      expect(starts.length).toBe(lists.length + 1);
    }),
    { seed: 3 },
  );
});

test('a word of every paper takes two bits a paper, one of every fiftieth not eight', () => {
  const every = (step: number) =>
    Array.from({ length: 8000 / step }, (_, i) => i * step * 2 ** PAPER_BITS);
  expect(packPostings([every(1)])[1].length).toBe(2000);
  expect(packPostings([every(50)])[1].length).toBeLessThanOrEqual(160);
});
