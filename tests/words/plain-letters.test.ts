import { expect, test } from 'vitest';
import { withPlainLetters } from '../../src/words/plain-letters.ts';

test.each([
  ['straße', 'strasse'],
  ['Ørsted', 'orsted'],
  ['Þórður Æsir', 'thórdur aesir'],
  ['Łódź, œuvre, ısı', 'lódź, oeuvre, isi'],
  ['plain', 'plain'],
])('%s with plain letters is %s', (text, plain) => {
  expect(withPlainLetters(text)).toBe(plain);
});
