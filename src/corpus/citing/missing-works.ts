import { identifiersIn, wordsIn } from '../fields/references.ts';
import { citationKey, citationKeysOf } from './citation-keys.ts';
import type { CitingCorpus, OpenReference } from './citation-links.ts';
import { parseReference } from './parse-reference.ts';
import { titleKey, worksOf } from './works-of-references.ts';

/** A work that papers of a corpus cite and that is none of them. */
export interface MissingWork {
  /** `doi:10.1000/182`, the same in every record; sorted. */
  readonly ids: readonly string[];
  /** As most who cite it print it; null where none names one. */
  readonly title: string | null;
  /** A whole reference, `ARTMANN K, 1948, ANN PHYS-BERLIN, V2, P87`, where none names a title; null where they give identifiers alone. */
  readonly words: string | null;
  /** As printed; '' where unknown. */
  readonly authors: string;
  readonly year: number | null;
  /** The papers that cite it, by their places, rising. */
  readonly citedBy: readonly number[];
}

/** Cited by fewer, a work says nothing about the corpus. */
const MIN_CITING = 3;
/** More would be no list to choose from, of the largest corpus. */
const MAX_WORKS = 5000;

/**
 * The works that at least three papers cite and that are not among them, those cited by most first, then by title and
 * identifier. References mean one work where they share an identifier, a title in words, or first author, year and
 * place in print. What the owner deleted, and what bears the title of a paper that is here, is not missed.
 */
export function missingWorks(
  { papers, records, deleted }: CitingCorpus,
  open: readonly OpenReference[],
  works: Int32Array = worksOf(open),
): readonly MissingWork[] {
  const here = new Set([
    ...papers.flatMap((paper) => [
      titleKey(paper.titlePlain),
      ...citationKeysOf({ ...paper, ids: records.get(paper.slug)?.ids ?? [] }),
    ]),
    ...deleted.flatMap((gone) => [
      titleKey(gone.title),
      ...citationKeysOf({ ...gone, url: null, ids: [] }),
    ]),
  ]);
  return grouped(open, works)
    .map(toWork)
    .filter(({ citedBy }) => citedBy.length >= MIN_CITING)
    .filter(({ title, ids }) => ![...ids, titleKey(title ?? '')].some((key) => here.has(key)))
    .sort(
      (a, b) =>
        b.citedBy.length - a.citedBy.length ||
        compared(a.title ?? '\uffff', b.title ?? '\uffff') ||
        compared(a.words ?? '', b.words ?? '') ||
        compared(a.ids[0] ?? '', b.ids[0] ?? ''),
    )
    .slice(0, MAX_WORKS);
}

/** References by the works they mean: groups of three or more. */
function grouped(
  open: readonly OpenReference[],
  works: Int32Array,
): readonly (readonly OpenReference[])[] {
  const counts = new Uint32Array(open.length);
  for (const work of works) if (work >= 0) counts[work]!++;
  const groups = new Map<number, OpenReference[]>();
  for (const [i, work] of works.entries()) {
    if (work < 0 || counts[work]! < MIN_CITING) continue;
    const others = groups.get(work);
    if (others === undefined) groups.set(work, [open[i]!]);
    else others.push(open[i]!);
  }
  return [...groups.values()];
}

function toWork(references: readonly OpenReference[]): MissingWork {
  const ids = new Set(
    references.flatMap(({ reference }) => identifiersIn(reference).map(citationKey)),
  );
  const inWords = references
    .map(({ reference }) => wordsIn(reference))
    .filter((words) => words !== '');
  const parsed = inWords.map(parseReference).filter((one) => one !== null);
  return {
    ids: [...ids].sort(),
    title: commonest(parsed.map(({ title }) => title)),
    words: parsed.length > 0 ? null : commonest(inWords),
    authors: commonest(parsed.map(({ authors }) => authors)) ?? '',
    year: commonest(parsed.flatMap(({ year }) => year ?? [])),
    citedBy: [...new Set(references.map(({ paper }) => paper))].sort((a, b) => a - b),
  };
}

/** What most say; of as many the first in order. */
function commonest<Value extends string | number>(values: readonly Value[]): Value | null {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return best?.[0] ?? null;
}

function compared(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
