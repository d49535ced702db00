import { expect, test } from 'vitest';
import { type Language, wordForms } from '../../src/words/languages.ts';
import { normalise } from '../../src/words/words.ts';

test.each<[Language, readonly string[]]>([
  ['en', ['quantized', 'quantizing']],
  ['de', ['Messung', 'Messungen']],
  ['fr', ['réseau', 'réseaux']],
  ['fr', ['évalué', 'évaluée', 'évaluées', 'évaluation']],
  ['es', ['redes', 'red']],
  ['es', ['segmentación', 'segmentaciones']],
  ['es', ['matriz', 'matrices']],
  ['pt', ['redes', 'rede']],
  ['pt', ['segmentação', 'segmentações']],
  ['pt', ['região', 'regiões']],
  ['pt', ['ambiental', 'ambientais']],
  ['pt', ['possível', 'possíveis']],
  ['it', ['rete', 'reti']],
  ['it', ['lago', 'laghi']],
  ['nl', ['netwerk', 'netwerken']],
  ['nl', ['bos', 'bossen']],
  ['nl', ['huis', 'huizen']],
  ['ru', ['нейронный', 'нейронные', 'нейронной']],
])('in %s, %j have one stem', (language, words) => {
  const { stem } = wordForms(language);
  expect(new Set(words.map(normalise).map(stem)).size).toBe(1);
});

test.each<[Language, string, string, string]>([
  ['en', 'networks', 'network', 'networking'],
  ['fr', 'terminologies', 'terminologie', 'terminologique'],
  ['fr', 'réseaux', 'réseau', 'réseautage'],
  ['fr', 'signaux', 'signal', 'signalement'],
  ['es', 'matrices', 'matriz', 'matricial'],
  ['es', 'suelos', 'suelo', 'suela'],
  ['es', 'segmentaciones', 'segmentación', 'segmentado'],
  ['pt', 'regiões', 'região', 'regional'],
  ['pt', 'imagens', 'imagem', 'imaginário'],
  ['it', 'laghi', 'lago', 'lagunare'],
])('in %s, “%s” is the plural of “%s” and “%s” is another word', (language, plural, one, other) => {
  const [a, b, c] = [plural, one, other].map((word) =>
    wordForms(language).singular(normalise(word)),
  );
  expect(a).toBe(b);
  expect(c).not.toBe(b);
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
  ['fr', 'cependant', true],
  ['fr', 'directement', true],
  ['fr', 'traitement', false],
  ['es', 'mientras', true],
  ['pt', 'recentemente', true],
  ['pt', 'semente', false],
  ['zh', '研究', true],
  ['zh', '网络', false],
  ['ru', 'the', true],
  ['pt', 'analisam', true],
  ['es', 'observaron', true],
  ['it', 'esaminate', true],
  ['it', 'proposto', true],
  ['fr', 'etudions', true],
  ['nl', 'toetste', true],
  ['nl', 'daalt', true],
  ['nl', 'toets', false],
  ['ru', 'рассматриваются', true],
  // Nouns that read like forms of such verbs.
  ['es', 'empleo', false],
  ['es', 'parto', false],
  ['pt', 'partido', false],
  ['pt', 'tratado', false],
  ['pt', 'tecido', false],
  ['it', 'misure', false],
  ['it', 'pubblica', false],
  ['fr', 'mesure', false],
  ['ja', 'した', true],
  ['ja', 'がん', false],
])('in %s, that “%s” says nothing is %s', (language, word, said) => {
  expect(wordForms(language).isStopWord(word)).toBe(said);
});

test('words of abstracts are known without their accents, and none of English', () => {
  expect(wordForms('fr').abstractWords.has('etude')).toBe(true);
  expect(wordForms('fr').abstractWords.has('étude')).toBe(false);
  expect(wordForms('en').abstractWords.size).toBe(0);
});

test('what every abstract has is no function word: it shows how papers of a field are written', () => {
  const { isFunctionWord, isStopWord } = wordForms('it');
  expect(['della', 'esaminate', 'studio'].map(isStopWord)).toEqual([true, true, true]);
  expect(['della', 'esaminate', 'studio'].map(isFunctionWord)).toEqual([true, false, false]);
});

test('general nouns are known without their accents', () => {
  expect(wordForms('fr').generalNouns.has('donnees')).toBe(true);
  expect(wordForms('ja').generalNouns.has('患者')).toBe(true);
  expect(wordForms('ja').generalNouns.has('血圧')).toBe(false);
});
