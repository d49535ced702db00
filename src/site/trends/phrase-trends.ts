import type { CommonPhrase } from '../../atlas/phrases/common-phrases.ts';
import { type Change, changeOverYears, isMarked } from './change.ts';
import { holdTogether, sum } from './proportion-trend.ts';
import type { GroupYears } from './years-of-group.ts';

/** A phrase that came or went. */
interface PhraseTrend {
  readonly text: string;
  /** Papers of the group that have it. */
  readonly papers: number;
}

/** The phrases of a group that came and those that went, the surest first. */
export interface PhraseTrends {
  readonly came: readonly PhraseTrend[];
  readonly went: readonly PhraseTrend[];
}

/** A phrase of fewer dated papers is tested by chance more than by time. */
const MIN_PAPERS = 8;
/** Of the phrases named one in twenty may be chance. */
const FALSE_DISCOVERIES = 0.05;
/** A line each. */
const MAX_NAMED = 6;

/** Which phrases each paper has: a group is counted by its own papers, for a large map has thousands of groups. */
export interface PhraseRows {
  readonly texts: readonly string[];
  /** Papers + 1: where a paper's phrases begin in `held`. */
  readonly starts: Uint32Array;
  /** Places of phrases in `texts`, one paper's after the other's. */
  readonly held: Uint32Array;
}

/** The phrases of `paperCount` papers. */
export function phraseRows(phrases: readonly CommonPhrase[], paperCount: number): PhraseRows {
  const starts = new Uint32Array(paperCount + 1);
  for (const { papers } of phrases) for (const paper of papers) starts[paper + 1]!++;
  for (let paper = 0; paper < paperCount; paper++) starts[paper + 1]! += starts[paper]!;
  const next = starts.slice();
  const held = new Uint32Array(starts[paperCount]!);
  for (const [i, { papers }] of phrases.entries())
    for (const paper of papers) held[next[paper]!++] = i;
  return { texts: phrases.map(({ text }) => text), starts, held };
}

/**
 * Which phrases came and went within a group: tested is each phrase's share of all mentions of phrases in a year, so
 * that abstracts that grew longer, or are missing in old records, make no trend. `dated` are the papers of the group whose
 * year is known.
 */
export function phraseTrends(
  { texts, starts, held }: PhraseRows,
  dated: readonly { readonly paper: number; readonly year: number }[],
  { first, last }: GroupYears,
): PhraseTrends {
  const years = last - first + 1;
  const counted = new Uint32Array(texts.length * years);
  for (const { paper, year } of dated)
    for (let at = starts[paper]!; at < starts[paper + 1]!; at++)
      counted[held[at]! * years + Math.max(first, year) - first]!++;
  const mentions = texts.map((text, i) => {
    const counts = Array.from(counted.subarray(i * years, (i + 1) * years));
    return { text, counts, papers: sum(counts) };
  });
  const totals = mentions.reduce(
    (all, { counts }) => all.map((total, year) => total + counts[year]!),
    Array.from({ length: last - first + 1 }, () => 0),
  );
  const tested = mentions
    .filter(({ papers }) => papers >= MIN_PAPERS)
    .map((one) => ({ ...one, change: changeOverYears(one.counts, totals) }))
    .filter((one): one is typeof one & { readonly change: Change } => one.change !== null);
  const holds = holdTogether(
    tested.map(({ change }) => change.trend.p),
    FALSE_DISCOVERIES,
  );
  const sure = tested
    .filter(({ change }, i) => holds[i]! && isMarked(change))
    .sort(
      (a, b) =>
        Math.abs(b.change.trend.t) - Math.abs(a.change.trend.t) || (a.text < b.text ? -1 : 1),
    );
  return {
    came: apart(sure.filter(({ change }) => change.trend.t > 0)),
    went: apart(sure.filter(({ change }) => change.trend.t < 0)),
  };
}

/** The first few, none inside another. */
function apart(sorted: readonly PhraseTrend[]): readonly PhraseTrend[] {
  const kept: PhraseTrend[] = [];
  for (const { text, papers } of sorted) {
    if (kept.length === MAX_NAMED) break;
    if (!kept.some((other) => nested(other.text, text))) kept.push({ text, papers });
  }
  return kept;
}

function nested(a: string, b: string): boolean {
  const [first, second] = [a, b].map((text) => ` ${text.toLowerCase().replace(/[\s-]+/g, ' ')} `);
  return first!.includes(second!) || second!.includes(first!);
}
