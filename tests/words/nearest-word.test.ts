import { expect, test } from 'vitest';
import { meantWord } from '../../src/words/nearest-word.ts';

test.each([
  ['two letters turned round', 'titel', ['year', 'title'], 'title'],
  ['other capitals, in so short a word nothing else', 'ID', ['url', 'id'], 'id'],
  ['one slip in three letters', 'mat', ['map'], 'map'],
  ['two slips in six letters', 'abcdef', ['abxyef'], 'abxyef'],
  ['the nearest, wherever it stands', 'labels', ['lapelt', 'label', 'libelt'], 'label'],
  ['the first of equally near ones', 'mat', ['map', 'max', 'cat'], 'map'],
])('by %s, %s is meant to be one of %j: %s', (_, word, known, meant) => {
  expect(meantWord(word, known)).toBe(meant);
});

test.each([
  ['a slip in two letters', 'id', ['ip']],
  ['two slips in five letters', 'abcde', ['abxye']],
  ['three slips, however long it is', 'abcdefghijkl', ['abxyzfghijkl']],
  ['no known words', 'title', []],
])('%s: nobody can tell what was meant', (_, word, known) => {
  expect(meantWord(word, known)).toBeNull();
});
