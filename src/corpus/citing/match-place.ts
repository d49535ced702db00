import {
  bookReference,
  type PlacedReference,
  placedReference,
  printedId,
} from '../fields/printed-place.ts';
import { foldedText } from './folded-text.ts';
import type { Citable } from './match-reference.ts';

/** What a reference without a title may mean. */
interface Printed {
  readonly citable: Citable;
  /** The volume and pages it is known by, as identifiers: `printed:2/87`. */
  readonly ids: readonly string[];
}

/** Online one year, in print the next. */
const MAX_YEARS_BETWEEN = 1;
/** Web of Science cut names off: `DEBEAURE.OC`. Shorter rests are the beginnings of too many. */
const MIN_LETTERS_CUT = 5;
/** Words that shortened names of journals leave out. */
const SMALL_WORDS = /^(?:of|the|and|for|in|on|de|der|des|di|la|et|und|&)$/i;
/** Of the words of a shortened name so many stand for words of the journal's: names change, and towns are added. */
const MIN_WORDS_KNOWN = 0.5;

/**
 * Finds the paper that a reference without a title means, by its place among those given: volume and first page are
 * the same, an author of the paper is named, the years are near, and the journal's name may be shortened so. −1 where
 * none is, or two are.
 */
export function placeMatcher(papers: readonly Printed[]): (reference: string) => number {
  const byPlace = new Map<string, number[]>();
  for (const [i, { ids }] of papers.entries())
    for (const id of ids.filter((one) => one.startsWith('printed:'))) {
      const known = byPlace.get(id);
      if (known === undefined) byPlace.set(id, [i]);
      else known.push(i);
    }
  return (reference) => {
    const said = byPlace.size === 0 ? null : placedReference(reference);
    if (said === null) return -1;
    const meant = (byPlace.get(printedId(said)) ?? []).filter((i) =>
      agrees(said, papers[i]!.citable),
    );
    return meant.length === 1 ? meant[0]! : -1;
  };
}

/**
 * What references without a title have in common that mean one work: first author, year, volume and page, of a book its
 * name in place of these; null where a reference says too little. `ARTMANN K` and `Artmann, K.` are one.
 */
export function placeKey(reference: string): string | null {
  const placed = placedReference(reference);
  const said = placed ?? bookReference(reference);
  if (said === null) return null;
  const family = foldedText(familyOf(said.author)).letters;
  if (family.length < 2) return null;
  const where =
    placed === null
      ? `${foldedText(said.source).letters} ${said.volume.toLowerCase()}`
      : `${placed.volume}/${placed.page}`;
  return `place:${family} ${said.year} ${where}`;
}

function agrees(said: PlacedReference, { authors, year, venue }: Citable): boolean {
  if (year === null || Math.abs(year - said.year) > MAX_YEARS_BETWEEN) return false;
  if (!authors.some((name) => isNamed(said.author, name))) return false;
  return venue === null || mayBeShort(said.source, venue);
}

/** Whether `ARTMANN K`, `van der Berg, J. A.` or `DEBEAURE.OC` may name a person: her family name ends her name. */
function isNamed(printed: string, name: string): boolean {
  const letters = foldedText(name).letters;
  const cut = /^(\p{L}+)\.\p{Lu}{1,3}$/u.exec(printed)?.[1];
  if (cut !== undefined) {
    const begun = foldedText(cut).letters;
    return begun.length >= MIN_LETTERS_CUT && letters.includes(begun);
  }
  const family = foldedText(familyOf(printed)).letters;
  return family.length > 1 && (letters.endsWith(family) || letters.startsWith(family));
}

/** What stands before the initials: `van der Berg J. A.`, `ALLEN PJ`; all of a name without any. */
function familyOf(printed: string): string {
  const bare = printed.replace(/,.*$/, '').trim();
  const family = bare.replace(/(?:\s+\p{Lu}{1,3}(?=\s|$)|\s*\b\p{L}{1,2}\.-?)+$/u, '');
  return family === '' ? bare : family;
}

/** Whether a name may be short for another: half of its words or more begin words of it in the same order, `J OPT SOC AM`. */
function mayBeShort(short: string, long: string): boolean {
  const wordsOf = (name: string) =>
    name
      .split(/[^\p{L}\p{M}&]+/u)
      .filter((word) => word !== '' && !SMALL_WORDS.test(word))
      .map((word) => foldedText(word).letters);
  const [words, others] = [wordsOf(short), wordsOf(long)];
  let [next, known] = [0, 0];
  for (const word of words) {
    const at = others.findIndex((other, i) => i >= next && isShortFor(word, other));
    if (at < 0) continue;
    next = at + 1;
    known++;
  }
  return known > 0 && known >= MIN_WORDS_KNOWN * words.length;
}

/** `intl` for `international`: the same first letter, the others in the same order. */
function isShortFor(short: string, long: string): boolean {
  if (short === '' || short[0] !== long[0]) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length;
}
