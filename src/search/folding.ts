// Runs in the browser too. One word in several spellings: each rule is applied to both sides, so it need not be a word.

import type { Language } from '../words/languages.ts';
import { lightStem } from '../words/light-stems.ts';
import { withPlainLetters } from '../words/plain-letters.ts';
import { formOf } from '../words/stems.ts';
import type { IndexHead } from './words-index.ts';

/** Greek letters by their names, as titles write them one by one: α-synuclein, alpha synuclein. */
const GREEK: ReadonlyMap<string, string> = new Map(
  [...'αβγδεζηθικλμνξοπρστυφχψω'].map((letter, i) => [
    letter,
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega'.split(
      ' ',
    )[i]!,
  ]),
);
/** A Greek letter alone: a word of Greek stays one, and so does a unit (μm). */
const LONE_GREEK = /(?<!\p{L})[α-ωΑ-Ω](?!\p{L})/gu;
/** Alzheimer's, Alzheimers' and Alzheimers are one word. */
const POSSESSIVE = /(?<=\p{L})['’ʼ]s(?!\p{L})|(?<=\p{L}s)['’ʼ](?!\p{L})/giu;

/** A text as both sides read it: Greek letters by name, ligatures in two letters, no possessive. */
export function foldText(text: string): string {
  return withPlainLetters(
    text
      .replace(POSSESSIVE, '')
      .replace(LONE_GREEK, (letter) => GREEK.get(letter.toLowerCase()) ?? letter),
  );
}

/** British endings and roots, and what stands for them in America; longer words only, where no other word is near. */
const BRITISH: readonly (readonly [RegExp, string])[] = [
  [/[ao]e(?=[a-z])/g, 'e'],
  [
    /(?<=[a-z]{2})our(?=s?$|ed$|ing$|al$|ally$|ist$|ful$|less$|able$|ite$|ites$|hood$|ation$)/,
    'or',
  ],
  [/(?<=[a-z]{2}[^aeiou])re(?=s?$)/, 'er'],
  [/(?<=[a-z]{3})ys(?=e$|es$|ed$|er$|ers$|ing$)/, 'yz'],
  [/(?<=[a-z]{4})ll(?=ed$|er$|ers$|ing$)/, 'l'],
  [/(?<=[a-z]{3})ogue(?=s?$)/, 'og'],
  [/(?<=[a-z]{2})ence(?=s?$)/, 'ense'],
  [/^sulph/, 'sulf'],
  [/^grey/, 'gray'],
  [/^programme(?=s?$)/, 'program'],
  [/aluminium/, 'aluminum'],
  [/mould/, 'mold'],
  [/^artefact/, 'artifact'],
  [/ageing/, 'aging'],
  [/judgement/, 'judgment'],
];
const MAYBE_BRITISH =
  /[ao]e|our|re|ys|ll|ogue|ence|sulph|grey|programme|aluminium|mould|artefact|ageing|judgement/;
/** As German and Scandinavian writers without umlauts spell them: Mueller, Soerensen. */
const UMLAUT = /(?<=[^aeiouq])[aou]e(?=[^aeiou])/g;
/** In German at the beginning too: Aerzte, Oekologie, Uebersetzung. */
const GERMAN_UMLAUT = /(?<![aeiouq])[aou]e(?=[^aeiou])/g;
const MIN_FOLDED = 5;
/** Numbers of types and phases, in Roman and Arabic figures; one letter alone is too often another thing. */
const ROMAN: ReadonlyMap<string, string> = new Map(
  'ii iii iv vi vii viii ix'
    .split(' ')
    .map((roman, i) => [roman, String([2, 3, 4, 6, 7, 8, 9][i])]),
);
const FIGURES = new Set(ROMAN.values());

/** A word with one letter for what its writer had no umlaut for, as normalising leaves umlauts: Ueber, uber. */
export function withUmlauts(word: string, language: Language): string {
  return word.replace(language === 'de' ? GERMAN_UMLAUT : UMLAUT, (pair) => pair[0]!);
}

const HAN = /\p{Script=Han}/gu;

/** A word in the characters that both ways of writing share, as far as an index says which those are. */
export function inSharedCharacters(
  word: string,
  { variants }: Pick<IndexHead, 'variants'>,
): string {
  return variants === undefined
    ? word
    : word.replace(HAN, (character) => variants[character] ?? character);
}

/**
 * The keys of a word: two words that share one are forms or spellings of the same. The first is that of its forms
 * (`lightStem`); the others are of other spellings.
 */
export function spellingKeys(
  word: string,
  head: Pick<IndexHead, 'language' | 'variants'> = {},
): readonly string[] {
  const { language = 'en' } = head;
  const keys = [lightStem(word, language)];
  if (head.variants !== undefined) add(inSharedCharacters(word, head));
  const roman = ROMAN.get(word) ?? (FIGURES.has(word) ? word : undefined);
  if (roman !== undefined) keys.push(`#${roman}`);
  if (word.length < MIN_FOLDED) return keys;
  if (language === 'en' && MAYBE_BRITISH.test(word)) {
    let american = word;
    for (const [british, own] of BRITISH) american = american.replace(british, own);
    add(formOf(american));
  }
  if (/[aou]e/.test(word)) add(lightStem(withUmlauts(word, language), language));
  return keys;

  function add(key: string): void {
    if (!keys.includes(key)) keys.push(key);
  }
}
