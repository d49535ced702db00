import { type MentionFinder, mentionFinder } from '../phrases/mentions.ts';
import { canonicalNames, sameName } from '../phrases/name-relations.ts';
import type { Phrase, PhraseIndex } from '../phrases/phrase-index.ts';
import { isHeadFamily } from '../phrases/word-classes.ts';
import { wordsQuality } from '../subtopics/name-quality.ts';

/** A group's name and what it is made of. */
export interface GroupName {
  /** One phrase, two, or the best three where these hold for too few; the weightiest first. */
  readonly phrases: readonly Phrase[];
  /** Share of the group's papers that speak of one of them. */
  readonly holds: number;
}

/** A name has to hold for so much of the whole group; where none does, three phrases say what is in it. */
const MIN_HOLDS = 0.6;
const MAX_PHRASES = 3;
/** What is spoken of elsewhere as much, or half as much, tells no group apart. */
const MIN_LIFT = 2;
/** What hardly a title of those that speak of it has is said by the way: effects, nature. */
const MIN_TITLE_SHARE = 0.08;
/** It is worth so little that it stands in a name only where nothing else is left. */
const UNTITLED = 0.02;
/** From this share on a term is one of the field. */
const FULL_TITLE_SHARE = 0.2;
/** Phrases that fewer of the group's titles have are no names of it; the bar rises with its size. */
const MIN_TITLES = 2;
const MIN_TITLES_SHARE = 0.01;
/** One plain word (robots) may name a whole field, which a term of two words seldom does. */
const MIN_WORD_QUALITY = 0.6;
/** Phrases looked at closely for each group. */
const MAX_CANDIDATES = 60;

/** A phrase that may stand in a group's name. */
interface Candidate {
  readonly phrase: Phrase;
  /** Members: how much each speaks of it, 0–1; the root, for whoever speaks of a thing belongs to its field. */
  readonly strengths: Float32Array;
  readonly quality: number;
}

/**
 * Names groups of papers by what the whole of each speaks of and others don't: phrase by phrase, each for the members
 * that those before leave out, until they hold for most. `groups` hold indices of papers, rising; no name is given twice.
 */
export function nameGroups(
  groups: readonly (readonly number[])[],
  index: PhraseIndex,
  paperCount: number,
): readonly GroupName[] {
  const names = canonicalNames(index);
  const find = mentionFinder(index.tokens);
  const taken: Phrase[] = [];
  return groups.map((members) => {
    const candidates = candidatesFor(members, names, find, paperCount).filter(
      ({ phrase }) => !taken.some((other) => sameName(other, phrase)),
    );
    const name = coverGroup(members.length, candidates);
    taken.push(...name.phrases);
    return name;
  });
}

function candidatesFor(
  members: readonly number[],
  names: readonly Phrase[],
  find: MentionFinder,
  paperCount: number,
): readonly Candidate[] {
  const place = new Int32Array(paperCount).fill(-1);
  for (const [m, paper] of members.entries()) place[paper] = m;
  const minTitles = Math.min(
    Math.max(MIN_TITLES, MIN_TITLES_SHARE * members.length),
    Math.ceil(members.length / 4),
  );
  const promising = names
    .map((phrase) => {
      let inside = 0;
      for (const paper of phrase.papers) if (place[paper] !== -1) inside++;
      return { phrase, promise: inside * (inside / phrase.papers.length) };
    })
    .filter(({ phrase, promise }) => promise > 0 && !isHeadAlone(phrase))
    .sort((a, b) => b.promise - a.promise || (a.phrase.key < b.phrase.key ? -1 : 1))
    .slice(0, MAX_CANDIDATES);
  return promising.flatMap(({ phrase }) => {
    const { papers, strengths } = find(phrase.families);
    const own = new Float32Array(members.length);
    let inside = 0;
    for (const [p, paper] of papers.entries()) {
      if (place[paper] === -1) continue;
      own[place[paper]!] = Math.sqrt(strengths[p]!);
      inside++;
    }
    let titled = 0;
    for (const paper of phrase.titles) if (place[paper] !== -1) titled++;
    const lift = liftOf(inside, papers.length - inside, members.length, paperCount);
    const titleShare = titled / Math.max(1, inside);
    if (lift < MIN_LIFT) return [];
    const isTerm = titled >= minTitles && titleShare >= MIN_TITLE_SHARE;
    const quality =
      phrase.informativeness *
      Math.log(lift) *
      (isTerm ? Math.min(1, titleShare / FULL_TITLE_SHARE) : UNTITLED) *
      Math.max(MIN_WORD_QUALITY, wordsQuality(phrase, paperCount));
    return [{ phrase, strengths: own, quality }];
  });
}

/** How much commoner a phrase is inside a group than outside, with one more paper on each side. */
function liftOf(inside: number, outside: number, size: number, paperCount: number): number {
  return ((inside + 1) / (size + 2)) * ((paperCount - size + 2) / (outside + 1));
}

function isHeadAlone({ parts }: Phrase): boolean {
  return parts.length === 1 && isHeadFamily(parts[0]!);
}

function coverGroup(size: number, candidates: readonly Candidate[]): GroupName {
  const covered = new Float32Array(size);
  const phrases: Phrase[] = [];
  let holds = 0;
  while (phrases.length < MAX_PHRASES && !(holds >= MIN_HOLDS)) {
    let best: Candidate | undefined;
    let most = 0;
    for (const candidate of candidates) {
      if (phrases.some((other) => sameName(other, candidate.phrase))) continue;
      let more = 0;
      for (const [m, strength] of candidate.strengths.entries())
        more += Math.max(0, strength - covered[m]!);
      if (more * candidate.quality <= most) continue;
      most = more * candidate.quality;
      best = candidate;
    }
    if (best === undefined) break;
    phrases.push(best.phrase);
    for (const [m, strength] of best.strengths.entries())
      covered[m] = Math.max(covered[m]!, strength);
    holds = covered.reduce((count, value) => count + (value > 0 ? 1 : 0), 0) / size;
  }
  return { phrases, holds };
}
