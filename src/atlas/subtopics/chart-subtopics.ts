import type { NamedTopic } from '../../corpus/paper.ts';
import type { StoredAtlas } from '../atlas-files.ts';
import type { Embedding } from '../embed/embed.ts';
import { keepIds } from '../keep-ids.ts';
import type { Neighbours } from '../neighbours/neighbour-lists.ts';
import { asName, topPhrases } from '../phrases/characteristic-phrases.ts';
import { type MentionFinder, type Mentions, mentionFinder } from '../phrases/mentions.ts';
import {
  canonicalNames,
  conflicts,
  isPartOf,
  type Named,
  named,
  sameName,
} from '../phrases/name-relations.ts';
import type { Phrase, PhraseIndex } from '../phrases/phrase-index.ts';
import { chooseNames, type NamingOptions } from './choose-names.ts';
import { drawInNeighbours } from './draw-in.ts';
import type { NamingRules } from './fit-names.ts';
import { type KeptSubtopic, keepSubtopics } from './keep-subtopics.ts';
import type { Scope } from './scope.ts';

/** A subtopic with its members. */
export interface ChartedSubtopic {
  readonly id: string;
  readonly topic: string;
  readonly name: string;
  readonly phrases: readonly string[];
  /** Indices of papers, rising. */
  readonly members: readonly number[];
}

/** The papers and what is known of them. */
export interface ChartedPapers {
  readonly slugs: readonly string[];
  /** Papers: index into the topics, beyond for outside. */
  readonly topicOf: Int32Array;
  readonly embedding: Embedding;
  readonly index: PhraseIndex;
  /** Of the vectors. */
  readonly neighbours: Neighbours;
}

/** Fewer papers are no subtopic. */
const MIN_PAPERS = 5;
/** A topic is divided in three where it can be: one or two names divide nothing. */
const WANTED = 3;
/** A further name has to say this many papers more, or this share of the topic where it is large. */
const PRICE = 0.25;
const PRICE_SHARE = 0.004;
/** As many as a reader takes in at once, for a topic of this many papers; more slowly from there on. */
const MAX_SUBTOPICS = 8;
const MAX_SUBTOPICS_SIZE = 100;
const MAX_EVER = 24;
/** A name is at home where it is spoken of at least this much of as much as anywhere. */
const AT_HOME = 0.35;
/** Phrases shown for a subtopic, and in how many of its papers each stands at least. */
const PHRASES_SHOWN = 6;
const PHRASE_PAPERS = 2;

/** What all topics are divided with. */
interface Division {
  readonly topics: readonly NamedTopic[];
  readonly topicNames: readonly Named[];
  readonly papers: ChartedPapers;
  readonly stored: StoredAtlas['subtopics'];
  /** Those to be named anew. */
  readonly former: StoredAtlas['subtopics'];
  /** Papers that the stored atlas does not know. */
  readonly arrived: ReadonlySet<string>;
  readonly find: MentionFinder;
  readonly names: readonly Phrase[];
  /** Papers of each topic. */
  readonly sizes: readonly number[];
  /** Names given so far, and ids. */
  readonly taken: { readonly topic: string; readonly name: Named }[];
  readonly ids: Set<string>;
}

/**
 * Divides every topic into named subtopics; a paper that no name holds for and whose neighbours are in none is in
 * none. What an earlier atlas stored keeps its id, its name and its papers; new papers join where a name holds for them,
 * and what is then left over may become a new subtopic.
 */
export function chartSubtopics(
  topics: readonly NamedTopic[],
  papers: ChartedPapers,
  stored: Pick<StoredAtlas, 'subtopics' | 'positions' | 'former'>,
): readonly ChartedSubtopic[] {
  const { slugs, topicOf, index } = papers;
  const arrived = new Set(slugs);
  const former = stored.former?.subtopics ?? [];
  for (const { slug } of stored.positions) arrived.delete(slug);
  const division: Division = {
    topics,
    topicNames: topics.map(({ name }) => named(index, name)),
    papers,
    stored: stored.subtopics,
    former,
    arrived,
    find: mentionFinder(index.tokens),
    names: canonicalNames(index),
    sizes: topics.map((_, t) => topicOf.filter((own) => own === t).length),
    taken: [],
    ids: new Set([...stored.subtopics, ...former].map(({ id }) => id)),
  };
  // What is given up holds no name: a later run would not know of it.
  const kept = topics.map((_, t) => keptOf(division, t));
  for (const [t, { id }] of topics.entries())
    for (const { name } of kept[t]!) division.taken.push({ topic: id, name: named(index, name) });
  return topics.flatMap((topic, t) =>
    divideTopic(division, t, kept[t]!).map(({ id, name, members }) => ({
      id,
      topic: topic.id,
      name,
      phrases: phrasesOf(index, members, slugs.length),
      members,
    })),
  );
}

