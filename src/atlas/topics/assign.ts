import type { NamedTopic } from '../../corpus/paper.ts';
import type { Language } from '../../words/languages.ts';
import type { Embedding } from '../embed/embed.ts';
import type { SparseRows, TextPair, WeighedRows } from '../embed/tfidf.ts';
import type { Neighbours } from '../neighbours/neighbour-lists.ts';
import { type Teachers, teacherMarks } from '../teachers.ts';
import { calibrateFound } from './calibrate-found.ts';
import { type Classifier, softmax, trainClassifier } from './classifier.ts';
import { type Evidence, gatherEvidence } from './evidence.ts';
import type { FoundTopic } from './found-topics.ts';
import { groupEvidence } from './group-evidence.ts';
import { correctByPins, type PaperVectors } from './pin-corrections.ts';
import { smoothOutside } from './smooth-outside.ts';
import { type Decision, scoreLearned, type TopicRules, withoutOutside } from './topic-rules.ts';
import { viewAgreement } from './view-agreement.ts';

/** Every paper's topic, and what it was decided by. */
export interface Assignment {
  /** n × (t + 1), row-major, `outside` last, each row summing to 1. */
  readonly probabilities: Float64Array;
  readonly phraseMatches: Evidence['phraseMatches'];
  readonly rules: TopicRules;
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
}

/** Papers less sure than this teach nothing. */
const TEACH_FROM = 0.4;
/** The first round learns from the evidence alone, the second from what that found; more drift. */
const ROUNDS = 2;
/** What being found in a topic says before anything is learned: without it small topics dissolve in large ones beside them. */
const MEMBERSHIP = 0.65;
/** So few papers are learned by heart rather than understood: what they are sure of is half as sure. */
const LEARNED_BY_HEART = 40;
/** Of so many topics the learned scores pick one well; of more each stands against more rivals, and membership goes on counting by the logarithm of how many more. */
const FEW_TOPICS = 8;

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

/** Decides found topics by closeness to the papers they were found in and by what these have in common; how sure that is, is calibrated. */
export function assignFoundTopics(
  topics: readonly FoundTopic[],
  embedding: Embedding,
  terms: WeighedRows,
  options: AssignOptions,
): Assignment {
  const groupOf = new Int32Array(terms.rowCount).fill(-1);
  for (const [t, { members }] of topics.entries())
    for (const member of members) groupOf[member] = t;
  const { vectors, dimensions, teachers } = embedding;
  const held = groupEvidence(groupOf, topics.length, vectors, dimensions, teachers);
  const { evidence, groupOf: coreOf, sums } = held;
  const { probabilities, decision } = selfTrain(evidence, terms, embedding, options, coreOf);
  const isPinned = (paper: number) => options.pins[paper]! >= 0;
  const calibration = calibrateFound(
    probabilities,
    topics.length + 1,
    embedding,
    isPinned,
    (topicOf: Int32Array) => viewAgreement(topicOf, topics.length, terms, teachers),
  );
  const groups = { foundIn: groupOf, coreOf, sums };
  const rules = { evidence: evidence.rules, decision, groups, calibration };
  return { probabilities, phraseMatches: evidence.phraseMatches, rules };
}

/**
 * A classifier over the corpus' own terms trains itself on the papers the evidence is sure of (self-training: Scudder
 * 1965; from seed words: Meng et al. 2018). `groupOf`: papers → the topic they were found in, −1 for none.
 */
function selfTrain(
  evidence: Evidence,
  terms: SparseRows,
  vectors: PaperVectors,
  { neighbours, pins, outside }: AssignOptions,
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
  const marks = teachersAndPinned(vectors.teachers, pins);
  const rowWeights = new Float64Array(n);
  const temperature = groupOf === null ? 1 : 1 + LEARNED_BY_HEART / Math.max(1, n);
  const memberOdds = Math.max(0, Math.log((classes - 1) / FEW_TOPICS));
  let decision: Decision | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    applyPins(probabilities, pins, classes);
    for (let i = 0; i < n; i++)
      rowWeights[i] = marks[i]! * teachingWeight(probabilities, classes, i);
    const before: Classifier | null = decision?.classifier ?? null;
    const classifier = trainClassifier(terms, probabilities, classes, rowWeights, before);
    const learned = { classifier, together, temperature, memberOdds, outside };
    for (let i = 0; i < n; i++) {
      const own = evidence.scores.subarray(i * classes, (i + 1) * classes);
      scoreLearned(learned, terms, i, own, groupOf?.[i] ?? -1, rowOf(i));
    }
    const corrections = correctByPins(probabilities, classes, pins, vectors);
    for (let i = 0; i < n; i++) softmax(rowOf(i));
    decision = { ...learned, corrections };
  }
  applyPins(probabilities, pins, classes);
  return { probabilities, decision: decision! };
}

/** Papers: 1 for those that the classifier learns from, those with a pin among them. */
function teachersAndPinned(teachers: Teachers | undefined, pins: Int32Array): Uint8Array {
  const marks = teacherMarks(teachers ?? null, pins.length);
  for (const [i, pin] of pins.entries()) if (pin >= 0) marks[i] = 1;
  return marks;
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

/** How much paper `i` teaches: the more, the surer its topic is (`probabilities`: n × classes). */
function teachingWeight(probabilities: Float64Array, classes: number, i: number): number {
  let best = 0;
  for (let c = 0; c < classes; c++) best = Math.max(best, probabilities[i * classes + c]!);
  return Math.max(0, best - TEACH_FROM) / (1 - TEACH_FROM);
}

function applyPins(probabilities: Float64Array, pins: Int32Array, classes: number): void {
  for (const [i, pin] of pins.entries()) {
    if (pin < 0) continue;
    for (let c = 0; c < classes; c++) probabilities[i * classes + c] = c === pin ? 1 : 0;
  }
}
