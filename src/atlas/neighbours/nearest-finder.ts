import { dotRows } from '../embed/vector-rows.ts';
import { nearestTo } from './nearest-to.ts';
import { emptyNeighbours, insert, type Neighbours } from './neighbour-lists.ts';

/** Up to here a further paper is compared with all: half a millisecond, and nothing is missed. */
const MAX_EXACT = 4000;
/** The walk begins at so many times the root of all papers, spread evenly: five times as many find no more. */
const STARTS = 2;
/** It ends when so many of the nearest found have been looked around: among 10,000 it finds 99.6 % of the ten nearest and compares a tenth. */
const LOOKED_AROUND = 90;

/** Finds the papers nearest to a further one, closest first: one row. Ties go to the smaller index. */
type NearestFinder = (vector: Float32Array, k: number) => Neighbours;

/**
 * Prepares to find the nearest of further papers among those of a corpus (vectors: n × d, unit rows), whose own neighbours
 * are known. Beyond some thousand papers by a walk through these, from the nearest of some on, always around the
 * nearest found (graph nearest-neighbour search: Hajebi et al. 2011).
 */
export function nearestFinder(
  vectors: Float32Array,
  neighbours: Neighbours,
  mostExact = MAX_EXACT,
  lookedAround = LOOKED_AROUND,
): NearestFinder {
  const { k: width, indices } = neighbours;
  const seenBy = new Int32Array(width === 0 ? 0 : indices.length / width);
  const lookedAroundBy = new Int32Array(seenBy.length);
  let walks = 0;
  return (vector, k) => {
    const n = vectors.length / vector.length;
    if (n <= mostExact) return nearestTo(vector, vectors, k);
    walks++;
    const most = Math.min(n, Math.max(k, lookedAround));
    const found = emptyNeighbours(1, most);
    const see = (paper: number): void => {
      if (seenBy[paper] === walks) return;
      seenBy[paper] = walks;
      insert(found, 0, paper, Math.fround(dotRows(vector, 0, vectors, paper, vector.length)));
    };
    const stride = Math.max(1, Math.floor(Math.sqrt(n) / STARTS));
    for (let paper = 0; paper < n; paper += stride) see(paper);
    for (let at = 0; at < most; ) {
      const paper = found.indices[at]!;
      if (paper === -1) break;
      if (lookedAroundBy[paper] === walks) {
        at++;
        continue;
      }
      lookedAroundBy[paper] = walks;
      const from = paper * width;
      for (let j = from; j < from + width; j++) see(indices[j]!);
      // What came in may stand before it.
      at = 0;
    }
    return withFirst(found, Math.min(k, most));
  };
}

/** The first `k` of one row. */
function withFirst({ indices, cosines }: Neighbours, k: number): Neighbours {
  return { k, indices: indices.subarray(0, k), cosines: cosines.subarray(0, k) };
}
