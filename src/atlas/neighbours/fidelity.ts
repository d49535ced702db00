import { dotRows } from '../embed/rows.ts';
import type { Fidelity } from '../types.ts';

/** Neighbourhoods of this size are compared. */
const FIDELITY_NEIGHBOURS = 10;

/** How true a map is, as a whole and around each paper. */
export interface MapFidelity extends Fidelity {
  /** n: share of each paper's true neighbours that stand among its nearest on the map. */
  readonly perPaper: Float64Array;
}

/**
 * Compares cosine of `vectors` (n × d) with distance on the map: trustworthiness (Venna & Kaski 2001) and the
 * share of neighbours kept. `xy` is n × 2.
 */
export function mapFidelity(
  vectors: Float32Array,
  dimensions: number,
  xy: Float64Array,
): MapFidelity {
  const n = xy.length / 2;
  const k = Math.min(FIDELITY_NEIGHBOURS, n - 1);
  const perPaper = new Float64Array(n);
  if (k < 1)
    return {
      neighbours: FIDELITY_NEIGHBOURS,
      trustworthiness: 1,
      neighbourRecall: 1,
      perPaper: perPaper.fill(1),
    };
  const meaning = new Float64Array(n);
  const distance = new Float64Array(n);
  const rank = new Int32Array(n);
  let penalty = 0;
  let kept = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      meaning[j] =
        j === i ? Number.NEGATIVE_INFINITY : -dotRows(vectors, i, vectors, j, dimensions);
      distance[j] =
        j === i
          ? Number.NEGATIVE_INFINITY
          : (xy[2 * i]! - xy[2 * j]!) ** 2 + (xy[2 * i + 1]! - xy[2 * j + 1]!) ** 2;
    }
    const byMeaning = ordered(meaning);
    const byDistance = ordered(distance);
    for (const [place, j] of byMeaning.entries()) rank[j] = place;
    let here = 0;
    for (let place = 1; place <= k; place++) {
      const j = byDistance[place]!;
      if (rank[j]! <= k) here++;
      else penalty += rank[j]! - k;
    }
    perPaper[i] = here / k;
    kept += here / k;
  }
  const worst = n * k * (2 * n - 3 * k - 1);
  return {
    neighbours: FIDELITY_NEIGHBOURS,
    trustworthiness: worst > 0 ? 1 - (2 / worst) * penalty : 1,
    neighbourRecall: kept / n,
    perPaper,
  };
}

/** Indices by rising value; ties by index, so that equal papers come out the same everywhere. The paper itself is first. */
function ordered(values: Float64Array): Uint32Array {
  return Uint32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b);
}
