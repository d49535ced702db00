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

/** The things that a name lists. */
export function thingsListed(name: string, language: Language): readonly string[] {
  return name.split(COMMA).flatMap((thing) => thing.split(AND[language]));
}
