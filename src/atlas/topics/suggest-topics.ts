import type { NamedTopic } from '../../corpus/paper.ts';
import type { Language } from '../../words/languages.ts';
import { embedPapers } from '../embed/embed.ts';
import { makeTfidf, stemReader, type TextPair } from '../embed/tfidf.ts';
import { dotRows, normaliseRows } from '../embed/vector-rows.ts';
import { corpusCompounds } from '../language/corpus-compounds.ts';
import { detectLanguages } from '../language/detect.ts';
import { nearestNeighbours } from '../neighbours/knn.ts';
import { withInformativeness } from '../phrases/informativeness.ts';
import { thingsListed } from '../phrases/listed-things.ts';
import { collectPhrases } from '../phrases/phrase-index.ts';
import type { AtlasCorpus } from '../types.ts';
import { assignTopics } from './assign.ts';
import { mostProbable } from './classifier.ts';
import { pinsTo } from './decide-topics.ts';
import { findTopics } from './found-topics.ts';
import { topicTerms } from './topic-terms.ts';

/** A group of papers, ready to be made a topic. */
export interface TopicSuggestion extends NamedTopic {
  /** Papers that the map has in it where it is made a topic. */
  readonly papers: number;
  /** Titles of the papers in its middle, the most typical first. */
  readonly titles: readonly string[];
}

/** A map that suggestions are for: topics that stay beside them. */
export interface SuggestedMap extends Omit<AtlasCorpus, 'topics'> {
  readonly topics: readonly NamedTopic[];
  /** Further ids that are taken. */
  readonly taken?: readonly string[];
}

/** Titles that show what a group is. */
const TITLES = 3;
/** Neighbours by which groups are found. */
const NEIGHBOURS = 30;
/**
 * Phrases of a suggestion: named topics are decided by the owner's words alone. With ten instead of six the map keeps
 * 82 to 86 of 100 papers of a group (78 to 86), measured on medicine, library science, the first map and eight areas;
 * sixteen say little more and are long to read.
 */
const PHRASES = 10;
/** Letters of a thing at least: where no blanks part words, the sign for and is a part of many, as of 饱和 (saturated). */
const MIN_THING = 2;

/**
 * Groups found among papers, as topics an owner might name beside those that stay (none by default): largest first. Each
 * is counted as the map has it once all are topics; one that would be left without papers is none. A single one is of
 * all papers, for a map where none is outside.
 */
export function suggestTopics(
  papers: AtlasCorpus['papers'],
  map: SuggestedMap = { papers, topics: [] },
): readonly TopicSuggestion[] {
  const read = readPapers(papers);
  const { texts, language, split, embedding, neighbours } = read;
  const index = withInformativeness(collectPhrases(texts, 2, language, split), embedding);
  const taken = [...map.topics.flatMap(({ id, was = [] }) => [id, ...was]), ...(map.taken ?? [])];
  const options = { taken, phraseCount: PHRASES };
  const found = findTopics(neighbours, index, texts.length, embedding, options);
  const topics = found.map(({ members: _, ...topic }) => withNamePhrases(topic, texts, language));
  const charted = map.papers === papers ? read : readPapers(map.papers);
  const members = membersOf(charted, map, topics);
  const { vectors, dimensions } = charted.embedding;
  return topics
    .map((topic, t) => ({
      ...topic,
      papers: members[t]!.length,
      titles: mostTypical(members[t]!, vectors, dimensions).map(
        (paper) => charted.texts[paper]!.title,
      ),
    }))
    .filter((topic) => topic.papers > 0)
    .sort((a, b) => b.papers - a.papers);
}

/**
 * What a name lists are phrases, too: as a whole it stands in no paper. The map then keeps more of four of six
 * corpora's groups (French .78 to .82 of their papers), and has more nearly their sizes.
 */
function withNamePhrases(
  topic: NamedTopic,
  texts: readonly TextPair[],
  language: Language,
): NamedTopic {
  const things = thingsListed(topic.name, language);
  if (things.length < 2 || things.some((thing) => thing.length < MIN_THING)) return topic;
  const known = new Set(topic.phrases.map((phrase) => phrase.toLowerCase()));
  const added = things
    .filter((thing) => !known.has(thing.toLowerCase()))
    .map((thing) => inSentence(thing, texts));
  return { ...topic, phrases: [...added, ...topic.phrases] };
}

/** A thing that a name may begin with, as texts write it where no sentence does: Hypertension → hypertension. */
function inSentence(thing: string, texts: readonly TextPair[]): string {
  const small = thing.charAt(0).toLowerCase() + thing.slice(1);
  return texts.some(({ abstract }) => abstract.includes(` ${small}`)) ? small : thing;
}

/** Papers as topics are found and decided by. */
function readPapers(papers: AtlasCorpus['papers']) {
  const texts = papers.map(
    ({ titlePlain, abstractPlain }): TextPair => ({ title: titlePlain, abstract: abstractPlain }),
  );
  const { main: language } = detectLanguages(texts.map(({ abstract, title }) => abstract || title));
  const split = corpusCompounds(texts, language);
  const tfidf = makeTfidf(texts, stemReader(language, split));
  const embedding = embedPapers(texts, tfidf, null, language, split);
  const neighbours = nearestNeighbours(embedding.vectors, embedding.dimensions, NEIGHBOURS);
  return { texts, language, split, embedding, neighbours };
}

/** The papers of each suggested topic, as a map decides that has them beside its own. */
function membersOf(
  { texts, language, split, embedding, neighbours }: ReturnType<typeof readPapers>,
  { papers, topics: named, outside = true }: SuggestedMap,
  suggested: readonly NamedTopic[],
): readonly (readonly number[])[] {
  const topics = [...named, ...suggested];
  const mayBeOutside = outside && topics.length > 1;
  const terms = topicTerms(texts, language, null, split);
  const pins = pinsTo(papers, topics);
  const options = { language, neighbours, pins, outside: mayBeOutside };
  const { probabilities } = assignTopics(texts, topics, embedding, terms, options);
  const topicOf = mostProbable(probabilities, papers.length, topics.length + 1);
  const members = suggested.map((): number[] => []);
  for (const [paper, topic] of topicOf.entries()) members[topic - named.length]?.push(paper);
  return members;
}

/** The members nearest to the middle of all. */
function mostTypical(
  members: readonly number[],
  vectors: Float32Array,
  dimensions: number,
): readonly number[] {
  const middle = new Float64Array(dimensions);
  for (const paper of members)
    for (let d = 0; d < dimensions; d++) middle[d]! += vectors[paper * dimensions + d]!;
  normaliseRows(middle, dimensions);
  return members
    .map((paper) => ({ paper, cosine: dotRows(vectors, paper, middle, 0, dimensions) }))
    .sort((a, b) => b.cosine - a.cosine || a.paper - b.paper)
    .slice(0, TITLES)
    .map(({ paper }) => paper);
}
