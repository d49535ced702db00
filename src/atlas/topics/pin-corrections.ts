import { middleOf, seenFrom } from '../embed/vector-rows.ts';
import type { Teachers } from '../teachers.ts';
import { softmax } from './classifier.ts';

/** Vectors of the papers: n × d, row-major. */
export interface PaperVectors {
  readonly vectors: Float32Array;
  readonly dimensions: number;
  /** The papers that are learned from; all by default. */
  readonly teachers?: Teachers;
}

/**
 * Variances of what may be wrong with a topic's scores, in log-odds squared: by as much for every paper, and by as much
 * for papers alike. Larger trusts each answer further; from half to twice of these, ten corpora changed by half a point.
 */
export const FOR_ALL = 0.3;
export const FOR_ALIKE = 3;
/** Pins are looked at in the light of the others until none misses its answer by so much more or less. */
const SETTLED = 1e-5;
/** Some dozen sweeps do; hundreds of pins on equal papers take longer, and are as good when stopped. */
const MOST_SWEEPS = 200;
/** Steps to what one pin says while the others stand still; they come nearer by half or better each. */
const INNER_STEPS = 12;

/**
 * Corrects scores (n × classes, log-odds) in place by what pins say: multinomial logistic regression on the pinned
 * papers over their vectors, seen from the middle of all, which starts from the scores and strays from them no further
 * than the pins need (a normal prior; in the form of Gaussian processes: Williams & Barber 1998). Solved pin by pin
 * (dual coordinate ascent: Yu, Huang & Lin 2011). A pin so corrects what the scores say of all papers like its own, and
 * the more, the surer they were of something else. `pins`: papers → class, −1 for none.
 */
export function correctByPins(
  scores: Float64Array,
  classes: number,
  pins: Int32Array,
  { vectors, dimensions, teachers }: PaperVectors,
): PinCorrections | null {
  const pinned = [...pins.keys()].filter(
    (i) => pins[i]! >= 0 && Number.isFinite(scores[i * classes + pins[i]!]!),
  );
  if (pinned.length === 0) return null;
  const middle = middleOf(vectors, dimensions, teachers);
  const rows = seenFrom(middle, vectors, dimensions);
  const corrections = learnCorrections(scores, classes, pins, pinned, rows, dimensions);
  addCorrections(corrections, rows, dimensions, scores);
  return { corrections, middle };
}

/** Corrects the scores of all papers in place by what pins taught; null where none did. */
export function correctAll(
  learned: PinCorrections | null,
  scores: Float64Array,
  { vectors, dimensions }: PaperVectors,
): void {
  if (learned === null) return;
  const rows = seenFrom(learned.middle, vectors, dimensions);
  addCorrections(learned.corrections, rows, dimensions, scores);
}

/** `scores`: n × classes; `rows`: n × d, seen from the middle. */
function addCorrections(
  corrections: Corrections,
  rows: Float32Array,
  dimensions: number,
  scores: Float64Array,
): void {
  const classes = corrections.length / (dimensions + 1);
  const added = new Float64Array(classes);
  for (let i = 0; i < rows.length / dimensions; i++) {
    correctionOf(corrections, rows, i, dimensions, added);
    for (let c = 0; c < classes; c++) scores[i * classes + c]! += added[c]!;
  }
}

/** What pins taught, for further papers: plain data. */
export interface PinCorrections {
  readonly corrections: Corrections;
  /** Of the vectors of all papers; null where they are equal. */
  readonly middle: Float64Array | null;
}

/** Corrects the scores of one further paper (vector: d) in place. */
export function correctOne(
  { corrections, middle }: PinCorrections,
  vector: Float32Array,
  scores: Float64Array,
): void {
  const added = new Float64Array(scores.length);
  correctionOf(corrections, seenFrom(middle, vector, vector.length), 0, vector.length, added);
  for (let c = 0; c < scores.length; c++) scores[c]! += added[c]!;
}

/** (d + 1) × classes, row-major; the last row is the same for every paper. */
type Corrections = Float64Array;

function learnCorrections(
  scores: Float64Array,
  classes: number,
  pins: Int32Array,
  pinned: readonly number[],
  rows: Float32Array,
  dimensions: number,
): Corrections {
  const corrections = new Float64Array((dimensions + 1) * classes);
  // By what the probabilities miss the answers: one row a pin.
  const misses = new Float64Array(pinned.length * classes);
  const known = new Float64Array(classes);
  const change = new Float64Array(classes);
  let moved = Number.POSITIVE_INFINITY;
  for (let sweep = 0; sweep < MOST_SWEEPS && moved > SETTLED; sweep++) {
    moved = 0;
    for (const [p, i] of pinned.entries()) {
      const miss = misses.subarray(p * classes, (p + 1) * classes);
      const lengthSquared = squaredLength(rows, i, dimensions);
      const own = FOR_ALL + FOR_ALIKE * lengthSquared;
      correctionOf(corrections, rows, i, dimensions, known);
      for (let c = 0; c < classes; c++) {
        known[c]! += scores[i * classes + c]! - own * miss[c]!;
        change[c] = -miss[c]!;
      }
      settle(miss, known, own, pins[i]!);
      for (let c = 0; c < classes; c++) {
        change[c]! += miss[c]!;
        moved = Math.max(moved, Math.abs(change[c]!));
      }
      addCorrection(corrections, rows, i, dimensions, change);
    }
  }
  return corrections;
}

/** What one pin misses by while its own miss is weighed by `own` and all else is `known`. */
function settle(miss: Float64Array, known: Float64Array, own: number, pin: number): void {
  const row = new Float64Array(miss.length);
  // The slope of a softmax is a half at most.
  const step = 1 / (1 + own / 2);
  for (let round = 0; round < INNER_STEPS; round++) {
    for (let c = 0; c < row.length; c++) row[c] = known[c]! + own * miss[c]!;
    softmax(row);
    for (let c = 0; c < row.length; c++)
      miss[c]! += step * ((c === pin ? 1 : 0) - row[c]! - miss[c]!);
  }
}

/** What is added to the scores of paper `i`, into `added`. */
function correctionOf(
  corrections: Corrections,
  rows: Float32Array,
  i: number,
  dimensions: number,
  added: Float64Array,
): void {
  const classes = added.length;
  for (let c = 0; c < classes; c++) added[c] = corrections[dimensions * classes + c]!;
  for (let d = 0; d < dimensions; d++) {
    const value = rows[i * dimensions + d]!;
    for (let c = 0; c < classes; c++) added[c]! += value * corrections[d * classes + c]!;
  }
}

/** Moves the corrections by what changed of the miss of paper `i`. */
function addCorrection(
  corrections: Corrections,
  rows: Float32Array,
  i: number,
  dimensions: number,
  change: Float64Array,
): void {
  const classes = change.length;
  for (let c = 0; c < classes; c++) corrections[dimensions * classes + c]! += FOR_ALL * change[c]!;
  for (let d = 0; d < dimensions; d++) {
    const value = FOR_ALIKE * rows[i * dimensions + d]!;
    for (let c = 0; c < classes; c++) corrections[d * classes + c]! += value * change[c]!;
  }
}

function squaredLength(rows: Float32Array, i: number, dimensions: number): number {
  let sum = 0;
  for (let d = 0; d < dimensions; d++) sum += rows[i * dimensions + d]! ** 2;
  return sum;
}
