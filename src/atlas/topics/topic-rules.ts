import type { SparseRows, TextPair } from '../embed/tfidf.ts';
import { type Calibration, calibrateOne } from './calibrate-found.ts';
import { type Classifier, scoreRow, softmax } from './classifier.ts';
import { type EvidenceRules, evidenceOfOne } from './evidence.ts';
import { type GroupSums, ownGroupScore } from './group-evidence.ts';
import { correctOne, type PinCorrections } from './pin-corrections.ts';

/** All by which the papers of a corpus were decided, for further papers: plain data. */
export interface TopicRules {
  readonly evidence: EvidenceRules;
  readonly decision: Decision;
  /** Null where the owner named the topics. */
  readonly groups: FoundGroups | null;
  /** Null where probabilities stay as they were decided. */
  readonly calibration: Calibration | null;
}

/** What the last round of self-training learned. */
export interface Decision extends Learned {
  /** Null where no paper is pinned. */
  readonly corrections: PinCorrections | null;
}

interface Learned {
  readonly classifier: Classifier;
  /** What standing together says for all that are outside. */
  readonly together: number;
  readonly temperature: number;
  /** What being found in a topic goes on saying. */
  readonly memberOdds: number;
  readonly outside: boolean;
}

/** The groups in which the papers of the corpus were found. */
interface FoundGroups {
  /** Papers: their group, −1 for none. */
  readonly foundIn: Int32Array;
  /** The same, −1 too for those that are strangers there. */
  readonly coreOf: Int32Array;
  readonly sums: GroupSums;
}

/** How much of the first evidence stays beside what was learned from it: each word would else count twice. */
export const KEPT_EVIDENCE = 0.4;

/** Writes into `scores` what was learned of row `i`, and what stays of its evidence and of the group it was found in, −1 for none. */
export function scoreLearned(
  { classifier, together, temperature, memberOdds, outside }: Learned,
  terms: SparseRows,
  i: number,
  evidence: Float64Array,
  group: number,
  scores: Float64Array,
): void {
  const classes = scores.length;
  scoreRow(terms, classifier.weights, i, scores);
  for (let c = 0; c < classes; c++) scores[c]! += KEPT_EVIDENCE * evidence[c]!;
  if (group >= 0) scores[group]! += memberOdds;
  scores[classes - 1]! += together;
  for (let c = 0; c < classes; c++) scores[c]! /= temperature;
  if (!outside) withoutOutside(scores);
}

/** Takes being outside out of the question, unless there is nothing else. */
export function withoutOutside(scores: Float64Array): void {
  if (scores.length > 1) scores[scores.length - 1] = Number.NEGATIVE_INFINITY;
}

/** A paper to be decided by itself. */
export interface OnePaper {
  readonly text: TextPair;
  /** One row, by the terms of the corpus. */
  readonly terms: SparseRows;
  readonly vector: Float32Array;
  /** Its place in the corpus that was decided; −1 for a further one. */
  readonly place: number;
}

/**
 * The probabilities of one paper's topics, `outside` last: of a paper of the corpus those that it has there but for a pin
 * of its own, of a further one what the same rules say of it.
 */
export function decideOne(
  rules: TopicRules,
  { text, terms, vector, place }: OnePaper,
): Float64Array {
  const { evidence, decision, groups, calibration } = rules;
  const says = evidenceOfOne(evidence, text, vector);
  const foundIn = place < 0 ? -1 : (groups?.foundIn[place] ?? -1);
  if (groups !== null && foundIn >= 0)
    says[foundIn] = ownGroupScore(evidence, groups.sums, vector, foundIn, place);
  const row = new Float64Array(says.length);
  const core = place < 0 ? -1 : (groups?.coreOf[place] ?? -1);
  scoreLearned(decision, terms, 0, says, core, row);
  if (decision.corrections !== null) correctOne(decision.corrections, vector, row);
  softmax(row);
  if (calibration !== null) {
    const counted = place >= 0 && groups?.sums.marks[place] === 1;
    calibrateOne(calibration, row, vector, counted);
  }
  return row;
}
