/** Scores and probabilities are published with this many digits. */
const DIGITS = 4;

/** A score as it is published. */
export function roundedScore(value: number): number {
  return Number(value.toFixed(DIGITS));
}
