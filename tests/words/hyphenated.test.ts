import { expect, test } from 'vitest';
import { headingParts } from '../../src/words/hyphenated.ts';

test('a word with hyphens is one part, all parts make the text again', () => {
  const text =
    'Scaling Law for Post-Training of état-limite models -- and non-semi-self-supervised ones';
  const parts = headingParts(text);
  expect(parts.map((part) => part.text).join('')).toBe(text);
  expect(parts.filter(({ isWhole }) => isWhole).map((part) => part.text)).toEqual([
    'Post-Training',
    'état-limite',
  ]);
  expect(headingParts('-x- 5 -')).toEqual([{ text: '-x- 5 -', isWhole: false }]);
  expect(headingParts('')).toEqual([]);
});
