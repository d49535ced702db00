import type { AtlasPaper } from '../../atlas/types.ts';

/**
 * A paper's place with the digits that pages show. Finer ones may move with every paper that comes or changes, and
 * a page that doesn't show them keeps its bytes.
 */
export function roundForDisplay(at: AtlasPaper): AtlasPaper {
  return {
    ...at,
    confidence: hundredths(at.confidence),
    topics: Object.fromEntries(
      Object.entries(at.topics).map(([topic, share]) => [topic, hundredths(share)]),
    ),
    why: at.why.map(({ phrase, weight }) => ({ phrase, weight: hundredths(weight) })),
    fidelity: Math.round(10 * at.fidelity) / 10,
    related: at.related.map((one) => ({ ...one, score: hundredths(one.score) })),
  };
}

function hundredths(share: number): number {
  return Math.round(100 * share) / 100;
}
