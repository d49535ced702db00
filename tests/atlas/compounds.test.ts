import { expect, test } from 'vitest';
import { makeTfidf, stemReader } from '../../src/atlas/embed/tfidf.ts';
import { corpusCompounds } from '../../src/atlas/language/corpus-compounds.ts';
import { mentionFinder } from '../../src/atlas/phrases/mentions.ts';
import { collectPhrases, type PhraseIndex } from '../../src/atlas/phrases/phrase-index.ts';
import { type Language, wordForms } from '../../src/words/languages.ts';

const GERMAN = [
  'Der Schlaf des Menschen und die Störung.',
  'Eine Schlafstörung nach der Schicht.',
  'Die Schlafdauer und der Blutdruck.',
  'Die Messung und der Blutdruck.',
  'Die Messung durch einen Arzt.',
  'Die Blutdruckmessung beim Hausarzt.',
  'Ein Druck im Haus.',
  'Die Gesundheit und das Wesen.',
  'Das Gesundheitswesen für Kinder.',
];

const textsOf = (abstracts: readonly string[], title = '') =>
  abstracts.map((abstract) => ({ title, abstract }));

test.each<[Language, readonly string[], string, readonly string[]]>([
  ['de', GERMAN, 'blutdruckmessung', ['blutdruck', 'messung']],
  ['de', GERMAN, 'schlafstorungen', ['schlaf', 'storungen']],
  ['de', GERMAN, 'gesundheitswesen', ['gesundheits', 'wesen']],
  ['de', GERMAN, 'hausarzt', ['haus', 'arzt']],
  ['de', GERMAN, 'blutdruck', []],
  ['de', GERMAN, 'menschen', []],
  ['nl', ['Het bedrijf en de arts.', 'De bedrijfsarts.'], 'bedrijfsarts', ['bedrijfs', 'arts']],
  ['ru', ['Кровь и давление.'], 'кровьдавление', []],
])('in %s, of %j “%s” is made of %j', (language, abstracts, word, parts) => {
  expect(corpusCompounds(textsOf(abstracts), language)(word)).toEqual(parts);
});

test('a compound meets what says the same in several words', () => {
  const texts = textsOf([...GERMAN, 'Störungen des Schlafs.']);
  const { rowStarts, columns } = makeTfidf(texts, stemReader('de', corpusCompounds(texts, 'de')));
  const termsOf = (paper: number) =>
    new Set(columns.subarray(rowStarts[paper]!, rowStarts[paper + 1]!));
  expect([...termsOf(9)].filter((term) => termsOf(1).has(term))).toHaveLength(2);
});

const indexOf = (texts: readonly { title: string; abstract: string }[]): PhraseIndex =>
  collectPhrases(texts, 2, 'de', corpusCompounds(texts, 'de'));

test('a paper on Blutdruckmessung is one on Blutdruck, and a name is the whole word', () => {
  const texts = textsOf([...GERMAN, 'Blutdruckmessung zu Hause.']);
  const { phrases, tokens } = indexOf(texts);
  const papersOf = (name: string) => [
    ...(phrases.find(({ printed }) => printed === name)?.papers ?? []),
  ];
  expect(papersOf('Blutdruck')).toEqual([2, 3, 5, 9]);
  expect(papersOf('Blutdruckmessung')).toEqual([5, 9]);
  const { stem } = wordForms('de');
  expect([...mentionFinder(tokens)(['schlaf', 'storung'].map(stem)).papers]).toEqual([0, 1]);
});

test.each([
  [['Die Dauer des Schlafs.', 'Die Güte des Schlafs.'], 'Schlaf'],
  [['Der Schlaf.', 'Die Dauer des Schlafs.', 'Die Güte des Schlafs.'], 'Schlaf'],
  [['Regeln des Gesetzes.', 'Folgen des Gesetzes.'], 'Gesetz'],
  [['Mit neuronalen Netzen.', 'Für neuronale Netze.'], 'neuronale Netze'],
  [['Der Europäische Rat.', 'Hier tagt der Europäische Rat.'], 'Europäischer Rat'],
  [['Das digitale Lernen.', 'Hier hilft das digitale Lernen.'], 'digitales Lernen'],
])('%j speak of “%s”', (abstracts, name) => {
  expect(indexOf(textsOf(abstracts)).phrases.map(({ printed }) => printed)).toContain(name);
});

test('a German word with a small letter is no reason', () => {
  const { phrases, words } = indexOf(
    textsOf([
      'Wir sehen dies formal.',
      'Dies bleibt formal.',
      'Netze ersetzen Regeln.',
      'Wir ersetzen Netze.',
    ]),
  );
  expect([...phrases, ...words].map(({ printed }) => printed.toLowerCase())).toEqual(['netze']);
});
