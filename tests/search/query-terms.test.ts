import { expect, test } from 'vitest';
import { queryTermsOf } from '../../src/search/query-terms.ts';
import { wordsIndexOf } from './opened.ts';

const INDEX = wordsIndexOf(
  [
    { title: 'coral corallimorph', abstract: 'kelp' },
    { title: 'kelp forest', abstract: 'kelpie llama 3' },
    { title: 'shoreline', abstract: 'forest 1bit' },
    { title: 'smoothquant ptq', abstract: 'post training quantization' },
    { title: 'cat act 汉语 语言' },
  ],
  { acronyms: { ptq: ['post', 'training', 'quantization'], gone: ['no', 'papers'] } },
);

/** The words looked for, each with what may stand for it: `kind term weight`. */
function looked(text: string): Record<string, readonly string[]> {
  return Object.fromEntries(
    queryTermsOf(text, INDEX).map(({ word, expansions }) => [
      word,
      expansions.map(
        ({ rows, kind, weight }) =>
          `${kind} ${rows.map((row) => INDEX.termOf(row)).join('+')} ${Number(weight.toFixed(3))}`,
      ),
    ]),
  );
}

const GROWN = 'prefix corallimorph';
/** What a longer word is worth that begins with a word of the corpus. */
const LONGER = Number((0.5 * (0.5 + 0.5 * (5 / 12)) * 0.6).toFixed(3));

test.each([
  ['coral', `${GROWN} 0.9`, 'the last word, still being typed'],
  ['kelp tide coral', `${GROWN} 0.9`, 'the last of three'],
  ['coral.', `${GROWN} ${LONGER}`, 'a word that is done'],
  ['coral kelp', `${GROWN} ${LONGER}`, 'a word before the last'],
  ['kelp forest shoreline coral', `${GROWN} ${LONGER}`, 'the last of a sentence'],
])('%s takes %s: %s', (question, expansion) => {
  expect(looked(question).coral).toEqual(['exact coral 1', expansion]);
});

test('short words are never half typed, and what begins a word nobody has is worth half at most', () => {
  expect(looked('kelp')).toEqual({
    kelp: [
      'exact kelp 1',
      `prefix kelpie ${Number((0.5 * (0.5 + 0.5 * (4 / 6)) * 0.6).toFixed(3))}`,
    ],
  });
  expect(looked('shor')).toEqual({ shor: ['prefix shoreline 0.361'] });
  expect(looked('s')).toEqual({ s: [] });
});

test('words as long that begin alike come commonest first, then in their order', () => {
  const index = wordsIndexOf([{ title: 'moss mosses mossed mossen' }, { title: 'mossen' }]);
  const [term] = queryTermsOf('moss ', index);
  const longer = term!.expansions.filter(({ kind }) => kind === 'prefix');
  expect(longer.map(({ rows }) => index.termOf(rows[0]!))).toEqual(['mossen', 'mossed', 'mosses']);
});

test.each([
  ['kepl', ['typo kelp 0.75'], 'two letters swapped'],
  ['klep', ['typo kelp 0.75'], 'the middle ones'],
  ['eklp', ['typo kelp 0.75'], 'the first ones'],
  ['kemp', ['typo kelp 0.75'], 'one wrong'],
  ['forrest', ['typo forest 0.75'], 'one too many'],
  ['shorelxxe', ['twoTypos shoreline 0.5'], 'two wrong in a long word'],
  ['foxxst', [], 'two wrong in one of six letters'],
  ['xat', [], 'one wrong in three letters'],
  ['shorexxxe', [], 'three wrong'],
])('%s is read as %j: %s', (word, expected) => {
  const found = looked(`${word} `)[word]!.filter((one) => one.startsWith('typo'));
  expect(found).toEqual(expected.map((one) => one.replace('twoTypos', 'typo')));
});

test('in questions of more than seven words one letter may be wrong, in those of more than forty none', () => {
  const others = (count: number) => Array.from({ length: count }, (_, i) => `w${i}q`).join(' ');
  expect(looked(`shorelxxe ${others(6)}`).shorelxxe).toEqual(['typo shoreline 0.5']);
  expect(looked(`shorelxxe ${others(7)}`).shorelxxe).toEqual([]);
  expect(looked(`forrest ${others(39)}`).forrest).toEqual(['typo forest 0.75']);
  expect(looked(`forrest kelp ${others(39)}`)).toMatchObject({
    forrest: [],
    kelp: ['exact kelp 1'],
  });
});

test.each([
  ['kelpforest', ['kelp', 'forest'], 'two words that papers have'],
  ['llama3', ['llama', '3'], 'a name and its number'],
  ['llama', ['llama'], 'a word that papers have'],
  ['forests', ['forests'], 'a form of one'],
  ['catact', ['catact'], 'halves too short to be told'],
  ['the kelp', ['kelp'], 'words that only ask are left out'],
  ['what is the', ['what', 'is', 'the'], 'unless there are no others'],
  ['kelp kelp', ['kelp'], 'a word said twice'],
])('%s is looked for as %j: %s', (question, words) => {
  expect(queryTermsOf(question, INDEX).map(({ word }) => word)).toEqual(words);
});

test('words may be written together, and long forms for short ones and back', () => {
  for (const word of ['smooth', 'quant'])
    expect(looked('smooth quant ')[word]).toContain('joined smoothquant 1');
  expect(looked('quant smooth ').smooth).not.toContain('joined smoothquant 1');
  expect(looked('one bit ').bit).toContain('joined 1bit 1');
  expect(looked('ptq ').ptq).toEqual(['exact ptq 1', 'acronym post+training+quantization 0.9']);
  const short = looked('post training quantization ');
  for (const word of ['post', 'training', 'quantization'])
    expect(short[word]).toContain('acronym ptq 0.9');
  expect(looked('post quantization ').post).not.toContain('acronym ptq 0.9');
  expect(looked('gone ').gone).toEqual([]);
});

test('a single character is found in every pair that holds it', () => {
  expect(looked('语')).toEqual({ 语: ['form 汉语 1', 'form 语言 1'] });
});

test('rare words weigh more; a word that no paper has weighs as what may stand for it', () => {
  const weights = (text: string) =>
    queryTermsOf(text, INDEX).map(({ idf, isExact }) => [Number(idf.toFixed(6)), isExact]);
  const log = (papers: number) => Number(Math.log(1 + 5 / papers).toFixed(6));
  expect(weights('kelp ')).toEqual([[log(2), true]]);
  expect(weights('coral ')).toEqual([[log(1), true]]);
  expect(weights('forrest ')).toEqual([[log(2), false]]);
  expect(weights('zzzz ')).toEqual([[log(1), false]]);
});
