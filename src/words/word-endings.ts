// Endings by the code of a language; words come normalised, without their accents.

/** What is found, and what takes its place. */
export type Respelling = readonly [RegExp, string];
/**
 * Normalising takes the accents by which a stemmer knows endings; these put them back: évaluée, segmentación, região;
 * й after the vowels where it stood. Plurals that no stemmer here unites with their singular go with them: regiões,
 * ambientais, possíveis (Orengo & Huyck 2001).
 */
export const BEFORE_STEMMING: Readonly<Partial<Record<string, readonly Respelling[]>>> = {
  fr: [[/ee(s?)$/, 'ée$1']],
  es: [[/cion$/, 'ción']],
  pt: [
    [/(?:ao|oes)$/, 'ão'],
    [/(?<=..)ais$/, 'al'],
    [/veis$/, 'vel'],
  ],
  ru: [[/([аеоуыэюя])и$/, '$1й']],
};
/** Spelling changes with the ending, not with the word: matriz, matrices; laghi, lago; bossen, bos; huizen, huis. */
export const AFTER_STEMMING: Readonly<Partial<Record<string, readonly Respelling[]>>> = {
  es: [[/z$/, 'c']],
  it: [[/([cg])h$/, '$1']],
  nl: [
    [/([b-df-hj-np-tv-z])\1$/, '$1'],
    [/z$/, 's'],
    [/v$/, 'f'],
  ],
};

/** Plurals by their endings, the first rule that fits (after the minimal stemmers of Savoy 2006). */
export const SINGULAR: Readonly<Partial<Record<string, readonly Respelling[]>>> = {
  fr: [
    [/eaux$/, 'eau'],
    [/(?<=..)aux$/, 'al'],
    [/(?<=...)[sx]$/, ''],
  ],
  es: [
    [/(?<=..)ces$/, 'z'],
    [/(?<=..[djlnr])es$/, ''],
    [/(?<=...)s$/, ''],
  ],
  pt: [
    [/(?:oes|aes)$/, 'ao'],
    [/(?<=..)ais$/, 'al'],
    [/(?<=..)eis$/, 'el'],
    [/(?<=..)ns$/, 'm'],
    [/(?<=..[rz])es$/, ''],
    [/(?<=...)s$/, ''],
  ],
  it: [[/(?<=...)(?:h?[aeio])$/, '']],
};

/**
 * Small words known by their form. Adverbs made of adjectives: recentemente; French nouns end in -ement too, so only the
 * endings of adjectives count. In Japanese pairs of hiragana are endings and particles, but for nouns that are usually
 * written so: cancer, depression, epilepsy, bullying.
 */
export const SMALL_WORD: Readonly<Partial<Record<string, RegExp>>> = {
  fr: /(?:abl|al|ect|eus|ibl|ier|iqu|iv)ement$|[ae]mment$/,
  ...{ es: /(?<=..[aelr])mente$/, pt: /(?<=..[aelr])mente$/, it: /(?<=..[aelr])mente$/ },
  ja: /^(?!がん|うつ|てん|んか|かん|いじ|じめ)\p{Script=Hiragana}{2}$/u,
};

/** A word after all rules, one after the other. */
export function respell(word: string, rules: readonly Respelling[] = []): string {
  return rules.reduce((text, [from, to]) => text.replace(from, to), word);
}

/** A word after the first rule that fits. */
export function firstRule(word: string, rules: readonly Respelling[]): string {
  const rule = rules.find(([from]) => from.test(word));
  return rule === undefined ? word : word.replace(...rule);
}
