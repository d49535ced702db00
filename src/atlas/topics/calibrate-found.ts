import { type EmbeddedPapers, isInWordSpace } from '../embed/embed.ts';
import { dotRows, middleOf, seenFrom } from '../embed/vector-rows.ts';
import { seeded } from '../random.ts';
import { type Teachers, teacherMarks } from '../teachers.ts';
import { mostProbable } from './classifier.ts';

/** What tells how sure the topic of a paper is, in log-odds. */
interface Witnesses {
  readonly before: number;
  /** Of the log of how many times as probable as the next class the topic was when it was decided. */
  readonly lead: number;
  /** Mean cosine of the paper with the others of its topic, seen from the middle of the corpus. */
  readonly typical: number;
  /** How well the topics of the whole corpus agree with a second view of its papers, 0–1 (`viewAgreement`). */
  readonly agreement: number;
}

/**
 * Fitted by logistic regression to whether a paper has the label that most of its topic have, on 22 corpora of eight
 * families (conference areas and venues, medicine, the first map, four areas by the words of their titles, mixtures; 300
 * to 2,500 papers), and tried on each family by what the others say: a mean calibration error of 0.067, where closeness
 * alone leaves 0.087. That halves of the vectors or other resolutions give the same groups tells less: they agree as
 * well on a topic that no colleague would draw; nor do halves of a text, the nearest papers or how far a topic's name
 * holds add to these.
 */
const IN_WORD_SPACE: Witnesses = { before: -3.47, lead: 0.42, typical: 3.53, agreement: 4.06 };
/** In any other space cosines count in units of their root mean square over all pairs; fitted to LSA of the same corpora. */
const ELSEWHERE: Witnesses = { before: -3.4, lead: 0.37, typical: 0.2, agreement: 4 };
/** Pairs of papers by which cosines of a space are measured: to one per cent. */
const PAIRS = 20_000;
const SEED = 5;
/** A class less probable than this is out of the question, however little it is. */
const MIN_SHARE = 1e-4;
/** The decided topic stays the most probable: probabilities are made even so far at most. */
const MIN_POWER = 0.05;
const MAX_POWER = 20;
/** Halvings of the interval in which the power is looked for: to the digits that are published. */
const HALVINGS = 30;

/**
 * Calibrates the probabilities of found topics in place (n × classes, row-major, `outside` last), so that among papers
 * of one confidence about that share has what most of their topic have: the witnesses say how sure the decision is, and
 * one power of the row's probabilities says it of all (temperature: Guo et al. 2017, here one a paper). Which topic is
 * the most probable doesn't change; rows of papers outside, and those that are `settled`, stay. `agreementOf` is asked
 * how well these topics (papers → class) agree with a second view.
 */
export function calibrateFound(
  probabilities: Float64Array,
  classes: number,
  {
    embedder,
    vectors,
    dimensions,
    teachers = null,
  }: Pick<EmbeddedPapers, 'embedder' | 'vectors' | 'dimensions' | 'teachers'>,
  settled: (paper: number) => boolean,
  agreementOf: (topicOf: Int32Array) => number,
): Calibration | null {
  const n = probabilities.length / classes;
  if (classes < 3 || n < 2) return null;
  const rowOf = (i: number) => probabilities.subarray(i * classes, (i + 1) * classes);
  const topicOf = mostProbable(probabilities, n, classes);
  const middle = middleOf(vectors, dimensions, teachers);
  const centred = seenFrom(middle, vectors, dimensions);
  const marks = teacherMarks(teachers, n);
  const byWords = isInWordSpace({ embedder });
  const unit = byWords ? 1 : rootMeanSquare(centred, dimensions, teachers);
  const { before, lead, typical, agreement } = byWords ? IN_WORD_SPACE : ELSEWHERE;
  const ofAll = before + agreement * agreementOf(topicOf);
  const sums = classSums(centred, dimensions, topicOf, classes, marks);
  const calibration = { ...sums, middle, ofAll, lead, typical: typical / unit };
  for (let i = 0; i < n; i++) {
    if (settled(i)) continue;
    const own = centred.subarray(i * dimensions, (i + 1) * dimensions);
    calibrateRow(calibration, rowOf(i), topicOf[i]!, own, marks[i] === 1);
  }
  return calibration;
}

