// Runs in the browser too.
import type { Language } from './languages.ts';
import { formOf } from './stems.ts';
import { firstRule, type Respelling } from './word-endings.ts';

/**
 * Endings of nouns and adjectives by the language's code, in steps: the first rule of each that fits is applied. Words
 * come without accents. Stemmers as light as these (Savoy 2006; Dolamic & Savoy 2009 for Russian) find as much as heavy
 * ones, and weigh nothing where a page loads them.
 */
const STEPS: Readonly<Partial<Record<Language, readonly (readonly Respelling[])[]>>> = {
  de: [[[/(?<=er|ent|ist|og)in(?:nen)?$/, '']], [[/(?<=.{4})(?:ern|em|en|er|es|e|s|n)$/, '']]],
  nl: [
    [
      [/(?<=..)([b-df-hj-np-tv-z])\1en$/, '$1'],
      [/(?<=.{3})(?:en|e)$/, ''],
      [/(?<=..(?:[lrnm]|ie|[aeouy]))s$/, ''],
    ],
    [
      [/z$/, 's'],
      [/v$/, 'f'],
      [/([aeou])\1(?=[^aeiou]$)/, '$1'],
    ],
  ],
  fr: [
    [
      [/(?<=..)eaux$/, 'eau'],
      [/(?<=..)aux$/, 'al'],
      [/(?<=...)[sx]$/, ''],
    ],
    [[/(?<=...)e{1,2}$/, '']],
    [[/(?<=...)([lnt])\1$/, '$1']],
  ],
  es: [
    [
      [/(?<=..)ces$/, 'z'],
      [/(?<=...[djlnrsz])es$/, ''],
      [/(?<=...)[aeo]?s$/, ''],
      [/(?<=...)[aeo]$/, ''],
    ],
  ],
  pt: [
    [
      [/(?:oes|aes)$/, 'ao'],
      [/(?<=..)ais$/, 'al'],
      [/(?<=..)(?:eis|veis)$/, 'el'],
      [/(?<=..)ns$/, 'm'],
      [/(?<=...[rsz])es$/, ''],
      [/(?<=...)[aeo]?s$/, ''],
      [/(?<=...[^a])[aeo]$/, ''],
    ],
  ],
  it: [
    [
      [/(?<=...)h?[ei]$/, ''],
      [/(?<=...)[ao]$/, ''],
    ],
    [[/(?<=...)i$/, '']],
  ],
  ru: [
    [
      [
        /(?<=...)(?:иями|ями|ами|ыми|ими|иеи|иям|ием|иях|ого|его|ому|ему|ях|ах|ов|ев|еи|ои|ыи|ии|ая|яя|ое|ее|ые|ие|ия|ию|ым|им|ых|их|ую|юю|ам|ям|ом|ем|ью|у|ю|а|я|о|е|ы|и|ь)$/,
        '',
      ],
    ],
    [[/(?<=...)и$/, '']],
  ],
};

/** What a word of a question shares with its other forms, in the language of the papers. */
export function lightStem(word: string, language: Language): string {
  const steps = STEPS[language];
  if (steps === undefined) return formOf(word);
  return steps.reduce(firstRule, word);
}
