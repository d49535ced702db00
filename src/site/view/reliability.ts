import type { PlacedPaper } from './page-data.ts';

/** Lower ends of the steps in which confidence is told, 0–1. */
const STEPS = [0.9, 0.6, 0.5, 0];
/** Named on the page as those to look at first. */
const NAMED = 5;

/** Papers of confidence `from` to below `below`, null where nothing lies above; the share (0–1) is of those that nobody pinned. */
export interface ConfidenceStep {
  readonly from: number;
  readonly below: number | null;
  readonly count: number;
  readonly share: number;
}

/** How sure the program is of the papers that nobody pinned, from sure to doubtful, in steps that share them all. */
export function confidenceSteps(papers: readonly PlacedPaper[]): readonly ConfidenceStep[] {
  const guessed = papers.filter(({ at }) => !at.pinned);
  return STEPS.map((from, i) => {
    const below = STEPS[i - 1] ?? null;
    const isIn = (confidence: number) =>
      confidence >= from && (below === null || confidence < below);
    const count = guessed.filter(({ at }) => isIn(at.confidence)).length;
    return { from, below, count, share: guessed.length === 0 ? 0 : count / guessed.length };
  });
}

/** The papers whose topic is least sure, ties by slug. */
export function mostDoubtful(papers: readonly PlacedPaper[]): readonly PlacedPaper[] {
  return papers
    .filter(({ at }) => !at.pinned)
    .sort((a, b) => a.at.confidence - b.at.confidence || (a.slug < b.slug ? -1 : 1))
    .slice(0, NAMED);
}
