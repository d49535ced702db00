import type { NamedTopic } from '../../corpus/paper.ts';
import type { StoredAtlas } from '../atlas-files.ts';
import type { Embedding } from '../embed/embed.ts';
import type { TextPair } from '../embed/tfidf.ts';
import { keepIds } from '../keep-ids.ts';
import type { Neighbours } from '../neighbours/neighbour-lists.ts';
import type { PhraseIndex } from '../phrases/phrase-index.ts';
import { NO_CACHE, type StageCache } from '../stage-cache.ts';
import type { AtlasCorpus } from '../types.ts';
import { type Assignment, assignFoundTopics, assignTopics, type OpenAssignment } from './assign.ts';
import { mostProbable } from './classifier.ts';
import { type FoundTopic, findTopics, isWhole, leastFound } from './found-topics.ts';
import type { LearnedTerms } from './topic-terms.ts';

/** What earlier stages know of the papers. */
interface ReadCorpus {
  readonly texts: readonly TextPair[];
  readonly embedding: Embedding;
  readonly neighbours: Neighbours;
  readonly index: PhraseIndex;
  readonly terms: LearnedTerms;
  /** What earlier runs learned; nothing by default. */
  readonly cache?: StageCache;
}

/** The topics of a map and which each paper has. */
export interface DecidedTopics {
  /** As readers see them. */
  readonly topics: readonly NamedTopic[];
  /** Papers: index of the topic, the number of topics for outside. */
  readonly topicOf: Int32Array;
  /** Papers: index of the topic they are pinned to, −1 for none. */
  readonly pins: Int32Array;
  readonly assignment: Assignment;
  /** Topics found, to be known again by the papers they were found in; empty where the owner names them. */
  readonly stored: StoredAtlas['topics'];
}

/** Decides every paper's topic, of the owner's or of those found: stored ones stay, else they are found now. */
export function decideTopics(
  { papers, topics: named, outside = true }: AtlasCorpus,
  read: ReadCorpus,
  before: Pick<StoredAtlas, 'topics' | 'former'>,
): DecidedTopics {
  const { texts, embedding, neighbours, index, terms, cache = NO_CACHE } = read;
  const { language } = index.tokens;
  const decided = (topics: readonly NamedTopic[], pins: Int32Array, assignment: Assignment) => {
    const topicOf = mostProbable(assignment.probabilities, papers.length, topics.length + 1);
    return { topics, topicOf, pins, assignment };
  };
  if (named !== null) {
    const pins = pinsTo(papers, named);
    const assignment = assignTopics(texts, named, embedding, terms, {
      language,
      neighbours,
      pins,
      outside,
      cache,
    });
    return { ...decided(named, pins, assignment), stored: [] };
  }
  const slugs = papers.map(({ slug }) => slug);
  const known = knownAgain(before.topics, slugs);
  const findAnew = () => {
    const topics = findTopics(neighbours, index, papers.length, embedding);
    const former = before.former?.topics ?? [];
    const ids = keepIds(topics, former, slugs, new Set(['outside']), 'topic');
    return topics.map((topic, t) => ({ ...topic, id: ids[t]! }));
  };
  const decideAll = (found: readonly FoundTopic[]) => {
    const pins = pinsTo(papers, found);
    const mayBeOutside = outside && !isWhole(found, papers.length);
    const options = { language, neighbours, pins, outside: mayBeOutside, cache };
    const open = found.some(({ members }) => members.length > 0)
      ? assignFoundTopics(found, embedding, terms, options)
      : settled(assignTopics(texts, found, embedding, terms, options));
    const topicOf = mostProbable(open.probabilities, papers.length, found.length + 1);
    return { found, pins, topicOf, open };
  };
  const { found, pins, open } =
    known.length > 0
      ? withoutEmpty(known, 1, decideAll)
      : withoutEmpty(findAnew(), leastLeft(papers.length), decideAll);
  const stored = found.map(({ members, phrases, ...topic }) => ({
    ...topic,
    phrases: [...phrases],
    papers: members.map((member) => slugs[member]!),
  }));
  return { ...decided(found, pins, open.calibrated()), stored };
}

/** An assignment of which nothing more is to be said. */
function settled(assignment: Assignment): OpenAssignment {
  return { probabilities: assignment.probabilities, calibrated: () => assignment };
}

/**
 * A group that others take so much of that fewer papers are left is no topic: of half of the smallest that is found
 * most stand nearer to another, and what is left of it is told as a subtopic of that.
 */
function leastLeft(paperCount: number): number {
  return Math.ceil(leastFound(paperCount) / 2);
}

/** Decides all papers, and again as long as a topic is left with fewer than `least`. */
function withoutEmpty<Decided extends { readonly topicOf: Int32Array }>(
  found: readonly FoundTopic[],
  least: number,
  decideAll: (found: readonly FoundTopic[]) => Decided,
): Decided {
  const decided = decideAll(found);
  const sizes = new Uint32Array(found.length + 1);
  for (const topic of decided.topicOf) sizes[topic]!++;
  const left = found.filter((_, t) => sizes[t]! >= least);
  if (left.length === found.length || left.length === 0) return decided;
  return withoutEmpty(left, least, decideAll);
}

/** Stored topics, with those of their papers that are left. */
function knownAgain(
  stored: StoredAtlas['topics'],
  slugs: readonly string[],
): readonly FoundTopic[] {
  const indexOf = new Map(slugs.map((slug, i) => [slug, i]));
  return stored.map(({ papers, ...topic }) => ({
    ...topic,
    members: papers.flatMap((slug) => indexOf.get(slug) ?? []).sort((a, b) => a - b),
  }));
}

/** Papers: index of the topic they are pinned to, the number of topics for outside, −1 for none. */
export function pinsTo(
  papers: AtlasCorpus['papers'],
  topics: readonly Pick<NamedTopic, 'id'>[],
): Int32Array {
  return Int32Array.from(papers, ({ pin }) => pinIndex(pin, topics));
}

function pinIndex(pin: string | null, topics: readonly Pick<NamedTopic, 'id'>[]): number {
  if (pin === null) return -1;
  return pin === 'outside' ? topics.length : topics.findIndex(({ id }) => id === pin);
}
