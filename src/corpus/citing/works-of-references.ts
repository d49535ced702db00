import { identifiersIn, wordsIn } from '../fields/references.ts';
import { titleLetters } from '../importing/match-keys.ts';
import { citationKey } from './citation-keys.ts';
import type { CitationLinks, OpenReference } from './citation-links.ts';
import { type LinkRows, linkRows, rowOf } from './link-rows.ts';
import { placeKey } from './match-place.ts';
import { parseReference } from './parse-reference.ts';

/** By what references in words mean one work. */
export function titleKey(title: string): string {
  return `title:${titleLetters(title)}`;
}

/** The keys of a reference; none where nobody can tell what it means. */
function keysOf(reference: string): readonly string[] {
  const ids = identifiersIn(reference).map(citationKey);
  const words = wordsIn(reference);
  if (words === '') return ids;
  const parsed = parseReference(words);
  const titled = parsed === null || parsed.authors === '' ? null : titleKey(parsed.title);
  return [...ids, ...[titled, placeKey(words)].filter((key) => key !== null)];
}

/**
 * The work that each reference means: a number from 0, below the number of references, equal where references share
 * keys, directly or through others; −1 where nobody can tell.
 */
export function worksOf(open: readonly OpenReference[]): Int32Array {
  const numbers = new Map<string, number>();
  /** Union-find (Galler & Fischer 1964) over the numbers of keys. */
  const parent: number[] = [];
  const root = (number: number) => {
    let at = number;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  const keyOf = open.map(({ reference }) => {
    let first = -1;
    for (const key of keysOf(reference)) {
      let number = numbers.get(key);
      if (number === undefined) {
        number = parent.length;
        numbers.set(key, number);
        parent.push(number);
      }
      if (first >= 0) parent[root(number)] = root(first);
      first = number;
    }
    return first;
  });
  // A reference may have more keys than one: works are counted anew.
  const works = new Map<number, number>();
  return Int32Array.from(keyOf, (key) => {
    if (key < 0) return -1;
    const of = root(key);
    const work = works.get(of) ?? works.size;
    works.set(of, work);
    return work;
  });
}

/** What each paper cites, here (the papers' places) and elsewhere (numbers behind these), as far as it can be told. */
export function citedWorks(
  paperCount: number,
  links: CitationLinks | null,
  open: readonly OpenReference[],
  works: Int32Array,
): LinkRows {
  const [from, to]: [number[], number[]] = [[], []];
  for (let paper = 0; links !== null && paper < paperCount; paper++)
    for (const cited of rowOf(links.cites, paper)) {
      from.push(paper);
      to.push(cited);
    }
  for (const [i, { paper }] of open.entries()) {
    if (works[i]! < 0) continue;
    from.push(paper);
    to.push(paperCount + works[i]!);
  }
  return linkRows(paperCount + open.length, from, to);
}

/** How many works two papers both cite: bibliographic coupling (Kessler 1963). */
export function countShared(cited: LinkRows, a: number, b: number): number {
  const [one, other] = [rowOf(cited, a), rowOf(cited, b)];
  let shared = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const difference = one[i]! - other[j]!;
    if (difference === 0) shared++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return shared;
}
