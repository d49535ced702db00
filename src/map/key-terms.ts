// Runs in the browser too.

/** Phrases with the papers that have them: `data/<version>/phrases.json`. */
export interface PhraseFile {
  readonly paperCount: number;
  readonly texts: readonly string[];
  /** For each phrase the papers in the order of slugs: the first, then the steps from one to the next. */
  readonly steps: readonly (readonly number[])[];
}

/** Weight of what all papers say against what the selection says: a phrase of the whole corpus, counted as this many papers. */
const PRIOR_PAPERS = 20;
/** Standard errors that a phrase must stand out by, to be more than chance. */
const MIN_Z = 1.6;
const MIN_PAPERS = 2;

/** Writes phrases as steps, which compress well. `papers` rise. */
export function phraseFile(
  phrases: readonly { readonly text: string; readonly papers: readonly number[] }[],
  paperCount: number,
): PhraseFile {
  return {
    paperCount,
    texts: phrases.map(({ text }) => text),
    steps: phrases.map(({ papers }) => papers.map((paper, i) => paper - (papers[i - 1] ?? 0))),
  };
}

/**
 * The phrases that set a selection apart from the other papers, most telling first, none inside another: the
 * log-odds of each phrase inside against outside, with what all papers say as prior, in units of its standard error
 * (Monroe, Colaresi & Quinn 2008). `selected[paper]` is 1 inside. None where all or no papers are selected.
 */
export function keyTermsByLogOdds(
  file: PhraseFile,
  selected: Uint8Array,
  most: number,
): readonly string[] {
  const others = selected.map((mark) => 1 - mark);
  return distinct(scoredTerms(file, selected, others).first, most);
}

/** What is told of two selections: words may hold one another, names of people don't. */
export interface BetweenOptions {
  readonly most: number;
  readonly nested: boolean;
}

/** The same for two selections against each other; papers in both count in neither. */
export function keyTermsBetween(
  file: PhraseFile,
  first: Uint8Array,
  second: Uint8Array,
  { most, nested }: BetweenOptions,
): { readonly first: readonly string[]; readonly second: readonly string[] } {
  const only = (own: Uint8Array, other: Uint8Array) =>
    own.map((mark, i) => (mark === 1 && other[i] === 0 ? 1 : 0));
  const scored = scoredTerms(file, only(first, second), only(second, first));
  const told = (terms: readonly ScoredTerm[]) =>
    nested ? distinct(terms, most) : terms.slice(0, most).map(({ text }) => text);
  return { first: told(scored.first), second: told(scored.second) };
}

interface ScoredTerm {
  readonly text: string;
  /** Standard errors by which it stands out. */
  readonly z: number;
}

/** The terms that stand out in either of two groups of papers that share none, most telling first, ties by text. */
function scoredTerms(
  { paperCount, texts, steps }: PhraseFile,
  first: Uint8Array,
  second: Uint8Array,
): { readonly first: readonly ScoredTerm[]; readonly second: readonly ScoredTerm[] } {
  const [inFirst, inSecond] = [first, second].map((marks) =>
    marks.reduce((sum, mark) => sum + mark, 0),
  );
  if (inFirst === 0 || inSecond === 0) return { first: [], second: [] };
  const found: { readonly first: ScoredTerm[]; readonly second: ScoredTerm[] } = {
    first: [],
    second: [],
  };
  for (const [p, own] of steps.entries()) {
    const counts = [0, 0];
    let paper = 0;
    for (const step of own) {
      paper += step;
      counts[0]! += first[paper]!;
      counts[1]! += second[paper]!;
    }
    const prior = (PRIOR_PAPERS * own.length) / paperCount;
    const odds = (count: number, all: number) =>
      Math.log((count + prior) / (all - count + PRIOR_PAPERS - prior));
    const error = Math.sqrt(1 / (counts[0]! + prior) + 1 / (counts[1]! + prior));
    const z = (odds(counts[0]!, inFirst!) - odds(counts[1]!, inSecond!)) / error;
    const text = texts[p]!;
    if (z >= MIN_Z && counts[0]! >= Math.min(MIN_PAPERS, inFirst!)) found.first.push({ text, z });
    if (-z >= MIN_Z && counts[1]! >= Math.min(MIN_PAPERS, inSecond!))
      found.second.push({ text, z: -z });
  }
  for (const terms of [found.first, found.second])
    terms.sort((a, b) => b.z - a.z || (a.text < b.text ? -1 : 1));
  return found;
}

/** The first terms of which none holds another. */
function distinct(terms: readonly ScoredTerm[], most: number): readonly string[] {
  const kept: string[] = [];
  for (const { text } of terms) {
    if (kept.length === most) break;
    if (!kept.some((other) => overlap(other, text))) kept.push(text);
  }
  return kept;
}

function overlap(a: string, b: string): boolean {
  const [first, second] = [a, b].map((text) => ` ${text.toLowerCase().replace(/[\s-]+/g, ' ')} `);
  return first!.includes(second!) || second!.includes(first!);
}
