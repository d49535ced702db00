import type { NamedTopic } from '../../corpus/paper.ts';
import type { Embedding } from '../embed/embed.ts';
import { dotRows } from '../embed/rows.ts';
import type { TextPair } from '../embed/tfidf.ts';
import { scoreRow, softmax, trainClassifier } from './classifier.ts';
import { phraseEvidence } from './evidence.ts';

/** What a topic is decided by; larger `outside` sends more papers outside, larger `phrases` trusts the owner's words over meaning. */
export interface TopicOptions {
  /** Weight of phrases found in the text, in units of their root mean square. */
  readonly phrases: number;
  /** Weight of closeness in meaning to the description, in standard deviations. */
  readonly meaning: number;
  /** What a topic has to offer before a paper counts as its own. */
  readonly outside: number;
  /** How much of the first evidence stays beside what the classifier learned. */
  readonly firstEvidence: number;
  /** Papers less sure than this teach nothing. */
  readonly teachFrom: number;
  readonly rounds: number;
  /** Keeps the classifier from learning single papers by heart. */
  readonly penalty: number;
  /** Divides the final scores: larger says less sure. */
  readonly temperature: number;
}

const TOPIC_OPTIONS: TopicOptions = {
  phrases: 2,
  meaning: 1,
  outside: 2,
  firstEvidence: 0.5,
  teachFrom: 0.4,
  rounds: 4,
  penalty: 0.001,
  temperature: 1.2,
};

/** First evidence is sharpened by this before it teaches: its scale is one of deviations, not of log-odds. */
const FIRST_SHARPNESS = 1.5;

/**
 * Probabilities of every topic for every paper: n × (t + 1), row-major, `outside` last, each row summing to 1.
 * Starts from the owner's phrases and descriptions, then trains itself on the papers it is sure of
 * (self-training: Scudder 1965). A pin (`pins[i]` = topic index, t for outside, −1 for none) settles its paper
 * and teaches the rest.
 */
export function assignTopics(
  texts: readonly TextPair[],
  topics: readonly NamedTopic[],
  topicVectors: Float32Array,
  embedding: Embedding,
  pins: Int32Array,
  options: TopicOptions = TOPIC_OPTIONS,
): Float64Array {
  const n = texts.length;
  const classes = topics.length + 1;
  const first = firstScores(texts, topics, topicVectors, embedding, options);
  const probabilities = toProbabilities(first, n, classes, FIRST_SHARPNESS);
  const scores = new Float64Array(classes);
  const rowWeights = new Float64Array(n);
  for (let round = 0; round < options.rounds; round++) {
    settlePins(probabilities, pins, classes);
    for (let i = 0; i < n; i++) {
      let best = 0;
      for (let c = 0; c < classes; c++) best = Math.max(best, probabilities[i * classes + c]!);
      rowWeights[i] = Math.max(0, best - options.teachFrom) / (1 - options.teachFrom);
    }
    const { weights } = trainClassifier(
      embedding.vectors,
      embedding.dimensions,
      probabilities,
      classes,
      rowWeights,
      options.penalty,
    );
    const sharpness = round === options.rounds - 1 ? 1 / options.temperature : 1;
    for (let i = 0; i < n; i++) {
      scoreRow(weights, embedding.vectors, i, embedding.dimensions, scores);
      for (let c = 0; c < classes; c++) {
        scores[c] = sharpness * (scores[c]! + options.firstEvidence * first[i * classes + c]!);
      }
      softmax(scores);
      probabilities.set(scores, i * classes);
    }
  }
  settlePins(probabilities, pins, classes);
  return probabilities;
}

/** Phrases and meaning on one scale, n × (t + 1); `outside` is what they are measured against. */
function firstScores(
  texts: readonly TextPair[],
  topics: readonly NamedTopic[],
  topicVectors: Float32Array,
  embedding: Embedding,
  options: TopicOptions,
): Float64Array {
  const n = texts.length;
  const t = topics.length;
  const phrases = phraseEvidence(texts, topics);
  const scores = new Float64Array(n * (t + 1));
  const column = new Float64Array(n);
  for (let topic = 0; topic < t; topic++) {
    for (let i = 0; i < n; i++)
      column[i] = dotRows(embedding.vectors, i, topicVectors, topic, embedding.dimensions);
    const { mean, deviation } = moments(column);
    let squares = 0;
    for (let i = 0; i < n; i++) squares += phrases[i * t + topic]! ** 2;
    const usual = Math.sqrt(squares / Math.max(1, n)) || 1;
    for (let i = 0; i < n; i++) {
      scores[i * (t + 1) + topic] =
        (options.phrases * phrases[i * t + topic]!) / usual +
        (options.meaning * (column[i]! - mean)) / deviation;
    }
  }
  for (let i = 0; i < n; i++) scores[i * (t + 1) + t] = options.outside;
  return scores;
}

function moments(values: Float64Array): { readonly mean: number; readonly deviation: number } {
  const n = Math.max(1, values.length);
  let mean = 0;
  for (const value of values) mean += value / n;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2 / n;
  // Equal papers differ by rounding only: that is no deviation to divide by.
  return { mean, deviation: squares > 1e-12 ? Math.sqrt(squares) : 1 };
}

function toProbabilities(
  first: Float64Array,
  n: number,
  classes: number,
  sharpness: number,
): Float64Array {
  const probabilities = new Float64Array(n * classes);
  const scores = new Float64Array(classes);
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < classes; c++) scores[c] = sharpness * first[i * classes + c]!;
    softmax(scores);
    probabilities.set(scores, i * classes);
  }
  return probabilities;
}

function settlePins(probabilities: Float64Array, pins: Int32Array, classes: number): void {
  for (const [i, pin] of pins.entries()) {
    if (pin < 0) continue;
    for (let c = 0; c < classes; c++) probabilities[i * classes + c] = c === pin ? 1 : 0;
  }
}
