import type { NamedTopic } from '../../corpus/paper.ts';
import type { Embedding } from '../embed/embed.ts';
import type { SparseRows, TextPair } from '../embed/tfidf.ts';
import { type Classifier, scoreRow, softmax, trainClassifier } from './classifier.ts';
import { type Evidence, gatherEvidence } from './evidence.ts';

/** Every paper's topic, and what it was decided by. */
export interface Assignment {
  /** n × (t + 1), row-major, `outside` last, each row summing to 1. */
  readonly probabilities: Float64Array;
  readonly evidence: Evidence;
  readonly classifier: Classifier;
}

/** Papers less sure than this teach nothing. */
const TEACH_FROM = 0.4;
/** The first round learns from the owner's words alone, the second from what that found; more drift. */
const ROUNDS = 2;
/** How much of the first evidence stays beside what was learned from it: each word would else count twice. */
export const KEPT_EVIDENCE = 0.4;

/**
 * Decides topics by the owner's words and by what the papers that have them have in common: a classifier over the
 * corpus' own terms trains itself on the papers it is sure of (self-training: Scudder 1965; from seed words: Meng et
 * al. 2018). A pin (`pins[i]` = topic index, t for outside, −1 for none) decides its paper and teaches the rest.
 */
export function assignTopics(
  texts: readonly TextPair[],
  topics: readonly NamedTopic[],
  embedding: Embedding,
  terms: SparseRows,
  pins: Int32Array,
): Assignment {
  const n = texts.length;
  const classes = topics.length + 1;
  const evidence = gatherEvidence(texts, topics, embedding);
  const probabilities = evidence.scores.slice();
  for (let i = 0; i < n; i++) softmax(probabilities.subarray(i * classes, (i + 1) * classes));
  const rowWeights = new Float64Array(n);
  const scores = new Float64Array(classes);
  let classifier: Classifier | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    applyPins(probabilities, pins, classes);
    for (let i = 0; i < n; i++) {
      let best = 0;
      for (let c = 0; c < classes; c++) best = Math.max(best, probabilities[i * classes + c]!);
      rowWeights[i] = Math.max(0, best - TEACH_FROM) / (1 - TEACH_FROM);
    }
    classifier = trainClassifier(terms, probabilities, classes, rowWeights, classifier);
    for (let i = 0; i < n; i++) {
      scoreRow(terms, classifier.weights, i, scores);
      for (let c = 0; c < classes; c++)
        scores[c]! += KEPT_EVIDENCE * evidence.scores[i * classes + c]!;
      softmax(scores);
      probabilities.set(scores, i * classes);
    }
  }
  applyPins(probabilities, pins, classes);
  return { probabilities, evidence, classifier: classifier! };
}

function applyPins(probabilities: Float64Array, pins: Int32Array, classes: number): void {
  for (const [i, pin] of pins.entries()) {
    if (pin < 0) continue;
    for (let c = 0; c < classes; c++) probabilities[i * classes + c] = c === pin ? 1 : 0;
  }
}
