// Runs in the browser too. How near papers stand to a question in meaning.
import { damped } from './damping.ts';
import type { Meaning } from './meaning-file.ts';
import { cosines } from './question.ts';

/** How near each paper stands to a question's vector. */
export interface Nearness {
  /** Papers: cosine. */
  readonly closeness: Float64Array;
  /** Papers: what counts of it, the directions damped that all share, and less of those that are near to everything. */
  readonly standing: Float64Array;
}

/** Papers of a crowded region are near to everything; taking off a fifth to a third of that finds more. */
const HUBNESS = 0.25;

/** How near all papers stand to a vector of unit length. */
export function nearnessTo(meaning: Meaning, vector: Float64Array): Nearness {
  const { papers, moments, hubness } = meaning;
  return {
    closeness: cosines(papers, vector),
    standing: standings(papers, hubness, damped(vector, moments)),
  };
}

/** What counts of the nearness of some rows, of a hubness each, to a vector that is damped already. */
export function standings(
  rows: Float32Array,
  hubness: Float32Array,
  shared: Float64Array,
): Float64Array {
  return cosines(rows, shared).map((cosine, row) => cosine - HUBNESS * hubness[row]!);
}
