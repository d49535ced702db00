/** The k nearest papers of each paper, closest first, itself left out. */
export interface Neighbours {
  readonly k: number;
  /** n × k: indices of papers. */
  readonly indices: Int32Array;
  /** n × k: cosines, never rising along a row. */
  readonly cosines: Float32Array;
}

/** Rows without a neighbour yet: −1 at cosine −∞. */
export function emptyNeighbours(n: number, k: number): Neighbours {
  return {
    k,
    indices: new Int32Array(n * k).fill(-1),
    cosines: new Float32Array(n * k).fill(Number.NEGATIVE_INFINITY),
  };
}

/** Puts a candidate into its place of a paper's row, unless it is too far or there already; ties go to the smaller index. Whether it came in. */
export function insert(
  { k, indices, cosines }: Neighbours,
  paper: number,
  candidate: number,
  cosine: number,
): boolean {
  const start = paper * k;
  const last = start + k - 1;
  if (k === 0 || cosine < cosines[last]!) return false;
  if (cosine === cosines[last]! && indices[last]! >= 0 && candidate >= indices[last]!) return false;
  let at = last + 1;
  while (
    at > start &&
    (cosines[at - 1]! < cosine || (cosines[at - 1]! === cosine && indices[at - 1]! > candidate))
  )
    at--;
  // Equal papers stand side by side: one that is here already stands just before.
  if (at > start && indices[at - 1]! === candidate) return false;
  for (let to = last; to > at; to--) {
    indices[to] = indices[to - 1]!;
    cosines[to] = cosines[to - 1]!;
  }
  indices[at] = candidate;
  cosines[at] = cosine;
  return true;
}
