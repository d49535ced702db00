import { expect, test } from 'vitest';
import { abstractWords, type Language, wordForms } from '../../src/words/languages.ts';
import { normalise } from '../../src/words/words.ts';

test.each<[Language, readonly string[]]>([
  ['en', ['quantized', 'quantizing']],
  ['de', ['Messung', 'Messungen']],
  ['fr', ['réseau', 'réseaux']],
  ['es', ['redes', 'red']],
  ['pt', ['redes', 'rede']],
  ['it', ['rete', 'reti']],
  ['nl', ['netwerk', 'netwerken']],
  ['ru', ['нейронный', 'нейронные', 'нейронной']],
])('in %s, %j have one stem', (language, words) => {
  const { stem } = wordForms(language);
  expect(new Set(words.map(normalise).map(stem)).size).toBe(1);
});

test.each<[Language, string]>([
  ['zh', '网络'],
  ['ja', 'ネットワーク'],
])('in %s a word has no other forms', (language, word) => {
  expect(wordForms(language).stem(word)).toBe(word);
});

test.each<[Language, string, boolean]>([
  ['en', 'und', false],
  ['de', 'und', true],
  ['de', 'fur', true],
  ['de', 'untersuchung', true],
  ['de', 'messung', false],
  ['fr', 'etude', true],
  ['zh', '研究', true],
  ['zh', '网络', false],
  ['ru', 'the', true],
])('in %s, that “%s” says nothing is %s', (language, word, said) => {
  expect(wordForms(language).isStopWord(word)).toBe(said);
});

test('words of abstracts are known without their accents, and none of English', () => {
  expect(abstractWords('fr').has('etude')).toBe(true);
  expect(abstractWords('fr').has('étude')).toBe(false);
  expect(abstractWords('en').size).toBe(0);
});
