import { dotRows, fromTheMiddle } from './embed/vector-rows.ts';
import { FOR_ALIKE, FOR_ALL, type PaperVectors } from './topics/pin-corrections.ts';
import type { AtlasPaper } from './types.ts';

/** The papers a person had best look at first: those the program is least sure of, ties by slug; pinned ones are settled. */
export function mostDoubtful(places: readonly AtlasPaper[]): readonly AtlasPaper[] {
  return places
    .filter(({ pinned }) => !pinned)
    .sort((a, b) => a.confidence - b.confidence || (a.slug < b.slug ? -1 : 1));
}

/** The most doubtful papers, of which those to be asked about are chosen: a sure one is right, or an odd one out. */
const CANDIDATES = 500;
/** Who answers for more wants all doubtful ones: beyond, they come in the order of doubt. */
const MOST_WEIGHED = 200;
/** A pinned paper has no doubt left; how much it tells of others, its kind of doubt before says. */
const DOUBT_BEFORE = 0.5;

/**
 * The `limit` papers whose answers would change most others, by what is known before any is given: each, after those
 * before it and after the pins, takes most from the doubt about all papers (variance of the corrections that pins make,
 * weighed by how doubtful each paper is: active learning with Gaussian processes, Seo et al. 2000). One paper tells of
 * those like it, so crowds are asked about before single ones and no crowd twice. The most doubtful of them first.
 */
export function worthAsking(
  places: readonly AtlasPaper[],
  limit: number,
  { vectors, dimensions, teachers }: PaperVectors,
): readonly AtlasPaper[] {
  const doubtful = mostDoubtful(places);
  if (limit >= doubtful.length) return doubtful;
  const rows = fromTheMiddle(vectors, dimensions, teachers);
  const doubts = Float64Array.from(places, doubtOf);
  const isOpen = (paper: number) => !places[paper]!.pinned;
  const candidates = [...places.keys()]
    .filter((paper) => isOpen(paper) && doubts[paper]! > 0)
    .sort((a, b) => doubts[b]! - doubts[a]! || a - b)
    .slice(0, CANDIDATES);
  const settled = [...places.keys()].filter((paper) => !isOpen(paper));
  const listed = [...settled, ...candidates];
  const answers = expectedAnswers(listed, rows, dimensions, doubts);
  for (const answer of answers.slice(0, settled.length)) takeIn(answer, answers, DOUBT_BEFORE);
  const open = new Set(answers.slice(settled.length));
  const asked = new Set<AtlasPaper>();
  while (asked.size < Math.min(limit, MOST_WEIGHED) && open.size > 0) {
    const best = mostTelling(open, doubts);
    open.delete(best);
    asked.add(places[best.paper]!);
    takeIn(best, answers, doubts[best.paper]!);
  }
  for (const place of doubtful) if (asked.size < limit) asked.add(place);
  return mostDoubtful([...asked]);
}

/** How likely two guesses by the probabilities of a paper's topics differ: 0 where one is certain (Gini 1912). */
function doubtOf({ pinned, topics }: AtlasPaper): number {
  if (pinned) return 0;
  return Math.max(0, 1 - Object.values(topics).reduce((sum, share) => sum + share ** 2, 0));
}

/** What an answer about a paper would tell, given all that was taken in. */
interface Answer {
  readonly paper: number;
  /** Its vector with a last place for all papers, in which it stands for everything. */
  readonly row: Float64Array;
  /** How each place of the corrections goes with it: covariances. */
  readonly reach: Float64Array;
  /** The same, seen by all doubtful papers: `reach` times the sum of their squares. */
  readonly heard: Float64Array;
}

function expectedAnswers(
  papers: readonly number[],
  rows: Float32Array,
  dimensions: number,
  doubts: Float64Array,
): readonly Answer[] {
  const size = dimensions + 1;
  const squares = doubtfulSquares(rows, dimensions, doubts);
  return papers.map((paper) => {
    const row = new Float64Array(size).fill(1);
    row.set(rows.subarray(paper * dimensions, (paper + 1) * dimensions));
    const reach = row.map((value, d) => (d < dimensions ? FOR_ALIKE : FOR_ALL) * value);
    const heard = reach.map((_, d) => dotRows(squares, d, reach, 0, size));
    return { paper, row, reach, heard };
  });
}

/** Sum over papers of doubt × row × rowᵀ: (d + 1)². */
function doubtfulSquares(
  rows: Float32Array,
  dimensions: number,
  doubts: Float64Array,
): Float64Array {
  const size = dimensions + 1;
  const squares = new Float64Array(size * size);
  const row = new Float64Array(size);
  for (const [paper, doubt] of doubts.entries()) {
    if (doubt === 0) continue;
    row.set(rows.subarray(paper * dimensions, (paper + 1) * dimensions));
    row[dimensions] = 1;
    for (let a = 0; a < size; a++) {
      const weighed = doubt * row[a]!;
      for (let b = 0; b < size; b++) squares[a * size + b]! += weighed * row[b]!;
    }
  }
  return squares;
}

/** The answer that takes most doubt from all papers; of equal ones the first. */
function mostTelling(open: ReadonlySet<Answer>, doubts: Float64Array): Answer {
  let best: Answer | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const answer of open) {
    const { paper, row, reach, heard } = answer;
    const size = row.length;
    const gain = dotRows(reach, 0, heard, 0, size) / spread(row, reach, doubts[paper]!);
    if (gain <= most) continue;
    most = gain;
    best = answer;
  }
  return best!;
}

/** Variance of an answer: that of the corrections and its own, which is the larger the less doubt there is. */
function spread(row: Float64Array, reach: Float64Array, doubt: number): number {
  return dotRows(row, 0, reach, 0, row.length) + 1 / doubt;
}

/** Takes from all answers what is known once one is given. */
function takeIn(given: Answer, answers: readonly Answer[], doubt: number): void {
  const reach = given.reach.slice();
  const heard = given.heard.slice();
  const size = reach.length;
  const whole = spread(given.row, reach, doubt);
  for (const other of answers) {
    const part = dotRows(other.row, 0, reach, 0, size) / whole;
    for (let d = 0; d < size; d++) {
      other.reach[d]! -= part * reach[d]!;
      other.heard[d]! -= part * heard[d]!;
    }
  }
}
