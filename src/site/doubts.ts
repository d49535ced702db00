import type { PlacedPaper } from './data.ts';

/** How sure the program is of the papers that nobody pinned, in steps that share them all. */
const STEPS = [
  { from: 0.9, name: '0.9 and more' },
  { from: 0.6, name: '0.6 to 0.9' },
  { from: 0.5, name: '0.5 to 0.6' },
  { from: 0, name: 'less than 0.5' },
];
/** Named on the page as those to look at first. */
const NAMED = 5;

/** Papers by their confidence, from sure to doubtful, as counts and shares (0–1) of those that nobody pinned. */
export function confidenceSteps(
  papers: readonly PlacedPaper[],
): readonly { readonly name: string; readonly count: number; readonly share: number }[] {
  const guessed = papers.filter(({ at }) => !at.pinned);
  return STEPS.map(({ from, name }, i) => {
    const below = STEPS[i - 1]?.from ?? Number.POSITIVE_INFINITY;
    const count = guessed.filter(({ at }) => at.confidence >= from && at.confidence < below).length;
    return { name, count, share: guessed.length === 0 ? 0 : count / guessed.length };
  });
}

/** The papers whose topic is least sure, ties by slug. */
export function mostDoubtful(papers: readonly PlacedPaper[]): readonly PlacedPaper[] {
  return papers
    .filter(({ at }) => !at.pinned)
    .sort((a, b) => a.at.confidence - b.at.confidence || (a.slug < b.slug ? -1 : 1))
    .slice(0, NAMED);
}
