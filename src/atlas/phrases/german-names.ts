/** Forms of a phrase in small letters, with how often and where each stands. */
export type ByFold = ReadonlyMap<
  string,
  { readonly count: number; readonly at: readonly number[] }
>;

/** What a case adds to a noun or an adjective: des Blutdrucks, den neuronalen Netzen. */
const CASE_ENDINGS = ['s', 'es', 'n'];

/** The forms that no other shows to stand in the genitive or dative. */
export function withoutCaseForms(byFold: ByFold): ByFold {
  const folds = [...byFold.keys()];
  const kept = [...byFold].filter(
    ([fold]) => !folds.some((other) => other !== fold && isCaseOf(fold, other)),
  );
  return kept.length === 0 ? byFold : new Map(kept);
}

/** Whether a form is another in a further case. */
function isCaseOf(form: string, other: string): boolean {
  const words = form.split(' ');
  const others = other.split(' ');
  return (
    words.length === others.length &&
    words.every(
      (word, w) =>
        word === others[w] || CASE_ENDINGS.some((ending) => word === others[w]! + ending),
    )
  );
}

/** An adjective without the ending that an article leaves to it. */
const AFTER_ARTICLE = /^\p{L}{3,}e(?= )/u;
/** By the article, which shows the gender of what stands behind it, the ending that an adjective has without one. */
const STRONG_ENDINGS: Readonly<Record<string, string>> = { der: 'r', das: 's' };

/** Articles of the genitive, and the endings that they bring: des Schlafs, des Gesetzes. */
const GENITIVE = new Set(['des', 'eines', 'dieses', 'jedes', 'ihres', 'seines']);
const GENITIVE_ENDING = /(?<=\p{L}{3})e?s$/u;

/**
 * A German name as a headword: in the nominative, the noun that it ends in with a capital; an adjective that `before`,
 * the words before its places, shows behind an article has the ending that it has without one: der Europäische
 * Gerichtshof, Europäischer Gerichtshof.
 */
export function asGermanName(printed: string, before: readonly string[]): string {
  const article = before.find((word) => STRONG_ENDINGS[word] !== undefined);
  const strong =
    article === undefined
      ? printed
      : printed.replace(AFTER_ARTICLE, (word) => word + STRONG_ENDINGS[article]!);
  const last = strong.lastIndexOf(' ') + 1;
  const isGenitive = last === 0 && before.some((word) => GENITIVE.has(word));
  const noun = isGenitive ? strong.replace(GENITIVE_ENDING, '') : strong.slice(last);
  return strong.slice(0, last) + noun.charAt(0).toUpperCase() + noun.slice(1);
}
