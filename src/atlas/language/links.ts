import type { Language } from '../../words/languages.ts';

/** Prepositions that bind a complement to its noun, before the word they bind: résolution d'anaphores. */
const LINKS: Readonly<Partial<Record<Language, string>>> = {
  fr: "de la |de l['’]|du |des |de |d['’]",
  es: 'de la |de los |de las |del |de ',
  pt: 'da |do |das |dos |de ',
  it: "della |dello |dell['’]|degli |delle |dei |del |di |d['’]",
};
/** Pronouns that a hyphen joins to their verb: analisam-se. */
const JOINED_PRONOUNS: Readonly<Partial<Record<Language, RegExp>>> = {
  pt: /(?<=\p{L}{2})[-\u2010\u2011](?=(?:se|lhes?|[lmn][oa]s?)(?![\p{L}-]))/giu,
};
/** Articles and pronouns that lose their vowel before another: l'extraction. */
const ELISIONS: Readonly<Partial<Record<Language, RegExp>>> = {
  fr: /(?<![\p{L}]|(?<!\p{L})de )(?:[lnsjcmt]|qu|jusqu|lorsqu|puisqu)['’](?=\p{L})/giu,
  it: /(?<!\p{L})(?:l|un|all|nell|sull|dall|quell|c|s)['’](?=\p{L})/giu,
};

/** The beginning of a regular expression for a word with the preposition that binds it; empty where the language has none. */
export function linkPattern(language: Language): string {
  const links = LINKS[language];
  return links === undefined ? '' : `(?:(?<![\\p{L}\\p{N}'’\\-])(?:${links}))?`;
}

/** Whether a language binds complements by prepositions: attributes then stand behind their noun. */
export function bindsByPreposition(language: Language): boolean {
  return LINKS[language] !== undefined;
}

/** A word without the preposition that binds it. */
export function withoutLink(text: string, language: Language): string {
  const links = LINKS[language];
  return links === undefined ? text : text.replace(new RegExp(`^(?:${links})(?=.)`, 'iu'), '');
}

/** A text in which elided words, and pronouns behind their verb, stand apart from what they are written with. */
export function withWordsApart(text: string, language: Language): string {
  const elisions = ELISIONS[language];
  const pronouns = JOINED_PRONOUNS[language];
  const apart = pronouns === undefined ? text : text.replace(pronouns, ' ');
  return elisions === undefined
    ? apart
    : apart.replace(elisions, (word) => `${word.slice(0, -1)}, `);
}
