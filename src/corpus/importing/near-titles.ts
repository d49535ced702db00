import { FNV_OFFSET, fnv1aOfUnits, fnvStep } from '../../words/hashes.ts';
import { sameAbstract } from './abstracts.ts';
import {
  contradict,
  type Known,
  MAX_YEARS_APART,
  nameWords,
  titleLetters,
  titleWords,
} from './match-keys.ts';
import { fewLettersDiffer, titleDifferences } from './title-differences.ts';

/** Two titles differ in one stretch of at most so many letters, a quarter of a short one: one half of them agrees. */
const MAX_STRETCH = 12;
/** Halves are taken in steps, so that titles of nearly the same length have some in common. */
const STEP = 8;
/** Letters of an abstract's beginning that no other abstract begins with. */
const BEGINNING = 60;
/** A beginning that more titles share says nothing; nobody compares them all. */
export const MAX_SHARING = 100;
/** Of records with one title a few stand for all. */
const MAX_OF_ONE = 20;
/** Where no abstract tells, `Interpolation via adaptive separable convolution` is another paper than one without `separable`. */
const WORDS_TO_LACK_ONE = 8;
/** Titles of one paper a year apart: online and in print. */
const MAX_YEARS_BETWEEN = 1;
/** Places among all records; above a million nobody looks for slips. */
const PLACES = 2 ** 21;

/** Records whose titles nearly agree and that are one paper, by each of them. */
export type NearTitles = ReadonlyMap<Known, readonly Known[]>;

/**
 * Near titles among `fresh` records, and between those and what is `known`: as far as authors, years, abstracts and
 * identifiers say, one paper. Only records that share half a title, the beginning of an abstract or all authors are
 * compared.
 */
export function findNearTitles(known: readonly Known[], fresh: readonly Known[]): NearTitles {
  const near = new Map<Known, Known[]>();
  const records = [...known, ...fresh];
  if (fresh.length === 0 || records.length > PLACES) return near;
  const { keys, titles } = keysOf(records);
  for (let from = 0, to = 0; from < keys.length; from = to) {
    const block = Math.floor(keys[from]! / PLACES);
    while (to < keys.length && Math.floor(keys[to]! / PLACES) === block) to++;
    if (to - from < 2) continue;
    const groups = groupsByTitle(keys.subarray(from, to), titles);
    if (groups.size > MAX_SHARING) continue;
    for (const [a, b] of pairsAcross([...groups.values()])) {
      if (Math.max(a, b) >= known.length) join(records[a]!, records[b]!, near);
    }
  }
  return near;
}

/** The places in keys, those of one title together. */
function groupsByTitle(
  keys: Float64Array,
  titles: Uint32Array,
): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, readonly number[]>();
  for (const key of keys) {
    const place = key % PLACES;
    const group = groups.get(titles[place]!) ?? [];
    if (group.length < MAX_OF_ONE) groups.set(titles[place]!, [...group, place]);
  }
  return groups;
}

function* pairsAcross(groups: readonly (readonly number[])[]): Generator<[number, number]> {
  for (const [i, group] of groups.entries()) {
    for (const other of groups.slice(i + 1))
      for (const a of group) for (const b of other) yield [a, b];
  }
}

function join(a: Known, b: Known, near: Map<Known, Known[]>): void {
  if (near.get(a)?.includes(b) || !nearTitleHolds(a, b)) return;
  near.set(a, [...(near.get(a) ?? []), b]);
  near.set(b, [...(near.get(b) ?? []), a]);
}

/** Whether two records whose titles nearly agree are one paper: the less the titles agree, the more else must. */
function nearTitleHolds(a: Known, b: Known): boolean {
  if (contradict(a, b) || sameAuthors(a, b) === false) return false;
  const [words, others] = [titleWords(a.title), titleWords(b.title)];
  const differences = titleDifferences(words, others);
  if (differences === null && !fewLettersDiffer(words, others)) return false;
  const abstracts = sameAbstract(a.abstract, b.abstract);
  const apart = a.year === null || b.year === null ? 0 : Math.abs(a.year - b.year);
  if (abstracts === true) return apart <= MAX_YEARS_APART;
  if (abstracts === false || differences === null || apart > MAX_YEARS_BETWEEN) return false;
  if (differences.every((difference) => difference === 'slight')) return true;
  return (
    Math.min(words.length, others.length) > WORDS_TO_LACK_ONE &&
    (a.abstract === '' || b.abstract === '') &&
    a.year === b.year &&
    a.authors.length > 0 &&
    authorsOf(a) === authorsOf(b) &&
    !differences.includes('edge')
  );
}

/** Whether most authors of the shorter list are in the longer one; null where one says none. */
function sameAuthors(a: Known, b: Known): boolean | null {
  if (a.authors.length === 0 || b.authors.length === 0) return null;
  const [few, many] = [a.authors, b.authors]
    .map((authors) => new Set(authors.map(familyOf)))
    .sort((x, y) => x.size - y.size);
  return [...few!].filter((family) => many!.has(family)).length * 2 >= few!.size;
}

function authorsOf({ authors }: Known): string {
  return authors.map(familyOf).join(' ');
}

function familyOf(name: string): string {
  return nameWords(name).findLast((word) => !/^(?:jr|sr|ii|iii)$/.test(word)) ?? name;
}

/** What near titles have in common, as numbers above each record's place, sorted; and a number for each title. */
function keysOf(records: readonly Known[]): {
  readonly keys: Float64Array;
  readonly titles: Uint32Array;
} {
  const titles = new Uint32Array(records.length);
  const found: number[] = [];
  for (const [place, record] of records.entries()) {
    titles[place] = fnv1aOfUnits(titleLetters(record.title));
    for (const key of nearKeysOf(record)) found.push(key * PLACES + place);
  }
  return { keys: Float64Array.from(found).sort(), titles };
}

/** Numbers of which a record shares one with each that is compared with it: halves of its title, its abstract's beginning, all its authors. */
export function nearKeysOf(record: Known): readonly number[] {
  const found: number[] = [];
  addHalves(titleLetters(record.title), (hash) => found.push(hash));
  const beginning = titleLetters(record.abstract.slice(0, 2 * BEGINNING)).slice(0, BEGINNING);
  if (beginning.length === BEGINNING) found.push(fnv1aOfUnits(beginning));
  if (record.authors.length > 1) found.push(fnv1aOfUnits(authorsOf(record)));
  return found;
}

/** Beginnings and ends of a title in every length that is a half of some title near to it. */
function addHalves(letters: string, add: (hash: number) => void): void {
  const { length } = letters;
  const stretch = Math.min(MAX_STRETCH, length >> 2);
  const steps = (of: number) => Math.floor((of - stretch) / 2 / STEP);
  const first = Math.max(1, steps(length - stretch)) * STEP;
  const last = steps(length + stretch) * STEP;
  let [front, back] = [FNV_OFFSET, ~FNV_OFFSET];
  for (let n = 1; n <= last; n++) {
    front = fnvStep(front, letters.charCodeAt(n - 1));
    back = fnvStep(back, letters.charCodeAt(length - n));
    if (n < first || n % STEP > 0) continue;
    add(front >>> 0);
    add(back >>> 0);
  }
}
