import { countInside } from '../phrases/characteristic-phrases.ts';
import { type MentionFinder, visitShared } from '../phrases/mentions.ts';
import type { Named, Parts } from '../phrases/name-relations.ts';
import type { Phrase } from '../phrases/phrase-index.ts';
import { isHeadFamily } from '../phrases/word-classes.ts';
import { type Fit, fitName } from './name-fit.ts';
import { isOneWord, wordsQuality } from './name-quality.ts';
import type { Scope } from './scope.ts';

/** What a name may be. */
export interface NamingRules {
  /** Phrases to choose from. */
  readonly names: readonly Phrase[];
  readonly find: MentionFinder;
  /** Whether a name may stand beside what is named already, and here. */
  readonly allowed: (phrase: Phrase) => boolean;
  /** Whether two names are one thing in other words. */
  readonly isSameThing: (a: Named, b: Named) => boolean;
  /** What the scope is about as a whole: a name has to say more. */
  readonly about: Parts;
}

/** A name and how well it fits the scope. */
export interface FittedName {
  readonly phrase: Phrase;
  readonly fit: Fit;
}

/** Names looked at closely; fewer where there are very many papers, so that the work stays in bounds. */
const MAX_CANDIDATES = 300;
const MIN_CANDIDATES = 100;
const CANDIDATES_TIMES_PAPERS = 1_000_000;
/** What more than this share of the papers speak of tells none of them apart. */
const COMMON_SHARE = 0.65;
/** From this strength on a paper speaks of a thing, and not only where it ends. */
const SPEAKS = 0.2;
/** Pretrained models, in a topic on pretraining. */
const PARTICIPLE = /^\S+ed /;

/** The names worth a look in a scope, each with how well it fits its papers; the most promising first. */
export function fitNames(
  scope: Scope,
  { names, find, allowed, about }: NamingRules,
): readonly FittedName[] {
  const n = scope.members.length;
  const common = commonFamilies(scope, find);
  const count = Math.max(MIN_CANDIDATES, Math.min(MAX_CANDIDATES, CANDIDATES_TIMES_PAPERS / n));
  const inScope = new Uint8Array(scope.vectors.length / scope.dimensions);
  for (const member of scope.members) inScope[member] = 1;
  const speaks = (family: string) =>
    !isHeadFamily(family) && !about.includes(family) && !common(family);
  const usable = (phrase: Phrase) =>
    phrase.families.some(speaks) &&
    !(PARTICIPLE.test(phrase.printed) && about.includes(phrase.families[0]!)) &&
    allowed(phrase);
  const promising = promisingNames(names, inScope, n, usable, count);
  const { dimensions, embed } = scope;
  const meanings = embed(promising.map(({ printed }) => printed));
  return promising.map((phrase, p) => {
    const mentions = find(phrase.families);
    const vector = meanings.subarray(p * dimensions, (p + 1) * dimensions);
    const fit = fitName(scope, { mentions, vector, oneWord: isOneWord(phrase) });
    return { phrase, fit };
  });
}

/** The names that the scope's papers use, the most promising of the usable ones first. */
function promisingNames(
  names: readonly Phrase[],
  inScope: Uint8Array,
  n: number,
  usable: (phrase: Phrase) => boolean,
  count: number,
): readonly Phrase[] {
  const inside = countInside(names, inScope);
  const promising = names
    .map((phrase, p) => ({ phrase, promise: promiseOf(phrase, inside[p]!, n, inScope.length) }))
    .filter(({ promise }) => promise > 0)
    .sort((a, b) => b.promise - a.promise || (a.phrase.key < b.phrase.key ? -1 : 1));
  const chosen: Phrase[] = [];
  for (const { phrase } of promising) {
    if (chosen.length >= count) break;
    if (usable(phrase)) chosen.push(phrase);
  }
  return chosen;
}

/** What a look at a phrase alone promises that so many of a scope's `n` papers have: many, but not all. */
function promiseOf(phrase: Phrase, inside: number, n: number, paperCount: number): number {
  if (inside < 2) return 0;
  return inside * Math.log((n + 1) / inside) * wordsQuality(phrase, paperCount);
}

/** Word families that most of the scope speaks of. */
function commonFamilies(scope: Scope, find: MentionFinder): (family: string) => boolean {
  const known = new Map<string, boolean>();
  return (family) => {
    const before = known.get(family);
    if (before !== undefined) return before;
    const { papers, strengths } = find([family]);
    let speaking = 0;
    visitShared(scope.members, papers, (_, p) => {
      if (strengths[p]! >= SPEAKS) speaking++;
    });
    const common = speaking > COMMON_SHARE * scope.members.length;
    known.set(family, common);
    return common;
  };
}
