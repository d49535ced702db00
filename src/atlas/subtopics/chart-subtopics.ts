import type { NamedTopic } from '../../corpus/paper.ts';
import { makeSlug } from '../../corpus/slug.ts';
import type { Embedding } from '../embed/embed.ts';
import { asName, topPhrases } from '../phrases/characteristic-phrases.ts';
import { type Mentions, mentionFinder } from '../phrases/mentions.ts';
import {
  canonicalNames,
  conflicts,
  isPartOf,
  type Named,
  named,
  sameName,
} from '../phrases/names.ts';
import type { PhraseIndex } from '../phrases/phrase-index.ts';
import type { StoredAtlas } from '../store.ts';
import { chooseNames, type NamingOptions } from './choose-names.ts';
import type { NamingRules } from './fit-names.ts';
import { keepSubtopics } from './keep-subtopics.ts';

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

/**
 * Divides every topic into named subtopics; a paper that no name holds for is in none. What an earlier atlas
 * stored keeps its id, its name and its papers; new papers join where a name holds for them, and what is then
 * left over may become a new subtopic.
 */
export function chartSubtopics(
  topics: readonly NamedTopic[],
  papers: ChartedPapers,
  stored: Pick<StoredAtlas, 'subtopics' | 'positions'>,
): readonly ChartedSubtopic[] {
  const { slugs, topicOf, index, embedding } = papers;
  const { vectors, dimensions, embed } = embedding;
  const find = mentionFinder(index.tokens);
  const names = canonicalNames(index);
  const topicNames = topics.map(({ name }) => named(index, name));
  const taken: { topic: string; name: Named }[] = stored.subtopics.map(({ name, topic }) => ({
    topic,
    name: named(index, name),
  }));
  const ids = new Set(stored.subtopics.map(({ id }) => id));
  const sizes = topics.map((_, t) => topicOf.filter((own) => own === t).length);
  const arrived = new Set(slugs);
  for (const { slug } of stored.positions) arrived.delete(slug);
  return topics.flatMap((topic, t) => {
    const members = Int32Array.from(topicOf.keys()).filter((paper) => topicOf[paper] === t);
    const scope = { members, vectors, dimensions, embed };
    const rules: NamingRules = {
      names,
      find,
      about: topicNames[t]!.parts,
      allowed: (phrase) =>
        !taken.some(({ topic: home, name }) =>
          home === topic.id ? conflicts(phrase, name) : sameName(phrase, name),
        ) &&
        !topicNames.some((other, o) =>
          o === t ? isPartOf(phrase.parts, other.parts) : conflicts(phrase, other),
        ) &&
        belongs(find(phrase.families), topicOf, sizes, t),
    };
    const kept = keepSubtopics(
      topic.id,
      scope,
      slugs,
      arrived,
      index,
      find,
      stored.subtopics,
      MIN_PAPERS,
    );
    const owned = new Set(kept.flatMap((subtopic) => subtopic.members));
    const closed = kept.length > 0 && !members.some((paper) => arrived.has(slugs[paper]!));
    const found = closed
      ? []
      : chooseNames(
          scope,
          rules,
          optionsFor(members.length, kept.length),
          (m) => !owned.has(members[m]!),
        );
    for (const { phrase } of found) taken.push({ topic: topic.id, name: phrase });
    const fresh = found.map(({ phrase, members: own }) => {
      const name = asName(phrase.printed);
      const id = makeSlug(name, ids, 'subtopic');
      ids.add(id);
      return { id, name, members: own };
    });
    return [...kept, ...fresh].map(({ id, name, members: own }) => ({
      id,
      topic: topic.id,
      name,
      phrases: phrasesOf(index, own, slugs.length),
      members: own,
    }));
  });
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
