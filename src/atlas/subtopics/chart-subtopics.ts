import type { NamedTopic } from '../../corpus/paper.ts';
import type { StoredAtlas } from '../atlas-files.ts';
import type { Embedding } from '../embed/embed.ts';
import type { Neighbours } from '../neighbours/neighbour-lists.ts';
import { topPhrases } from '../phrases/characteristic-phrases.ts';
import { thingsListed } from '../phrases/listed-things.ts';
import { type MentionFinder, mentionFinder } from '../phrases/mentions.ts';
import { canonicalNames, familiesOf, type Named, named } from '../phrases/name-relations.ts';
import type { Phrase, PhraseIndex } from '../phrases/phrase-index.ts';
import { divideWhole, type GivenAway } from './divide-whole.ts';
import { type KeptSubtopic, keepSubtopics, leftOf } from './keep-subtopics.ts';
import { levelsOf } from './levels.ts';
import { rulesFor } from './naming-rules.ts';
import { sameThingFinder } from './same-thing.ts';
import type { Scope } from './scope.ts';
import { insideWholes, keyOf, OUTSIDE, partsIn, type Whole } from './wholes.ts';

/** A subtopic with its members. */
export interface ChartedSubtopic {
  readonly id: string;
  readonly topic: string;
  /** Id of the subtopic that it is a part of; null for a part of its topic. */
  readonly within: string | null;
  readonly name: string;
  readonly phrases: readonly string[];
  /** Indices of papers, rising: those of its parts too. */
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

/** A subtopic of so many papers is divided itself: a topic of a small map has no more, and three parts divide it well. */
const DIVIDED_PAPERS = 60;
/** Phrases shown for a subtopic, and in how many of its papers each stands at least. */
const PHRASES_SHOWN = 6;
const PHRASE_PAPERS = 2;

/** What all wholes are divided with. */
interface Division extends GivenAway {
  readonly topicNames: ReadonlyMap<string, Named>;
  readonly papers: ChartedPapers;
  readonly stored: StoredAtlas['subtopics'];
  readonly find: MentionFinder;
  readonly names: readonly Phrase[];
  readonly isSameThing: (a: Named, b: Named) => boolean;
}

/**
 * Divides every topic into named subtopics, and the large ones of a large corpus again; a paper that no name holds for
 * and whose neighbours are in none is in none. What an earlier atlas stored keeps its id, its name and its papers; new
 * papers join where a name holds for them, and what is then left over may become a new subtopic. Each stands before
 * its parts. Papers outside all topics are divided in the same way, last, but only by names that surely hold.
 */
export function chartSubtopics(
  topics: readonly NamedTopic[],
  papers: ChartedPapers,
  stored: Pick<StoredAtlas, 'subtopics' | 'positions' | 'former'>,
): readonly ChartedSubtopic[] {
  const { slugs, topicOf, index } = papers;
  const division = divisionOf(topics, papers, stored);
  let wholes = topics.map(({ id, name }, t): Whole => {
    const members = Int32Array.from(topicOf.keys()).filter((paper) => topicOf[paper] === t);
    const things = thingsListed(name, index.tokens.language).map((thing) => named(index, thing));
    return { topic: id, subtopic: null, things, subtopics: [], members };
  });
  const strangers = Int32Array.from(topicOf.keys()).filter((i) => topicOf[i] === topics.length);
  const nothing = { topic: OUTSIDE, subtopic: null, things: [], subtopics: [] };
  const outside: Whole = { ...nothing, members: strangers };
  const all = [...wholes, outside];
  for (const whole of all) takeKeptNames(division, whole, whole.members);
  const levels = levelsOf(slugs.length);
  const charted: ChartedSubtopic[] = [];
  for (let level = 1; wholes.length > 0; level++) {
    const parts = divideAll(division, wholes, wholes, level < levels);
    charted.push(...parts);
    wholes = partsAsWholes(division, wholes, parts);
  }
  return [...charted, ...divideAll(division, [outside], all, true)];
}

function divisionOf(
  topics: readonly NamedTopic[],
  papers: ChartedPapers,
  { subtopics, positions, former: outdated }: Parameters<typeof chartSubtopics>[2],
): Division {
  const { slugs, neighbours, index } = papers;
  const former = outdated?.subtopics ?? [];
  const arrived = new Set(slugs);
  for (const { slug } of positions) arrived.delete(slug);
  const find = mentionFinder(index.tokens);
  return {
    topicNames: new Map(topics.map(({ id, name }) => [id, named(index, name)])),
    papers,
    slugs,
    neighbours,
    stored: insideWholes(subtopics),
    former,
    arrived,
    find,
    speakingOf: (name) => new Set(find(familiesOf(index, name)).papers),
    names: canonicalNames(index),
    isSameThing: sameThingFinder({ ...papers, find }),
    taken: [],
    ids: new Set([...subtopics, ...former].map(({ id }) => id)),
    followed: new Set(),
  };
}

/** Takes the names of all that will be kept in a whole. What is given up holds no name: a later run would not know of it. */
function takeKeptNames(
  division: Division,
  whole: Pick<Whole, 'topic' | 'subtopic'>,
  members: Int32Array,
): void {
  const { stored, slugs, papers, taken } = division;
  const { own, owners } = leftOf(partsIn(stored, whole), members, slugs);
  for (const [place, { id, name }] of own.entries()) {
    taken.push({ whole: keyOf(whole), name: named(papers.index, name) });
    const part = { topic: whole.topic, subtopic: id };
    takeKeptNames(
      division,
      part,
      members.filter((_, m) => owners[m] === place),
    );
  }
}

/** The parts of `divided`, wholes of one level; only those that are stored where it doesn't find any. */
function divideAll(
  division: Division,
  divided: readonly Whole[],
  wholes: readonly Whole[],
  finds: boolean,
): readonly ChartedSubtopic[] {
  const { papers, topicNames, taken } = division;
  const { slugs, index } = papers;
  const wholeOf = new Int32Array(slugs.length).fill(-1);
  for (const [w, { members }] of wholes.entries()) for (const paper of members) wholeOf[paper] = w;
  const level = { topicNames, wholes, wholeOf, taken };
  return divided.flatMap((whole) => {
    const rules = rulesFor(level, wholes.indexOf(whole), division);
    const scope = scopeOf(division, whole);
    const kept = keptOf(division, whole, scope);
    const isDivided = whole.subtopic === null || whole.members.length >= DIVIDED_PAPERS;
    const parts = finds && isDivided ? divideWhole(whole, scope, kept, rules, division) : kept;
    return parts.map(({ id, name, members }) => ({
      id,
      topic: whole.topic,
      within: whole.subtopic,
      name,
      phrases: phrasesOf(index, members, slugs.length),
      members,
    }));
  });
}

function scopeOf({ papers: { embedding } }: Division, { members }: Whole): Scope {
  const { vectors, dimensions, embed } = embedding;
  return { members, vectors, dimensions, embed };
}

/** What is left of the stored parts of a whole, joined by papers that were in none of them but in another or nowhere. */
function keptOf(division: Division, whole: Whole, scope: Scope): readonly KeptSubtopic[] {
  const { papers, stored, arrived, find } = division;
  const own = partsIn(stored, whole);
  if (own.length === 0) return [];
  const before = stored.find(({ id }) => id === whole.subtopic);
  const known = new Set(before?.papers);
  const parted = stored.filter(({ within }) => before === undefined || within !== undefined);
  const inParts = new Set(parted.flatMap(({ papers: slugs }) => slugs));
  const joins = (slug: string): boolean =>
    arrived.has(slug) || inParts.has(slug) || (before !== undefined && !known.has(slug));
  return keepSubtopics(scope, papers.slugs, joins, papers.index, find, own);
}

/** The parts of a level as wholes of the next. */
function partsAsWholes(
  { papers: { index } }: Division,
  wholes: readonly Whole[],
  parts: readonly ChartedSubtopic[],
): Whole[] {
  const wholeOf = new Map(wholes.map((whole) => [keyOf(whole), whole]));
  return parts.map(({ id, topic, within, name, members }) => {
    const { things, subtopics } = wholeOf.get(keyOf({ topic, subtopic: within }))!;
    return {
      ...{ topic, subtopic: id, things },
      subtopics: [...subtopics, named(index, name)],
      members: Int32Array.from(members),
    };
  });
}

function phrasesOf(index: PhraseIndex, members: readonly number[], n: number): readonly string[] {
  const marks = new Uint8Array(n);
  for (const member of members) marks[member] = 1;
  return topPhrases(index, marks, PHRASE_PAPERS, PHRASES_SHOWN);
}
