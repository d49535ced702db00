// Runs in the browser too. How a word's vector is fitted to a corpus; measured in model/README.md.

/** How far a known word moves towards the papers it stands in, in lengths of its vector. */
const STRENGTH = 0.3;
/** A word of three papers moves half as far as one of very many. */
const HALF_WAY = 3;

/**
 * Moves a word's vector, `dimensions` values from `start` on, towards the mean of the papers it stands in.
 *
 * @param towards mean of the vectors of those papers less the mean of all papers
 * @param papers their number
 * @param newLength for a word that the model doesn't know: the length of a usual word's vector; null for one it knows
 */
export function fitWord(
  vectors: Float32Array | Float64Array,
  start: number,
  dimensions: number,
  towards: ArrayLike<number>,
  papers: number,
  newLength: number | null,
): void {
  let towardsSquared = 0;
  let ownSquared = 0;
  for (let d = 0; d < dimensions; d++) {
    towardsSquared += towards[d]! ** 2;
    ownSquared += vectors[start + d]! ** 2;
  }
  if (towardsSquared === 0) return;
  const reach =
    newLength === null
      ? STRENGTH * (papers / (papers + HALF_WAY)) * Math.sqrt(ownSquared)
      : (papers / (papers + 1)) * newLength;
  const factor = reach / Math.sqrt(towardsSquared);
  for (let d = 0; d < dimensions; d++) vectors[start + d]! += factor * towards[d]!;
}