/** The papers of a topic, and what is known of them. */
function scopeOf({ papers: { topicOf, embedding } }: Division, t: number): Scope {
  const { vectors, dimensions, embed } = embedding;
  const members = Int32Array.from(topicOf.keys()).filter((paper) => topicOf[paper] === t);
  return { members, vectors, dimensions, embed };
}

function keptOf(division: Division, t: number): readonly KeptSubtopic[] {
  const { topics, papers, stored, arrived, find } = division;
  const { slugs, index } = papers;
  const scope = scopeOf(division, t);
  return keepSubtopics(topics[t]!.id, scope, slugs, arrived, index, find, stored, MIN_PAPERS);
}

function divideTopic(
  division: Division,
  t: number,
  kept: readonly KeptSubtopic[],
): readonly KeptSubtopic[] {
  const { topics, papers, arrived, former, taken, ids } = division;
  const { slugs, neighbours } = papers;
  const { id: topic } = topics[t]!;
  const scope = scopeOf(division, t);
  const { members } = scope;
  const owned = new Set(kept.flatMap((subtopic) => subtopic.members));
  const coming = [...members].filter(
    (paper) => !owned.has(paper) && (kept.length === 0 || arrived.has(slugs[paper]!)),
  );
  if (coming.length === 0) return kept;
  const options = optionsFor(members.length, kept.length);
  const found = chooseNames(scope, rulesFor(division, t), options, (m) => !owned.has(members[m]!));
  for (const { phrase } of found) taken.push({ topic, name: phrase });
  const fresh = found.map(({ phrase, members: own }) => ({
    name: asName(phrase.printed),
    members: own,
  }));
  const before = former.filter((subtopic) => subtopic.topic === topic);
  const freshIds = keepIds(fresh, before, slugs, ids, 'subtopic');
  return drawInNeighbours(
    [...kept, ...fresh.map((one, i) => ({ id: freshIds[i]!, ...one }))],
    coming,
    neighbours,
  );
}

/** A name says more than the topic's, is at home in it, and is not taken. */
function rulesFor(division: Division, t: number): NamingRules {
  const { topics, topicNames, papers, find, names, sizes, taken } = division;
  const { id } = topics[t]!;
  return {
    names,
    find,
    about: topicNames[t]!.parts,
    allowed: (phrase) =>
      !taken.some(({ topic: home, name }) =>
        home === id ? conflicts(phrase, name) : sameName(phrase, name),
      ) &&
      !topicNames.some((other, o) =>
        o === t ? isPartOf(phrase.parts, other.parts) : conflicts(phrase, other),
      ) &&
      belongs(find(phrase.families), papers.topicOf, sizes, t),
  };
}

/** Whether a topic's papers speak of a thing about as much as those of the topic that speaks of it most. */
function belongs(
  { papers, strengths }: Mentions,
  topicOf: Int32Array,
  sizes: readonly number[],
  topic: number,
): boolean {
  const sums = new Float64Array(sizes.length);
  for (const [p, paper] of papers.entries()) {
    const own = topicOf[paper]!;
    if (own < sums.length) sums[own]! += strengths[p]! ** 2;
  }
  const density = sums.map((sum, t) => sum / Math.max(1, sizes[t]!));
  return density[topic]! >= AT_HOME * Math.max(...density);
}

function optionsFor(paperCount: number, keptCount: number): NamingOptions {
  const most = Math.round(MAX_SUBTOPICS * Math.cbrt(paperCount / MAX_SUBTOPICS_SIZE));
  return {
    least: MIN_PAPERS,
    most: Math.max(0, Math.min(MAX_EVER, Math.max(MAX_SUBTOPICS, most)) - keptCount),
    wanted: Math.max(0, WANTED - keptCount),
    price: Math.max(PRICE, PRICE_SHARE * paperCount),
  };
}

function phrasesOf(index: PhraseIndex, members: readonly number[], n: number): readonly string[] {
  const marks = new Uint8Array(n);
  for (const member of members) marks[member] = 1;
  return topPhrases(index, marks, PHRASE_PAPERS, PHRASES_SHOWN);
}
