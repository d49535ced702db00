import { countInside } from '../phrases/characteristic-phrases.ts';
import type { MentionFinder } from '../phrases/mentions.ts';
import type { Phrase } from '../phrases/phrase-index.ts';
import type { SynonymFinder } from '../phrases/synonyms.ts';
import { isHeadFamily } from '../phrases/word-classes.ts';
import { isOneWord, wordsQuality } from '../subtopics/name-quality.ts';

/** What is spoken of elsewhere as much, or half as much, tells no group apart. */
const MIN_LIFT = 2;
/** What hardly a title of those that speak of it has is said by the way: effects, nature. */
const MIN_TITLE_SHARE = 0.08;
/** It is worth so little that it stands in a name only where nothing else is left. */
const UNTITLED = 0.02;
/** From this share on a term is one of the field. */
const FULL_TITLE_SHARE = 0.3;
/** Phrases that fewer of the group's titles have are no names of it; the bar rises with its size. */
const MIN_TITLES = 2;
const MIN_TITLES_SHARE = 0.01;
/** What is more than tenfold commoner inside is no better a name for it: else a narrow part would name the whole. */
const MAX_LIFT = 10;
/** One word may name a whole field, which a term of two words seldom does; two say more where they do. */
const ONE_WORD = 0.75;
/** Words of less quality are plain. */
const MIN_WORD_QUALITY = 0.6;
/** Phrases looked at closely for each group. */
const MAX_CANDIDATES = 60;
/** What speaks of the same in other words counts so much of it where names compete: the usual word wins. */
const IN_OTHER_WORDS = 0.5;
/** A plain word that is no more than so many times commoner inside than outside is a whole's by chance: cells, robots. */
const MIN_LIFT_ALONE = 10;

/** A phrase that may stand in a group's name. */
export interface NameCandidate {
  readonly phrase: Phrase;
  /** Members: how much each speaks of it, 0–1; the root, for whoever speaks of a thing belongs to its field. */
  readonly strengths: Float32Array;
  readonly quality: number;
  /** A plain word that stands outside the group too: by itself it tells little of it. */
  readonly plain: boolean;
  /** Other candidates that say the same in other words. */
  readonly alike: readonly Phrase[];
}

/** Phrases that may name the group of `members`, with how well each does. */
export function candidatesFor(
  members: readonly number[],
  names: readonly Phrase[],
  find: MentionFinder,
  paperCount: number,
): readonly NameCandidate[] {
  const place = new Int32Array(paperCount).fill(-1);
  for (const [m, paper] of members.entries()) place[paper] = m;
  const counts = countInside(
    names,
    Uint8Array.from(place, (m) => (m === -1 ? 0 : 1)),
  );
  const minTitles = Math.min(
    Math.max(MIN_TITLES, MIN_TITLES_SHARE * members.length),
    Math.ceil(members.length / 4),
  );
  const promising = names
    .map((phrase, p) => ({ phrase, promise: counts[p]! * (counts[p]! / phrase.papers.length) }))
    .filter(({ phrase, promise }) => promise > 0 && !isHeadAlone(phrase))
    .sort((a, b) => b.promise - a.promise || (a.phrase.key < b.phrase.key ? -1 : 1))
    .slice(0, MAX_CANDIDATES);
  return promising.flatMap(({ phrase }): NameCandidate[] => {
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
      Math.log(Math.min(lift, MAX_LIFT)) *
      (isTerm ? Math.min(1, titleShare / FULL_TITLE_SHARE) : UNTITLED) *
      (isOneWord(phrase) ? ONE_WORD : 1);
    const plain = wordsQuality(phrase, paperCount) < MIN_WORD_QUALITY && lift < MIN_LIFT_ALONE;
    return [{ phrase, strengths: own, quality, plain, alike: [] }];
  });
}

/** The commonest of candidates that say the same holds for who speaks of the others too. */
export function withSynonyms(
  candidates: readonly NameCandidate[],
  synonyms: SynonymFinder,
): readonly NameCandidate[] {
  const isSame = synonyms(candidates.map(({ phrase }) => phrase.printed));
  const sums = candidates.map(({ strengths }) => strengths.reduce((sum, one) => sum + one, 0));
  return candidates.map((candidate, c) => {
    const alike = [...candidates.keys()].filter((other) => other !== c && isSame(c, other));
    const same = { ...candidate, alike: alike.map((other) => candidates[other]!.phrase) };
    // What has a word in common is narrower or wider: cell lines, cells.
    const reworded = alike.filter((other) => shareNoWord(candidate, candidates[other]!));
    if (reworded.some((other) => sums[other]! > sums[c]!)) return same;
    const strengths = candidate.strengths.map((own, m) =>
      Math.max(own, ...reworded.map((other) => IN_OTHER_WORDS * candidates[other]!.strengths[m]!)),
    );
    return { ...same, strengths };
  });
}

function shareNoWord({ phrase: a }: NameCandidate, { phrase: b }: NameCandidate): boolean {
  return !a.parts.some((part) => b.parts.includes(part));
}

/** How much commoner a phrase is inside a group than outside, with one more paper on each side. */
function liftOf(inside: number, outside: number, size: number, paperCount: number): number {
  return ((inside + 1) / (size + 2)) * ((paperCount - size + 2) / (outside + 1));
}

function isHeadAlone({ parts }: Phrase): boolean {
  return parts.length === 1 && isHeadFamily(parts[0]!);
}
