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
  { paperCount, texts, steps }: PhraseFile,
  selected: Uint8Array,
  most: number,
): readonly string[] {
  const inside = selected.reduce((sum, mark) => sum + mark, 0);
  const outside = paperCount - inside;
  if (inside === 0 || outside === 0) return [];
  const scored: { readonly text: string; readonly z: number }[] = [];
  for (const [p, own] of steps.entries()) {
    let count = 0;
    let paper = 0;
    for (const step of own) {
      paper += step;
      count += selected[paper]!;
    }
    if (count < Math.min(MIN_PAPERS, inside)) continue;
    const prior = (PRIOR_PAPERS * own.length) / paperCount;
    const odds = (with_: number, all: number) =>
      Math.log((with_ + prior) / (all - with_ + PRIOR_PAPERS - prior));
    const rest = own.length - count;
    const error = Math.sqrt(1 / (count + prior) + 1 / (rest + prior));
    const z = (odds(count, inside) - odds(rest, outside)) / error;
    if (z >= MIN_Z) scored.push({ text: texts[p]!, z });
  }
  scored.sort((a, b) => b.z - a.z || (a.text < b.text ? -1 : 1));
  const kept: string[] = [];
  for (const { text } of scored) {
    if (kept.length === most) break;
    if (!kept.some((other) => overlap(other, text))) kept.push(text);
  }
  return kept;
}

function overlap(a: string, b: string): boolean {
  const [first, second] = [a, b].map((text) => ` ${text.toLowerCase().replace(/[\s-]+/g, ' ')} `);
  return first!.includes(second!) || second!.includes(first!);
}
