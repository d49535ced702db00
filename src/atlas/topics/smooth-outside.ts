import type { Neighbours } from '../neighbours/neighbour-lists.ts';

/** Nearest papers asked; in a small corpus so many are no neighbourhood. */
const ASKED = 10;
const MIN_PAPERS_EACH = 8;
const MIN_ASKED = 3;
/** How much of what the neighbours say counts, in log-odds: measured on the first map, on medicine and on eight areas. */
const TRUST = 0.4;
const MIN_SHARE = 0.01;

/**
 * Learns from the neighbours whether papers are outside, in place: strangers stand together, and where all around have
 * a topic a paper that says little of it is a paper of few words rather than a stranger (label propagation: Zhu &
 * Ghahramani 2002, one step). `probabilities` is n × classes, row-major, `outside` last.
 */
export function smoothOutside(
  probabilities: Float64Array,
  classes: number,
  { k, indices }: Neighbours,
): void {
  const n = probabilities.length / classes;
  const asked = Math.min(k, ASKED, Math.floor(n / MIN_PAPERS_EACH));
  if (asked < MIN_ASKED || classes < 2) return;
  const outside = Float64Array.from({ length: n }, (_, i) => probabilities[(i + 1) * classes - 1]!);
  for (let i = 0; i < n; i++) {
    let around = 0;
    for (let j = i * k; j < i * k + asked; j++) around += outside[indices[j]!]! / asked;
    const odds = logOdds(clamp(outside[i]!, 1e-6)) + TRUST * logOdds(clamp(around, MIN_SHARE));
    const after = 1 / (1 + Math.exp(-odds));
    const row = probabilities.subarray(i * classes, (i + 1) * classes);
    const scale = (1 - after) / (1 - clamp(outside[i]!, 1e-6));
    for (let c = 0; c < classes - 1; c++) row[c]! *= scale;
    row[classes - 1] = 1 - row.subarray(0, classes - 1).reduce((sum, value) => sum + value, 0);
  }
}

function clamp(share: number, least: number): number {
  return Math.min(1 - least, Math.max(least, share));
}

function logOdds(share: number): number {
  return Math.log(share / (1 - share));
}
