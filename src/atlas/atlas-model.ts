import type { NamedTopic } from '../corpus/paper.ts';
import type { Language } from '../words/languages.ts';
import type { Embedding } from './embed/embed.ts';
import type { FittedWords } from './embed/fitted-words.ts';
import { type FoldedWords, foldedWords } from './embed/folded-words.ts';
import { makeTfidf, stemReader, type TermWeights, type TextPair } from './embed/tfidf.ts';
import { type CorpusWords, splitterBy } from './language/corpus-compounds.ts';
import type { Neighbours } from './neighbours/neighbour-lists.ts';
import type { PhraseIndex } from './phrases/phrase-index.ts';
import type { ChartedSubtopic } from './subtopics/chart-subtopics.ts';
import { type SubtopicRules, subtopicRules } from './subtopics/subtopic-rules.ts';
import type { DecidedTopics } from './topics/decide-topics.ts';
import type { TopicRules } from './topics/topic-rules.ts';

/** What an atlas was made by, in the order of its papers. */
export interface AtlasWorkings {
  readonly slugs: readonly string[];
  readonly texts: readonly TextPair[];
  readonly language: Language;
  readonly words: CorpusWords | null;
  readonly embedding: Embedding;
  readonly neighbours: Neighbours;
  /** n × 2. */
  readonly xy: Float64Array;
  readonly terms: TermWeights;
  readonly decided: DecidedTopics;
  readonly index: PhraseIndex;
  readonly subtopics: readonly ChartedSubtopic[];
}

/** The papers of a map as numbers: further ones find their places among them. */
export interface SampleModel {
  /** In the order of all that follows. */
  readonly slugs: readonly string[];
  readonly dimensions: number;
  /** n × d, unit rows. */
  readonly vectors: Float32Array;
  readonly neighbours: Neighbours;
  /** n × 2. */
  readonly xy: Float64Array;
  /** Of which words of further papers may be made; null where none are. */
  readonly words: CorpusWords | null;
}

/** By what further papers get the topics of a map. */
export interface TopicsModel {
  readonly language: Language;
  /** Classes, `outside` last. */
  readonly ids: readonly string[];
  readonly rules: TopicRules;
  readonly terms: TermWeights;
  /** Papers: the class that each is pinned to, −1 for none. */
  readonly pins: Int32Array;
  /** Papers: class. */
  readonly topicOf: Int32Array;
  readonly subtopics: SubtopicRules;
}

/** By what texts become vectors: words of the word model as the corpus moved them, or its own terms where that knows too few. */
export type WordsModel =
  | { readonly by: 'words'; readonly words: FittedWords }
  | { readonly by: 'lsa'; readonly words: FoldedWords };

/** All that charting further papers needs of a map, as plain data: each part by itself, since no stage needs all. */
export interface AtlasModel {
  readonly words: WordsModel;
  readonly sample: SampleModel;
  readonly topics: TopicsModel;
}

/** What an atlas teaches of papers that are not on it; null where papers stand by vectors of their owner. */
export function modelOf(workings: AtlasWorkings): AtlasModel | null {
  const { slugs, language, embedding, neighbours, xy, terms, decided, index, subtopics } = workings;
  const { vectors, dimensions } = embedding;
  const words = wordsOf(workings);
  if (words === null) return null;
  const { topics, assignment, pins } = decided;
  const { columnOf, idf, learnedCount } = terms;
  return {
    words,
    sample: { slugs, dimensions, vectors, neighbours, xy, words: workings.words },
    topics: {
      ...{ language, pins, rules: assignment.rules },
      ids: idsOf(topics),
      terms: { columnOf, idf, learnedCount },
      topicOf: decided.topicOf,
      subtopics: subtopicRules(subtopics, index, embedding),
    },
  };
}

function idsOf(topics: readonly NamedTopic[]): readonly string[] {
  return [...topics.map(({ id }) => id), 'outside'];
}

function wordsOf({ embedding, texts, language, words }: AtlasWorkings): WordsModel | null {
  const { embedder, words: fitted, dimensions, teachers } = embedding;
  if (embedder === 'words' && fitted !== null) return { by: 'words', words: fitted };
  if (embedder !== 'lsa') return null;
  const tfidf = makeTfidf(texts, stemReader(language, splitterBy(words)), teachers);
  return { by: 'lsa', words: foldedWords(tfidf, dimensions, language) };
}
