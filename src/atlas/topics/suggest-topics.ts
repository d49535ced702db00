import type { NamedTopic, Paper } from '../../corpus/paper.ts';
import { embedPapers } from '../embed/embed.ts';
import { makeTfidf, stemReader } from '../embed/tfidf.ts';
import { dotRows, normaliseRows } from '../embed/vector-rows.ts';
import { corpusCompounds } from '../language/corpus-compounds.ts';
import { detectLanguages } from '../language/detect.ts';
import { nearestNeighbours } from '../neighbours/knn.ts';
import { withInformativeness } from '../phrases/informativeness.ts';
import { collectPhrases } from '../phrases/phrase-index.ts';
import { findTopics } from './found-topics.ts';

/** A group of papers, ready to be made a topic. */
export interface TopicSuggestion extends NamedTopic {
  /** Papers in it. */
  readonly papers: number;
  /** Titles of the papers in its middle, the most typical first. */
  readonly titles: readonly string[];
}

/** Titles that show what a group is. */
const TITLES = 3;
/** Neighbours by which groups are found. */
const NEIGHBOURS = 30;

/** Groups found among papers, as topics an owner might name: largest first. */
export function suggestTopics(
  papers: readonly Pick<Paper, 'titlePlain' | 'abstractPlain'>[],
): readonly TopicSuggestion[] {
  const texts = papers.map(({ titlePlain, abstractPlain }) => ({
    title: titlePlain,
    abstract: abstractPlain,
  }));
  const { main } = detectLanguages(texts.map(({ abstract, title }) => abstract || title));
  const split = corpusCompounds(texts, main);
  const tfidf = makeTfidf(texts, stemReader(main, split));
  const embedding = embedPapers(texts, tfidf, null, main, split);
  const { vectors, dimensions } = embedding;
  const neighbours = nearestNeighbours(vectors, dimensions, NEIGHBOURS);
  const index = withInformativeness(collectPhrases(texts, 2, main, split), embedding);
  return findTopics(neighbours, index, texts.length, embedding).map(({ members, ...topic }) => ({
    ...topic,
    papers: members.length,
    titles: mostTypical(members, vectors, dimensions).map((paper) => texts[paper]!.title),
  }));
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
