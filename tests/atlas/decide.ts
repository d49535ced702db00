import { embedPapers } from '../../src/atlas/embed/embed.ts';
import { makeTfidf, type TextPair } from '../../src/atlas/embed/tfidf.ts';
import { nearestNeighbours } from '../../src/atlas/neighbours/knn.ts';
import { assignTopics } from '../../src/atlas/topics/assign.ts';
import { topicTerms } from '../../src/atlas/topics/topic-terms.ts';
import type { NamedTopic } from '../../src/corpus/paper.ts';
import { SMALL, TOPICS } from './corpora.ts';

/** A topic of which only the name matters, unless more is said. */
export const topic = (
  id: string,
  phrases: readonly string[] = [],
  description = '',
): NamedTopic => ({
  id,
  name: id,
  description,
  phrases,
});
export const text = (title: string, abstract = ''): TextPair => ({ title, abstract });
/** The fourteen papers of two topics and of none, as texts. */
export const small = SMALL.map(({ title, abstract }) => text(title, abstract));

/** Decides the topics of texts; `pinned` by index of the paper. `of` gives the probabilities of a paper, `best` its topic. */
export function decide(
  texts: readonly TextPair[],
  topics: readonly NamedTopic[] = TOPICS,
  pinned: Readonly<Record<number, number>> = {},
  outside = true,
) {
  const embedding = embedPapers(texts, makeTfidf(texts));
  const terms = topicTerms(texts);
  const neighbours = nearestNeighbours(embedding.vectors, embedding.dimensions, 30);
  const pins = new Int32Array(texts.length).fill(-1);
  for (const [i, pin] of Object.entries(pinned)) pins[Number(i)] = pin;
  const assignment = assignTopics(texts, topics, embedding, terms, { neighbours, pins, outside });
  const classes = topics.length + 1;
  const of = (i: number) => [...assignment.probabilities.subarray(i * classes, (i + 1) * classes)];
  const best = (i: number) => of(i).indexOf(Math.max(...of(i)));
  return { assignment, terms, embedding, of, best };
}
