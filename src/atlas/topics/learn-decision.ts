import { pickSparseRows, type SparseRows } from '../embed/tfidf.ts';
import { pickRows } from '../embed/vector-rows.ts';
import { bytesOf, inputOf, type StageCache } from '../stage-cache.ts';
import { type Teachers, teacherMarks } from '../teachers.ts';
import { softmax, trainClassifier } from './classifier.ts';
import { correctByPins, type PaperVectors } from './pin-corrections.ts';
import { type Decision, scoreLearned } from './topic-rules.ts';

/** Papers as self-training sees them: rows of one number of classes, `outside` last. */
export interface TrainingPapers {
  /** What speaks for each class, in log-odds: n × classes. */
  readonly evidence: Float64Array;
  /** What was made of it, to begin with: n × classes. */
  readonly probabilities: Float64Array;
  readonly terms: SparseRows;
  readonly vectors: PaperVectors;
  /** Papers: the class each is pinned to, −1 for none. */
  readonly pins: Int32Array;
  /** Papers: the group each was found in, −1 for none; null where topics have names. */
  readonly groupOf: Int32Array | null;
}

/** What is settled before anything is learned. */
export interface Settled {
  readonly classes: number;
  /** What standing together says for all that are outside. */
  readonly together: number;
  readonly outside: boolean;
}

/** Papers less sure than this teach nothing. */
const TEACH_FROM = 0.4;
/** The first round learns from the evidence alone, the second from what that found; more drift. */
const ROUNDS = 2;
/** So few papers are learned by heart rather than understood: what they are sure of is half as sure. */
const LEARNED_BY_HEART = 40;
/** Of so many topics the learned scores pick one well; of more each stands against more rivals, and membership goes on counting by the logarithm of how many more. */
const FEW_TOPICS = 8;

/**
 * Learns how papers are decided from those that teach and those with a pin; of the others nothing is read. Where some are
 * teachers, what they taught last is kept: it holds as long as they say the same.
 */
export function learnDecision(
  papers: TrainingPapers,
  settled: Settled,
  cache: StageCache,
): Decision {
  const { teachers = null } = papers.vectors;
  if (teachers === null) return selfTrain(papers, settled);
  const taught = teachersOnly(papers, settled.classes, teachers);
  const { evidence, probabilities, terms, vectors, pins, groupOf } = taught;
  const pinned = pins.some((pin) => pin >= 0);
  const inputs = [
    inputOf(settled),
    ...[evidence, probabilities, terms.rowStarts, terms.columns, terms.values, pins, groupOf].map(
      bytesOf,
    ),
    bytesOf(pinned ? vectors.vectors : null),
  ];
  return cache.getOrMake('topics', inputs, () => selfTrain(taught, settled));
}

/** The papers that are learned from, those with a pin among them. */
function teachersOnly(
  { evidence, probabilities, terms, vectors, pins, groupOf }: TrainingPapers,
  classes: number,
  teachers: Teachers,
): TrainingPapers {
  const marks = teacherMarks(teachers, pins.length);
  const rows = Int32Array.from(pins.keys()).filter((i) => marks[i] === 1 || pins[i]! >= 0);
  const teaching = Int32Array.from(rows.keys()).filter((place) => marks[rows[place]!] === 1);
  const { dimensions } = vectors;
  return {
    evidence: pickRows(evidence, classes, rows),
    probabilities: pickRows(probabilities, classes, rows),
    terms: pickSparseRows(terms, rows),
    vectors: {
      vectors: pickRows(vectors.vectors, dimensions, rows),
      dimensions,
      teachers: teaching,
    },
    pins: rows.map((i) => pins[i]!),
    groupOf: groupOf && rows.map((i) => groupOf[i]!),
  };
}

/**
 * A classifier over the corpus' own terms trains itself on the papers the evidence is sure of (self-training: Scudder
 * 1965; from seed words: Meng et al. 2018).
 */
function selfTrain(papers: TrainingPapers, { classes, together, outside }: Settled): Decision {
  const { pins, groupOf, terms } = papers;
  const probabilities = papers.probabilities.slice();
  const temperature = groupOf === null ? 1 : 1 + LEARNED_BY_HEART / Math.max(1, pins.length);
  const memberOdds = Math.max(0, Math.log((classes - 1) / FEW_TOPICS));
  let decision: Decision | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    applyPins(probabilities, pins, classes);
    const weights = Float64Array.from(pins, (_, i) => teachingWeight(probabilities, classes, i));
    const before = decision?.classifier ?? null;
    const classifier = trainClassifier(terms, probabilities, classes, weights, before);
    const learned = { classifier, together, temperature, memberOdds, outside };
    scoreAll({ ...papers, probabilities }, learned);
    const corrections = correctByPins(probabilities, classes, pins, papers.vectors);
    softmaxRows(probabilities, classes);
    decision = { ...learned, corrections };
  }
  return decision!;
}

/** Writes into `probabilities` the scores of all papers, in log-odds, by what was learned. */
export function scoreAll(
  { evidence, probabilities, terms, pins, groupOf }: TrainingPapers,
  learned: Parameters<typeof scoreLearned>[0],
): void {
  const { classes } = learned.classifier;
  for (let i = 0; i < pins.length; i++) {
    const own = evidence.subarray(i * classes, (i + 1) * classes);
    const row = probabilities.subarray(i * classes, (i + 1) * classes);
    scoreLearned(learned, terms, i, own, groupOf?.[i] ?? -1, row);
  }
}

/** Turns the scores of all papers into probabilities, in place. */
export function softmaxRows(scores: Float64Array, classes: number): void {
  for (let from = 0; from < scores.length; from += classes)
    softmax(scores.subarray(from, from + classes));
}

/** How much paper `i` teaches: the more, the surer its topic is (`probabilities`: n × classes). */
function teachingWeight(probabilities: Float64Array, classes: number, i: number): number {
  let best = 0;
  for (let c = 0; c < classes; c++) best = Math.max(best, probabilities[i * classes + c]!);
  return Math.max(0, best - TEACH_FROM) / (1 - TEACH_FROM);
}

/** A pin decides its paper. */
export function applyPins(probabilities: Float64Array, pins: Int32Array, classes: number): void {
  for (const [i, pin] of pins.entries()) {
    if (pin < 0) continue;
    for (let c = 0; c < classes; c++) probabilities[i * classes + c] = c === pin ? 1 : 0;
  }
}
