import { expect, test } from 'vitest';
import { growthOf, MAX_GROWTH, READERS } from '../../scripts/measure/growth.ts';

/** What once doubled the work with each sign, or squared it: a small part of `npm run audit -- growth`. */
const KNOWN: readonly (readonly [reader: string, unit: string])[] = [
  ['BibTeX value', '{'],
  ['BibTeX value', '@a{b,c={'],
  ['BibTeX entry', ' '],
  ['plainText', '\\('],
  ['titleHtml', 'http://'],
  ['tidyText', ' '],
  ['markdownToText', '>'],
  ['markdownToText', '_{'],
  ['markdownToText', '[^a]'],
  ['abstractHtml', '1. '],
  ['JSON file', '[{"a":'],
  ['JSON value', '[{"a":'],
  ['paper file, front', '['],
  ['paper file, body', '**a '],
  ['PubMed XML', '<b>'],
  ['refer', '\n%T '],
  ['any file', '<!---->'],
  ['CSV quoted', '\n'],
  ['plain lines', '{'],
];

test.each(KNOWN)('the work of %s grows in step with %j', (name, unit) => {
  const read = READERS.get(name)!;
  // A collector's pause may look like growth once; a square looks so every time.
  const growths = [1, 2, 3].map(() => growthOf(read, unit, 2000, 3).growth);
  expect(Math.min(...growths)).toBeLessThanOrEqual(MAX_GROWTH);
});
