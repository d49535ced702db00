import type { Neighbours } from '../neighbours/knn.ts';

/** How much each paper wants to stand beside another: symmetric sparse rows (CSR); all values together sum to 1. */
export interface Affinities {
  readonly rowStarts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

const SEARCH_STEPS = 60;

/**
 * The joint probabilities of t-SNE (van der Maaten & Hinton 2008, section 2) over nearest neighbours: a Gaussian
 * around each paper, as wide as `perplexity` neighbours ask for, made symmetric.
 */
export function affinities(neighbours: Neighbours, n: number, perplexity: number): Affinities {
  const { k, indices } = neighbours;
  const conditional = conditionalRows(neighbours, n, perplexity);
  const rowStarts = new Int32Array(n + 1);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < k; j++) {
      rowStarts[i + 1]!++;
      rowStarts[indices[i * k + j]! + 1]!++;
    }
  }
  for (let i = 0; i < n; i++) rowStarts[i + 1]! += rowStarts[i]!;
  const columns = new Int32Array(2 * n * k);
  const values = new Float64Array(2 * n * k);
  const at = rowStarts.slice();
  // A pair that is near in both directions stands twice in a row: the sum is what counts.
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < k; j++) {
      const other = indices[i * k + j]!;
      const value = conditional[i * k + j]! / (2 * n);
      columns[at[i]!] = other;
      values[at[i]!++] = value;
      columns[at[other]!] = i;
      values[at[other]!++] = value;
    }
  }
  return { rowStarts, columns, values };
}

/** n × k: how likely a paper would choose each of its neighbours; rows sum to 1. */
export function conditionalRows(
  { k, cosines }: Neighbours,
  n: number,
  perplexity: number,
): Float64Array {
  const rows = new Float64Array(n * k);
  const target = Math.log(Math.min(perplexity, Math.max(1, k)));
  for (let i = 0; i < n; i++) {
    let low = 0;
    let high = Number.POSITIVE_INFINITY;
    let precision = 1;
    let sum = 1;
    for (let step = 0; step < SEARCH_STEPS; step++) {
      sum = 0;
      let weighed = 0;
      for (let j = 0; j < k; j++) {
        // Squared distance of unit vectors, from the nearest one on.
        const distSquared = 2 * (cosines[i * k]! - cosines[i * k + j]!);
        const value = Math.exp(-precision * distSquared);
        rows[i * k + j] = value;
        sum += value;
        weighed += value * distSquared;
      }
      const entropy = Math.log(sum) + (precision * weighed) / sum;
      if (Math.abs(entropy - target) < 1e-5) break;
      if (entropy > target) low = precision;
      else high = precision;
      precision = high === Number.POSITIVE_INFINITY ? precision * 2 : (low + high) / 2;
    }
    for (let j = 0; j < k; j++) rows[i * k + j]! /= sum;
  }
  return rows;
}
