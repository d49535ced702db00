import { countTerms, type TermReader } from './counted-terms.ts';
import type { Tfidf } from './tfidf.ts';
import { normaliseRows } from './vector-rows.ts';

/** Places texts among papers' vectors (n × d): the mean of the papers, weighed by their TF-IDF cosine with the text, which `read` takes apart; m × d, unit rows, zeros where no word is shared. */
export function projectByTfidf(
  tfidf: Tfidf,
  vectors: Float32Array,
  dimensions: number,
  texts: readonly string[],
  read: TermReader,
): Float32Array {
  const out = new Float32Array(texts.length * dimensions);
  for (const [i, text] of texts.entries()) {
    const weights = new Float32Array(tfidf.columnCount);
    for (const [term, count] of countTerms(text, read)) {
      const column = tfidf.columnOf.get(term);
      if (column !== undefined) weights[column] = (1 + Math.log(count)) * tfidf.idf[column]!;
    }
    addWeighed(tfidf, weights, vectors, dimensions, out.subarray(i * dimensions));
  }
  normaliseRows(out, dimensions);
  return out;
}

/** Adds to `into` the vectors of all papers, each times its product with a row of term weights. */
export function addWeighed(
  { rowCount, rowStarts, columns, values }: Tfidf,
  weights: Float32Array,
  vectors: Float32Array,
  dimensions: number,
  into: Float32Array,
): void {
  for (let row = 0; row < rowCount; row++) {
    let cosine = 0;
    for (let e = rowStarts[row]!; e < rowStarts[row + 1]!; e++)
      cosine += weights[columns[e]!]! * values[e]!;
    if (cosine === 0) continue;
    for (let d = 0; d < dimensions; d++) into[d]! += cosine * vectors[row * dimensions + d]!;
  }
}
