import { type Concept, makeConcept } from './concepts.ts';
import { isWhole, type Phrase, type PhraseIndex } from './phrase-index.ts';
import { isMostlySetting } from './title-settings.ts';
import { isHead, isHeadFamily } from './word-classes.ts';

/** What a name says, as word families. */
export type Parts = readonly string[];

/** The parts of a text that need be no phrase of the corpus: a topic's name, say. */
function partsOf(index: PhraseIndex, text: string): Parts {
  return [...new Set(conceptsOf(index, text).flatMap(({ parts }) => parts))];
}

/** The word families by which papers that speak of a name are found. */
export function familiesOf(index: PhraseIndex, name: string): Parts {
  const known = familiesByName.get(index.phrases) ?? familiesOfNames(index.phrases);
  familiesByName.set(index.phrases, known);
  return (
    known.get(name.toLowerCase()) ?? [
      ...new Set(conceptsOf(index, name).flatMap(({ families }) => families)),
    ]
  );
}

/** Made once for all names of a corpus. */
const familiesByName = new WeakMap<readonly Phrase[], ReadonlyMap<string, Parts>>();

/** Phrases as they are printed, in lower case → their families; of two printed alike those of the first. */
function familiesOfNames(phrases: readonly Phrase[]): ReadonlyMap<string, Parts> {
  const known = new Map<string, Parts>();
  for (const { printed, families } of phrases) {
    const name = printed.toLowerCase();
    if (!known.has(name)) known.set(name, families);
  }
  return known;
}

function conceptsOf({ tokens }: PhraseIndex, text: string): readonly Concept[] {
  return text
    .split(/[\s/,;:&()]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => {
      const read = makeConcept(word, tokens.language, tokens.split);
      const known = tokens.conceptOfKey.get(read.key);
      return known === undefined ? read : tokens.concepts[known]!;
    })
    .filter(({ stop }) => !stop);
}

/** Whether all of one name stands in the other, in whatever order and form. */
export function isPartOf(part: Parts, whole: Parts): boolean {
  return part.length > 0 && part.every((family) => whole.includes(family));
}

/**
 * Whether two names are in conflict, too much alike to stand beside each other: one stands in the other, in print or in meaning, or
 * they say the same of what both are about (continual learning, continual pretraining).
 */
export function conflicts(a: Named, b: Named, about: Parts = []): boolean {
  if (isPartOf(a.parts, b.parts) || isPartOf(b.parts, a.parts) || sameName(a, b)) return true;
  const says = (parts: Parts) =>
    parts.filter((family) => !isHeadFamily(family) && !about.includes(family));
  const [saysA, saysB] = [says(a.parts), says(b.parts)];
  return isPartOf(saysA, saysB) || isPartOf(saysB, saysA);
}

/** Whether two names are the same or one stands in the other as they are printed, or say the same in other words. */
export function sameName(a: Named, b: Named): boolean {
  if (isPartOf(a.parts, b.parts) && isPartOf(b.parts, a.parts)) return true;
  const [lettersA, lettersB] = [lettersOf(a), lettersOf(b)];
  return lettersA.includes(lettersB) || lettersB.includes(lettersA);
}

/** Words with so many letters in common, and with all but the ending of the shorter one, are forms of one. */
const SHARED_LETTERS = 5;
const ENDING_LETTERS = 2;

/**
 * Whether every word of one name stands in the other in some form: Kalman filtering in Kalman filter, avoid obstacles
 * in obstacle avoidance. Families part some of these words, since each may mean something of its own elsewhere.
 */
export function isReworded(part: Named, whole: Named): boolean {
  const others = wordsOf(whole.printed);
  return wordsOf(part.printed).every((word) =>
    others.some((other) => {
      const shorter = Math.min(word.length, other.length);
      const shared = Math.max(SHARED_LETTERS, shorter - ENDING_LETTERS);
      return (
        word === other || (shorter >= shared && word.slice(0, shared) === other.slice(0, shared))
      );
    }),
  );
}

function wordsOf(printed: string): readonly string[] {
  return printed
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** A name as it is printed and what it says. */
export interface Named {
  readonly printed: string;
  readonly parts: Parts;
}

/** A text that need be no phrase of the corpus, as a name. */
export function named(index: PhraseIndex, printed: string): Named {
  return { printed, parts: partsOf(index, printed) };
}

/** Each name is compared with all others of its level. */
const letters = new WeakMap<Named, string>();

/** Semi-supervised learning has supervised learning inside. */
function lettersOf(name: Named): string {
  const known = letters.get(name);
  if (known !== undefined) return known;
  const own = name.printed.toLowerCase().replace(/[^\p{L}\p{N}]|s\b/gu, '');
  letters.set(name, own);
  return own;
}

/** "pre-trained models", "used data": what was done to what is no subject, but supervised learning is. */
const PARTICIPLE_AND_HEAD = /^\S+ed (?!learning$)\S+$/;

/**
 * Of phrases that differ in form and order only (pruned model, model pruning) the one that titles print most, with
 * the papers of all.
 */
export function canonicalNames({ phrases }: PhraseIndex): readonly Phrase[] {
  const variants = new Map<string, Phrase[]>();
  const begun = beginnings(phrases);
  for (const phrase of phrases) {
    if (!isWhole(phrase) || isMostlySetting(phrase)) continue;
    if ((begun.get(phrase.parts.join(' ')) ?? 0) > phrase.papers.length) continue;
    const last = phrase.key.slice(phrase.key.lastIndexOf(' ') + 1);
    if (PARTICIPLE_AND_HEAD.test(phrase.printed) && isHead(last)) continue;
    const key = [...phrase.families].sort().join(' ');
    const before = variants.get(key);
    if (before === undefined) variants.set(key, [phrase]);
    else before.push(phrase);
  }
  return [...variants.values()].map((own) => {
    if (own.length === 1) return own[0]!;
    const usual = own.reduce((a, b) => (printedCount(b) > printedCount(a) ? b : a));
    return {
      ...usual,
      papers: union(own.map(({ papers }) => papers)),
      titles: union(own.map(({ titles }) => titles)),
    };
  });
}

function union(lists: readonly Uint32Array[]): Uint32Array {
  return Uint32Array.from(new Set(lists.flatMap((list) => [...list]))).sort();
}

/** Papers of the commonest acronym that stands for more than it begins with: natural language (processing). */
function beginnings(phrases: readonly Phrase[]): ReadonlyMap<string, number> {
  const begun = new Map<string, number>();
  for (const { length, parts, papers } of phrases) {
    if (length > 1) continue;
    for (let end = 1; end < parts.length; end++) {
      const beginning = parts.slice(0, end).join(' ');
      begun.set(beginning, Math.max(begun.get(beginning) ?? 0, papers.length));
    }
  }
  return begun;
}

/** A title counts for as much as three papers: names are made there; compressing models is an act, model compression a field. */
function printedCount({ printed, papers, titles }: Phrase): number {
  return papers.length + 3 * titles.length - (/^\S+ing /.test(printed) ? 3 : 0);
}