/** How sure decisions on found topics are, for further papers: plain data. */
export interface Calibration extends ClassSums {
  /** Of the vectors of all papers; null where they are equal. */
  readonly middle: Float64Array | null;
  /** Log-odds that are the same for all papers, and what the lead and the mean cosine of one count for. */
  readonly ofAll: number;
  readonly lead: number;
  readonly typical: number;
}

/** Calibrates the probabilities of one paper (vector: d) in place; `counted`: whether it is in the sums. */
export function calibrateOne(
  calibration: Calibration,
  row: Float64Array,
  vector: Float32Array,
  counted: boolean,
): void {
  const [topic] = mostProbable(row, 1, row.length);
  const centred = seenFrom(calibration.middle, vector, vector.length);
  calibrateRow(calibration, row, topic!, centred, counted);
}

function calibrateRow(
  { sums, sizes, ofAll, lead, typical }: Calibration,
  row: Float64Array,
  topic: number,
  centred: Float32Array,
  counted: boolean,
): void {
  if (topic === row.length - 1) return;
  const own = counted ? dotRows(centred, 0, centred, 0, centred.length) : 0;
  const all = dotRows(centred, 0, sums, topic, centred.length);
  const typicality = (all - own) / Math.max(1, sizes[topic]! - (counted ? 1 : 0));
  const odds = ofAll + lead * leadOf(row, topic) + typical * typicality;
  sharpenTo(row, topic, 1 / (1 + Math.exp(-odds)));
}

/** The log of how many times as probable as any other class the `topic` of a row is. */
function leadOf(row: Float64Array, topic: number): number {
  const next = row.reduce((most, value, c) => (c === topic ? most : Math.max(most, value)), 0);
  return Math.log(row[topic]! / Math.max(MIN_SHARE, next));
}

/** The papers of each class added up: a paper's product with them is its cosines with all. */
interface ClassSums {
  /** Classes × d. */
  readonly sums: Float64Array;
  readonly sizes: Uint32Array;
}

/** `centred`: n × d, unit rows; `marks`: 1 for those that are added up. */
function classSums(
  centred: Float32Array,
  dimensions: number,
  topicOf: Int32Array,
  classes: number,
  marks: Uint8Array,
): ClassSums {
  const sums = new Float64Array(classes * dimensions);
  const sizes = new Uint32Array(classes);
  for (const [i, topic] of topicOf.entries()) {
    if (marks[i] === 0) continue;
    sizes[topic]!++;
    for (let d = 0; d < dimensions; d++)
      sums[topic * dimensions + d]! += centred[i * dimensions + d]!;
  }
  return { sums, sizes };
}

/** Of the cosines of a seeded sample of pairs. */
function rootMeanSquare(centred: Float32Array, dimensions: number, teachers: Teachers): number {
  const n = teachers?.length ?? centred.length / dimensions;
  const rowOf = (place: number) => teachers?.[place] ?? place;
  const random = seeded(SEED);
  let squares = 0;
  for (let pair = 0; pair < PAIRS; pair++) {
    const a = Math.floor(random() * n);
    const b = (a + 1 + Math.floor(random() * (n - 1))) % n;
    squares += dotRows(centred, rowOf(a), centred, rowOf(b), dimensions) ** 2;
  }
  return Math.sqrt(squares / PAIRS) || 1;
}

/** Raises probabilities to the power at which that of `topic`, the largest, is `wanted`. */
function sharpenTo(row: Float64Array, topic: number, wanted: number): void {
  const largest = row[topic]!;
  const shareAt = (power: number) =>
    1 / row.reduce((sum, value) => sum + (value / largest) ** power, 0);
  let low = Math.log(MIN_POWER);
  let high = Math.log(MAX_POWER);
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (shareAt(Math.exp(middle)) < wanted) low = middle;
    else high = middle;
  }
  const power = Math.exp((low + high) / 2);
  const share = shareAt(power);
  for (let c = 0; c < row.length; c++) row[c] = share * (row[c]! / largest) ** power;
}
