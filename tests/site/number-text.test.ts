import { expect, test } from 'vitest';
import { papersText } from '../../src/site/number-text.ts';

test.each([
  [0, '0 papers'],
  [1, '1 paper'],
  [999, '999 papers'],
  [1000, '1,000 papers'],
  [80_896, '80,896 papers'],
  [1_234_567, '1,234,567 papers'],
])('%d papers are written as %s', (count, text) => {
  expect(papersText(count)).toBe(text);
});
