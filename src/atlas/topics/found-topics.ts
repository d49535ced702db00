import type { NamedTopic } from '../../corpus/paper.ts';
import { makeSlug } from '../../corpus/slug.ts';
import type { Language } from '../../words/languages.ts';
import type { Embedding } from '../embed/embed.ts';
import { findCommunities } from '../neighbours/communities.ts';
import type { Neighbours } from '../neighbours/neighbour-lists.ts';
import { asName, topPhrases } from '../phrases/characteristic-phrases.ts';
import { joinThings, listThings } from '../phrases/listed-things.ts';
import type { PhraseIndex } from '../phrases/phrase-index.ts';
import { synonymFinder } from '../phrases/synonyms.ts';
import { divideUnnamed } from './divide-unnamed.ts';
import { type GroupName, groupNamer } from './group-names.ts';

/** A topic found in the data, and the papers by which it is known. */
export interface FoundTopic extends NamedTopic {
  /** Indices of papers, rising. */
  readonly members: readonly number[];
}

/** What a topic of all papers is called where no phrase is shared by most; pages say it in their own language. */
export const ALL_PAPERS = 'All papers';
/** What a topic is called that no phrase names; pages say it in their own language. */
export const UNNAMED = 'Papers';
/** Fewer papers, or less than this share of all, are no topic. */
const MIN_PAPERS = 4;
const MIN_SHARE = 0.01;
/** So few papers are read, not divided. */
const MIN_TO_DIVIDE = 20;
/** Phrases by which a topic is known, and in how many of its papers each stands at least. */
const PHRASES = 6;
const PHRASE_PAPERS = 2;

/** How topics that are found differ from those of a map without named ones. */
export interface FindOptions {
  /** Ids that are somebody's already; none by default. */
  readonly taken?: readonly string[];
  /** Phrases of each topic at most; six by default. */
  readonly phraseCount?: number;
}

/**
 * Topics found in the data, for an owner who names none: communities of the papers' neighbours, then a name for each.
 * Where there are none all papers are one topic.
 */
export function findTopics(
  neighbours: Neighbours,
  index: PhraseIndex,
  n: number,
  embedding: Embedding,
  { taken = [], phraseCount = PHRASES }: FindOptions = {},
): readonly FoundTopic[] {
  if (n === 0) return [];
  const ids = new Set(['outside', ...taken]);
  const whole = n < MIN_TO_DIVIDE ? [] : communities(neighbours, n);
  if (whole.length < 2) return [wholeTopic(index, n, ids)];
  const { language } = index.tokens;
  const nameGroups = groupNamer(index, n, synonymFinder(embedding));
  const groups = divideUnnamed(whole, neighbours, nameGroups, n);
  const names = nameGroups(groups);
  return groups.map((members, g) => {
    const marks = new Uint8Array(n);
    for (const member of members) marks[member] = 1;
    const phrases = topPhrases(index, marks, PHRASE_PAPERS, phraseCount);
    return {
      ...describedTopic(printedName(names[g]!, phrases, language), phrases, ids, language),
      members,
    };
  });
}

function communities(neighbours: Neighbours, n: number): readonly (readonly number[])[] {
  const groups: number[][] = [];
  for (const [paper, group] of findCommunities(neighbours).entries()) {
    groups[group] ??= [];
    groups[group].push(paper);
  }
  return groups.filter(({ length }) => length >= leastFound(n));
}

/** Whether topics are but one of all papers: where nothing was divided no paper stands outside. */
export function isWhole(topics: readonly FoundTopic[], paperCount: number): boolean {
  const [only, ...others] = topics;
  if (only === undefined || others.length > 0) return false;
  return paperCount < MIN_TO_DIVIDE || only.members.length === paperCount;
}

/** The papers of the smallest group that is a topic where it is found among so many. */
export function leastFound(paperCount: number): number {
  return Math.max(MIN_PAPERS, MIN_SHARE * paperCount);
}

/** A, A and b, or A, b, c where they are but what is in the group. */
function printedName(
  { phrases, holds }: GroupName,
  known: readonly string[],
  language: Language,
): string {
  const words = phrases.map(({ printed }) => printed);
  const [first = known[0] ?? UNNAMED, ...rest] = words;
  return listThings([asName(first), ...rest], rest.length === 1 && holds >= HOLDS, language);
}

/** A name of two phrases that holds for so many is one name; less is a list. */
const HOLDS = 0.6;

/** One topic of all papers, named by the phrase that most of them have. */
function wholeTopic(index: PhraseIndex, n: number, ids: Set<string>): FoundTopic {
  const [widest] = index.phrases
    .filter(({ papers }) => papers.length * 2 > n)
    .sort(
      (a, b) =>
        b.titles.length - a.titles.length ||
        b.papers.length - a.papers.length ||
        b.length - a.length ||
        (a.key < b.key ? -1 : 1),
    );
  const name = widest === undefined ? ALL_PAPERS : asName(widest.printed);
  const members = Array.from({ length: n }, (_, i) => i);
  return { ...describedTopic(name, [], ids, index.tokens.language), members };
}

function describedTopic(
  name: string,
  phrases: readonly string[],
  ids: Set<string>,
  language: Language,
): NamedTopic {
  const id = makeSlug(name, ids, 'topic');
  ids.add(id);
  return { id, name, description: describe(name, phrases, language), phrases };
}

/** What papers are about beside their name: in another language than English the bare things, for these are of the corpus. */
function describe(name: string, phrases: readonly string[], language: Language): string {
  const things = phrases
    .filter((phrase) => phrase.toLowerCase() !== name.toLowerCase())
    .slice(0, PHRASES);
  if (things.length === 0) return '';
  const all = joinThings(things, language);
  return language === 'en' ? `Papers on ${all}.` : `${asName(all)}.`;
}
