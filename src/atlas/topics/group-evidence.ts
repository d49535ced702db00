import { dotRows, meanOfRows, normaliseRows } from '../embed/vector-rows.ts';
import { type Teachers, teacherMarks } from '../teachers.ts';
import { closenessScore, type Scale } from './closeness.ts';
import type { Evidence, EvidenceRules } from './evidence.ts';

/** What groups say of papers. */
export interface GroupEvidence {
  readonly evidence: Evidence;
  /** Papers: their group as it was given, −1 for those that stand no nearer to the others of it than to the corpus. */
  readonly groupOf: Int32Array;
  readonly sums: GroupSums;
}

/** What a member is held against: plain data. */
export interface GroupSums {
  /** Each group's papers added up, seen from the mean of all: t × d. */
  readonly sums: Float64Array;
  readonly mean: Float64Array;
  /** Papers: 1 for those that are in the sums. */
  readonly marks: Uint8Array;
}

/** Of the log-odds two normal densities would give: words of a text hang together, each says less than alone. */
const TRUST = 0.6;
/** What a group has to offer before a paper counts as its own, in log-odds; larger sends more papers outside. */
const OUTSIDE = 1.6;
/** Cosine with the others of a group, seen from the middle of the corpus, below which a paper is a stranger there. */
const MIN_TYPICAL = 0.1;

/**
 * What closeness to the middle of each of `count` groups says (linear discriminant of members and others: Fisher
 * 1936), a member being held against the others of its group. `groupOf`: papers → group, −1 for none; `vectors` n × d,
 * unit rows. What groups are, their papers among the `teachers` say.
 */
export function groupEvidence(
  groupOf: Int32Array,
  count: number,
  vectors: Float32Array,
  dimensions: number,
  teachers: Teachers = null,
): GroupEvidence {
  const n = groupOf.length;
  const classes = count + 1;
  const marks = teacherMarks(teachers, n);
  const mean = meanOfRows(vectors, dimensions, teachers);
  const grouped = { mean, marks, sums: groupSums(groupOf, count, vectors, mean, marks) };
  const topicVectors = Float32Array.from(grouped.sums);
  normaliseRows(topicVectors, dimensions);
  const core = groupOf.slice();
  const scores = new Float64Array(n * classes);
  const scales = Array.from({ length: count }, (_, t) => {
    const cosines = Float64Array.from({ length: n }, (_, i) =>
      dotRows(vectors, i, topicVectors, t, dimensions),
    );
    for (let i = 0; i < n; i++) {
      if (groupOf[i] !== t) continue;
      const { whole, centred } = heldAgainstOthers(vectors, i, grouped, t, marks[i]!);
      cosines[i] = whole;
      if (centred < MIN_TYPICAL) core[i] = -1;
    }
    const scale = discriminant(cosines, (i) => groupOf[i] === t, marks);
    for (let i = 0; i < n; i++) scores[i * classes + t] = closenessScore(scale, cosines[i]!);
    return scale;
  });
  for (let i = 0; i < n; i++) scores[i * classes + count] = OUTSIDE;
  const phraseMatches = Array.from({ length: n }, () => []);
  const rules = { topicVectors, scales, ...WITHOUT_PHRASES, outside: OUTSIDE };
  return { evidence: { scores, phraseMatches, rules }, groupOf: core, sums: grouped };
}

/** Groups are known by no words. */
const WITHOUT_PHRASES = {
  phrases: [],
  rarity: new Float64Array(),
  compounds: { closed: new Set<string>(), language: 'en' },
} as const;

/** What its own group says of a member (vector: d), by its place, that is held against the others of it. */
export function ownGroupScore(
  { scales }: Pick<EvidenceRules, 'scales'>,
  sums: GroupSums,
  vector: Float32Array,
  group: number,
  place: number,
): number {
  const { whole } = heldAgainstOthers(vector, 0, sums, group, sums.marks[place]!);
  return closenessScore(scales[group]!, whole);
}

function groupSums(
  groupOf: Int32Array,
  count: number,
  vectors: Float32Array,
  mean: Float64Array,
  marks: Uint8Array,
): Float64Array {
  const dimensions = mean.length;
  const sums = new Float64Array(count * dimensions);
  for (const [i, group] of groupOf.entries()) {
    if (group < 0 || marks[i] === 0) continue;
    for (let d = 0; d < dimensions; d++)
      sums[group * dimensions + d]! += vectors[i * dimensions + d]! - mean[d]!;
  }
  return sums;
}

/**
 * Cosine of a member with the middle of the others of its group: as it stands, and seen from the mean of all. `part`: 1
 * where it is in the sums itself.
 */
function heldAgainstOthers(
  vectors: Float32Array,
  i: number,
  { sums, mean }: GroupSums,
  group: number,
  part: number,
): { readonly whole: number; readonly centred: number } {
  const dimensions = mean.length;
  let whole = 0;
  let centred = 0;
  let othersSquared = 0;
  let ownSquared = 0;
  for (let d = 0; d < dimensions; d++) {
    const value = vectors[i * dimensions + d]!;
    const own = value - mean[d]!;
    const others = sums[group * dimensions + d]! - part * own;
    whole += value * others;
    centred += own * others;
    othersSquared += others * others;
    ownSquared += own * own;
  }
  const length = Math.sqrt(othersSquared);
  if (length < 1e-9) return { whole: 1, centred: 1 };
  return { whole: whole / length, centred: centred / (length * Math.sqrt(ownSquared) || 1) };
}

function discriminant(
  cosines: Float64Array,
  isMember: (i: number) => boolean,
  marks: Uint8Array,
): Scale {
  const sums = [0, 0];
  const counts = [0, 0];
  let squares = 0;
  for (const [i, cosine] of cosines.entries()) {
    if (marks[i] === 0) continue;
    const side = isMember(i) ? 1 : 0;
    sums[side]! += cosine;
    counts[side]!++;
    squares += cosine * cosine;
  }
  const [low, high] = sums.map((sum, side) => sum / Math.max(1, counts[side]!)) as [number, number];
  const variance =
    (squares - counts[0]! * low ** 2 - counts[1]! * high ** 2) /
    Math.max(1, counts[0]! + counts[1]!);
  return {
    slope: (TRUST * Math.max(0, high - low)) / Math.max(1e-4, variance),
    middle: (low + high) / 2,
  };
}
