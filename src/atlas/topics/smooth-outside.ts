import type { Neighbours } from '../neighbours/neighbour-lists.ts';
import { atTeachers, type Teachers } from '../teachers.ts';

/** Nearest papers asked; in a small corpus so many are no neighbourhood. */
const ASKED = 10;
const MIN_PAPERS_EACH = 8;
const MIN_ASKED = 3;
/** How much of what the neighbours say counts, in log-odds: measured on the first map, on medicine and on eight areas. */
const TRUST = 0.4;
/** They are trusted more where a paper has none of the owner's phrases: its own words say nothing, theirs may. */
const TRUST_WITHOUT_PHRASES = 1.4;
const MIN_SHARE = 0.01;
/**
 * Strangers that stand together by more than chance are a field nobody named, not papers short of words; so much more,
 * in log-odds, speaks then for being outside: measured on eighteen choices of topics, of areas and of medicine.
 */
const TOGETHER = 1;
const BY_CHANCE = 0.1;
const MOST_TOGETHER = 0.4;

/**
 * Learns from the neighbours whether papers are outside, in place: strangers stand together, and where all around have
 * a topic a paper that says little of it is a paper of few words rather than a stranger (label propagation: Zhu &
 * Ghahramani 2002, one step). `probabilities` is n × classes, row-major, `outside` last. Returns what standing together
 * says for all that are outside, in log-odds.
 */
export function smoothOutside(
  probabilities: Float64Array,
  classes: number,
  neighbours: Neighbours,
  hasPhrases: (paper: number) => boolean,
  teachers: Teachers = null,
): number {
  const n = probabilities.length / classes;
  const asked = Math.min(neighbours.k, ASKED, Math.floor(n / MIN_PAPERS_EACH));
  if (asked < MIN_ASKED || classes < 2) return 0;
  const outside = outsideOf(probabilities, classes);
  const around = meanAround(outside, neighbours, asked);
  for (let i = 0; i < n; i++) {
    const trust = hasPhrases(i) ? TRUST : TRUST_WITHOUT_PHRASES;
    const odds = logOdds(clamp(outside[i]!, 1e-6)) + trust * logOdds(clamp(around[i]!, MIN_SHARE));
    const after = 1 / (1 + Math.exp(-odds));
    const row = probabilities.subarray(i * classes, (i + 1) * classes);
    const scale = (1 - after) / (1 - clamp(outside[i]!, 1e-6));
    for (let c = 0; c < classes - 1; c++) row[c]! *= scale;
    row[classes - 1] = 1 - row.subarray(0, classes - 1).reduce((sum, value) => sum + value, 0);
  }
  const excess = togetherness(outsideOf(probabilities, classes), neighbours, asked, teachers);
  return Math.min(MOST_TOGETHER, TOGETHER * Math.max(0, excess - BY_CHANCE));
}

function outsideOf(probabilities: Float64Array, classes: number): Float64Array {
  const n = probabilities.length / classes;
  return Float64Array.from({ length: n }, (_, i) => probabilities[(i + 1) * classes - 1]!);
}

/** Papers → mean over their nearest. */
function meanAround(values: Float64Array, { k, indices }: Neighbours, asked: number): Float64Array {
  return values.map((_, i) => {
    let around = 0;
    for (let j = i * k; j < i * k + asked; j++) around += values[indices[j]!]! / asked;
    return around;
  });
}

/** How much likelier than any paper one next to a stranger is a stranger: 0 by chance, 1 where strangers are by themselves. */
function togetherness(
  allOutside: Float64Array,
  neighbours: Neighbours,
  asked: number,
  teachers: Teachers,
): number {
  const around = atTeachers(meanAround(allOutside, neighbours, asked), teachers);
  const outside = atTeachers(allOutside, teachers);
  let all = 0;
  let met = 0;
  for (const [i, value] of outside.entries()) {
    all += value;
    met += value * around[i]!;
  }
  const share = all / outside.length;
  return share < MIN_SHARE ? 0 : (met / all - share) / Math.max(MIN_SHARE, 1 - share);
}

function clamp(share: number, least: number): number {
  return Math.min(1 - least, Math.max(least, share));
}

function logOdds(share: number): number {
  return Math.log(share / (1 - share));
}
