import type { Tokens } from './tokens.ts';

/** Places that nobody saw, and the share of them that are so. */
export interface Imagined {
  readonly places: number;
  readonly share: number;
}

/**
 * Concepts: of their places in abstracts, and of the imagined ones, the share that are so. `isSo` is told the token and
 * where its sentence begins and ends, and says null of a place that does not count.
 */
export function shareOfPlaces(
  { forms, conceptOf, concepts, sentenceStarts, sentenceIsTitle }: Tokens,
  imagined: Imagined,
  isSo: (t: number, start: number, end: number) => boolean | null,
): Float64Array {
  const places = new Uint32Array(concepts.length);
  const so = new Uint32Array(concepts.length);
  for (let s = 0; s + 1 < sentenceStarts.length; s++) {
    if (sentenceIsTitle[s] === 1) continue;
    const start = sentenceStarts[s]!;
    const end = sentenceStarts[s + 1]!;
    for (let t = start; t < end; t++) {
      const answer = isSo(t, start, end);
      if (answer === null) continue;
      const concept = conceptOf[forms[t]!]!;
      places[concept]!++;
      if (answer) so[concept]!++;
    }
  }
  return Float64Array.from(
    places,
    (count, c) => (so[c]! + imagined.places * imagined.share) / (count + imagined.places),
  );
}
