import { mentionFinder } from '../phrases/mentions.ts';
import { canonicalNames, isReworded, sameName } from '../phrases/name-relations.ts';
import type { Phrase, PhraseIndex } from '../phrases/phrase-index.ts';
import type { SynonymFinder } from '../phrases/synonyms.ts';
import { candidatesFor, type NameCandidate, withSynonyms } from './name-candidates.ts';

/** A group's name and what it is made of. */
export interface GroupName {
  /** One phrase, two, or the best three where these hold for too few; the weightiest first. */
  readonly phrases: readonly Phrase[];
  /** Share of the group's papers for which one of them holds. */
  readonly holds: number;
  /** Share of them that speak of one at all, in whatever words. */
  readonly spoken: number;
}

/** A name has to hold for so much of the whole group; where one or two phrases don't, three say what is in it. */
const MIN_HOLDS = 0.75;
/** What a paper speaks of this much, the root of a mention's strength, is more than named in passing. */
const HOLDS_FROM = 0.45;
const MAX_PHRASES = 3;

/** Names groups of papers, each a list of papers, rising. */
export type GroupNamer = (groups: readonly (readonly number[])[]) => readonly GroupName[];

/**
 * Names groups of papers by what the whole of each speaks of and others don't: phrase by phrase, each for the members
 * that those before leave out, until they hold for most. No name is given twice to groups named together.
 */
export function groupNamer(
  index: PhraseIndex,
  paperCount: number,
  synonyms: SynonymFinder,
): GroupNamer {
  const names = canonicalNames(index);
  const find = mentionFinder(index.tokens);
  return (groups) => {
    const taken: Phrase[] = [];
    return groups.map((members) => {
      const free = candidatesFor(members, names, find, paperCount).filter(
        ({ phrase }) => !taken.some((other) => sameName(other, phrase)),
      );
      const name = coverGroup(members.length, withSynonyms(free, synonyms));
      taken.push(...name.phrases);
      return name;
    });
  };
}

function coverGroup(size: number, candidates: readonly NameCandidate[]): GroupName {
  const covered = new Float32Array(size);
  const chosen: NameCandidate[] = [];
  const shareFrom = (least: number) =>
    covered.reduce((count, value) => count + (value > least ? 1 : 0), 0) / size;
  const isEnough = () =>
    shareFrom(HOLDS_FROM) >= MIN_HOLDS && !(chosen.length === 1 && chosen[0]!.plain);
  while (chosen.length < MAX_PHRASES && !isEnough()) {
    const best = bestBeside(chosen, candidates, covered);
    if (best === null) break;
    chosen.push(best);
    for (const [m, strength] of best.strengths.entries())
      covered[m] = Math.max(covered[m]!, strength);
  }
  const phrases = chosen.map(({ phrase }) => phrase);
  return { phrases, holds: shareFrom(HOLDS_FROM), spoken: shareFrom(0) };
}

/** The candidate that says most of what is not yet covered, and nothing that is said already. */
function bestBeside(
  chosen: readonly NameCandidate[],
  candidates: readonly NameCandidate[],
  covered: Float32Array,
): NameCandidate | null {
  let best: NameCandidate | null = null;
  let most = 0;
  for (const candidate of candidates) {
    if (chosen.some((other) => saysSame(other, candidate))) continue;
    let more = 0;
    for (const [m, strength] of candidate.strengths.entries())
      more += Math.max(0, strength - covered[m]!);
    if (more * candidate.quality <= most) continue;
    most = more * candidate.quality;
    best = candidate;
  }
  return best;
}

/** Whether two phrases are the same, in other forms of their words, or in other words. */
function saysSame(a: NameCandidate, b: NameCandidate): boolean {
  return (
    sameName(a.phrase, b.phrase) ||
    isReworded(a.phrase, b.phrase) ||
    isReworded(b.phrase, a.phrase) ||
    a.alike.includes(b.phrase)
  );
}
