import type { Language } from '../../words/languages.ts';

/** Between two things that a name is made of, in the papers' language. */
const AND: Readonly<Record<Language, string>> = {
  ...{ en: ' and ', de: ' und ', fr: ' et ', es: ' y ', pt: ' e ', it: ' e ', nl: ' en ' },
  ...{ ru: ' и ', zh: '和', ja: 'と' },
};
const COMMA = ', ';

/** A name that lists things: A and b where both together are one name, else A, b, c. */
export function listThings(
  things: readonly string[],
  isOneName: boolean,
  language: Language,
): string {
  return things.join(isOneName ? AND[language] : COMMA);
}

/** All things in one run of words: a, b and c. */
export function joinThings(things: readonly string[], language: Language): string {
  const last = things.at(-1) ?? '';
  return things.length < 2 ? last : `${things.slice(0, -1).join(COMMA)}${AND[language]}${last}`;
}

/** The things that a name lists. */
export function thingsListed(name: string, language: Language): readonly string[] {
  return name.split(COMMA).flatMap((thing) => thing.split(AND[language]));
}
