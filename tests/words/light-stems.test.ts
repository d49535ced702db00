import { expect, test } from 'vitest';
import type { Language } from '../../src/words/languages.ts';
import { lightStem } from '../../src/words/light-stems.ts';
import { normalise } from '../../src/words/words.ts';

test.each<[Language, string]>([
  ['de', 'Störung Störungen'],
  ['de', 'Blutdruck Blutdrucks'],
  ['de', 'Netz Netze Netzen Netzes'],
  ['de', 'Lehrerin Lehrerinnen'],
  ['nl', 'stoornis stoornissen'],
  ['nl', 'bos bossen'],
  ['nl', 'huis huizen'],
  ['nl', 'leraar leraren'],
  ['nl', 'beeld beelden'],
  ['fr', 'réseau réseaux'],
  ['fr', 'évalué évaluée évaluées évalués'],
  ['fr', 'signal signaux'],
  ['fr', 'conditionnel conditionnelle conditionnelles'],
  ['es', 'traducción traducciones'],
  ['es', 'luz luces'],
  ['es', 'profesor profesores profesora'],
  ['es', 'médico médicas'],
  ['pt', 'região regiões'],
  ['pt', 'imagem imagens'],
  ['pt', 'ambiental ambientais'],
  ['pt', 'professor professores'],
  ['it', 'lago laghi'],
  ['it', 'malattia malattie'],
  ['it', 'rete reti'],
  ['ru', 'сеть сети сетью сетей'],
  ['ru', 'нейронная нейронной нейронные нейронных'],
  ['ru', 'давление давления давлением'],
  ['ru', 'пациент пациента пациентов'],
  ['ru', 'чтение чтению чтения'],
  ['en', 'pruning pruned'],
])('in %s “%s” are forms of one word', (language, words) => {
  const stems = words.split(' ').map((word) => lightStem(normalise(word), language));
  expect(new Set(stems).size).toBe(1);
});

test.each<[Language, string, string]>([
  ['de', 'Recht', 'Rechnung'],
  ['de', 'Bild', 'Bildung'],
  ['fr', 'mode', 'modèle'],
  ['ru', 'сеть', 'сетка'],
  ['zh', '网络', '网'],
])('in %s %s and %s are two words', (language, one, other) => {
  const [a, b] = [one, other].map((word) => lightStem(normalise(word), language));
  expect(a).not.toBe(b);
});
