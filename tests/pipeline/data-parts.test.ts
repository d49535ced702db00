import { expect, test } from 'vitest';
import { begins, DATA_PARTS, nothingBegun } from '../../src/pipeline/data-parts.ts';

test('of all who write the same data each part has one, whoever comes first', () => {
  const begun = nothingBegun();
  const askers = [[3, 0], [0, 1, 3], DATA_PARTS.keys()];
  const taken = askers.map((asker) => [...asker].filter((part) => begins(begun, part)));
  expect(taken).toEqual([[3, 0], [1], [2]]);
});
