import type { NamedTopic } from '../../corpus/paper.ts';
import type { Language } from '../../words/languages.ts';
import type { Embedding } from '../embed/embed.ts';
import type { SparseRows, TextPair, WeighedRows } from '../embed/tfidf.ts';
import type { Neighbours } from '../neighbours/neighbour-lists.ts';
import { NO_CACHE, type StageCache } from '../stage-cache.ts';
import { calibrateFound } from './calibrate-found.ts';
import { softmax } from './classifier.ts';
import { type Evidence, gatherEvidence } from './evidence.ts';
import type { FoundTopic } from './found-topics.ts';
import { groupEvidence } from './group-evidence.ts';
import { applyPins, learnDecision, scoreAll, softmaxRows } from './learn-decision.ts';
import { correctAll, type PaperVectors } from './pin-corrections.ts';
import { smoothOutside } from './smooth-outside.ts';
import { type Decision, type TopicRules, withoutOutside } from './topic-rules.ts';
import { viewAgreement } from './view-agreement.ts';

/** Every paper's topic, and what it was decided by. */
export interface Assignment {
  /** n × (t + 1), row-major, `outside` last, each row summing to 1. */
  readonly probabilities: Float64Array;
  readonly phraseMatches: Evidence['phraseMatches'];
  readonly rules: TopicRules;
}

/** Papers decided among found topics, before anything says how sure that is. */
export interface OpenAssignment {
  /** n × (t + 1); sharpened in place as they are calibrated. */
  readonly probabilities: Float64Array;
  /** How sure each decision is takes a second view of the papers: asked for once, of the topics that stand. */
  readonly calibrated: () => Assignment;
}

/** What decides beside the texts. */
export interface AssignOptions {
  /** What the texts are read as; English by default. */
  readonly language?: Language;
  /** Of the papers' vectors: whether a paper is outside its neighbours tell too. */
  readonly neighbours: Neighbours;
  /** Papers: index of the topic they are pinned to, t for outside, −1 for none. A pin decides its paper, teaches the rest and corrects what is said of papers like it. */
  readonly pins: Int32Array;
  /** Whether a paper may be outside all topics. */
  readonly outside: boolean;
  /** What earlier runs learned; nothing by default. */
  readonly cache?: StageCache;
}

/** What being found in a topic says before anything is learned: without it small topics dissolve in large ones beside them. */
const MEMBERSHIP = 0.65;

/** Decides topics by the owner's words and by what the papers that have them have in common. */
export function assignTopics(
  texts: readonly TextPair[],
  topics: readonly NamedTopic[],
  embedding: Embedding,
  terms: SparseRows,
  options: AssignOptions,
): Assignment {
  const evidence = gatherEvidence(texts, topics, embedding, options.language);
  const { probabilities, decision } = selfTrain(evidence, terms, embedding, options, null);
  const rules = { evidence: evidence.rules, decision, groups: null, calibration: null };
  return { probabilities, phraseMatches: evidence.phraseMatches, rules };
}

/** Decides found topics by closeness to the papers they were found in and by what these have in common. */
export function assignFoundTopics(
  topics: readonly FoundTopic[],
  embedding: Embedding,
  terms: WeighedRows,
  options: AssignOptions,
): OpenAssignment {
  const groupOf = new Int32Array(terms.rowCount).fill(-1);
  for (const [t, { members }] of topics.entries())
    for (const member of members) groupOf[member] = t;
  const { vectors, dimensions, teachers } = embedding;
  const held = groupEvidence(groupOf, topics.length, vectors, dimensions, teachers);
  const { evidence, groupOf: coreOf, sums } = held;
  const { probabilities, decision } = selfTrain(evidence, terms, embedding, options, coreOf);
  const calibrated = () => {
    const isPinned = (paper: number) => options.pins[paper]! >= 0;
    const calibration = calibrateFound(
      probabilities,
      topics.length + 1,
      embedding,
      isPinned,
      (topicOf: Int32Array) =>
        viewAgreement(topicOf, topics.length, terms, teachers, options.cache),
    );
    const groups = { foundIn: groupOf, coreOf, sums };
    const rules = { evidence: evidence.rules, decision, groups, calibration };
    return { probabilities, phraseMatches: evidence.phraseMatches, rules };
  };
  return { probabilities, calibrated };
}

/**
 * Decides by what the evidence is sure of and by what is learned from that. `groupOf`: papers → the topic they were found
 * in, −1 for none.
 */
function selfTrain(
  evidence: Evidence,
  terms: SparseRows,
  vectors: PaperVectors,
  { neighbours, pins, outside, cache = NO_CACHE }: AssignOptions,
  groupOf: Int32Array | null,
): { readonly probabilities: Float64Array; readonly decision: Decision } {
  const n = pins.length;
  const classes = evidence.scores.length / n || 1;
  const probabilities = evidence.scores.slice();
  const rowOf = (i: number) => probabilities.subarray(i * classes, (i + 1) * classes);
  for (let i = 0; i < n; i++) {
    if (!outside) withoutOutside(rowOf(i));
    softmax(rowOf(i));
    const group = groupOf?.[i] ?? -1;
    if (group >= 0) addMembership(probabilities, classes, i, group);
  }
  const hasPhrases = (i: number) => evidence.phraseMatches[i]!.length > 0;
  const together =
    outside && groupOf === null
      ? smoothOutside(probabilities, classes, neighbours, hasPhrases, vectors.teachers)
      : 0;
  const papers = { evidence: evidence.scores, probabilities, terms, vectors, pins, groupOf };
  const decision = learnDecision(papers, { classes, together, outside }, cache);
  scoreAll(papers, decision);
  correctAll(decision.corrections, probabilities, vectors);
  softmaxRows(probabilities, classes);
  applyPins(probabilities, pins, classes);
  return { probabilities, decision };
}

/** Moves the probabilities of paper `i` (n × classes) towards the topic it was found in. */
function addMembership(
  probabilities: Float64Array,
  classes: number,
  i: number,
  group: number,
): void {
  for (let c = 0; c < classes; c++) probabilities[i * classes + c]! *= 1 - MEMBERSHIP;
  probabilities[i * classes + group]! += MEMBERSHIP;
}
