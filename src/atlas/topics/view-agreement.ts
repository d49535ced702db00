import { embedByLsa } from '../embed/embed.ts';
import type { SparseRows } from '../embed/tfidf.ts';
import { COMMUNITY_OPTIONS, findCommunities } from '../neighbours/communities.ts';
import { nearestNeighbours } from '../neighbours/knn.ts';

/** So many papers, evenly drawn, tell how well two views agree. */
const MAX_PAPERS = 2000;
/** As for topics. */
const NEIGHBOURS = 30;
/** Topics may be parts of communities: then the second view is divided more finely too, until it has as many. */
const FINER = 1.25;
const MAX_RESOLUTION = 4;

/**
 * How well topics agree with a second view of the papers, LSA of the corpus' own terms, which knows no other text: over
 * the papers in topics, the mean share of a paper's community there (`outside` included) that is in its own topic.
 * `topicOf`: papers → topic, `outside` for none.
 */
export function viewAgreement(topicOf: Int32Array, outside: number, terms: SparseRows): number {
  const step = Math.ceil(terms.rowCount / MAX_PAPERS);
  const drawn = topicOf.filter((_, i) => i % step === 0);
  const communityOf = communitiesByTerms(everyNth(terms, step), outside);
  const sizes = new Map<number, number>();
  const shared = new Map<string, number>();
  for (const [i, community] of communityOf.entries()) {
    const key = `${community} ${drawn[i]}`;
    sizes.set(community, (sizes.get(community) ?? 0) + 1);
    shared.set(key, (shared.get(key) ?? 0) + 1);
  }
  let sum = 0;
  let count = 0;
  for (const [i, community] of communityOf.entries()) {
    if (drawn[i] === outside) continue;
    sum += shared.get(`${community} ${drawn[i]}`)! / sizes.get(community)!;
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

/** Communities of the rows, `count` or more where they have so many. */
function communitiesByTerms(terms: SparseRows, count: number): Int32Array {
  const { vectors, dimensions } = embedByLsa(terms);
  const neighbours = nearestNeighbours(vectors, dimensions, NEIGHBOURS);
  let found = findCommunities(neighbours);
  let resolution = COMMUNITY_OPTIONS.resolution;
  while (new Set(found).size < count && resolution < MAX_RESOLUTION) {
    resolution *= FINER;
    found = findCommunities(neighbours, { ...COMMUNITY_OPTIONS, resolution });
  }
  return found;
}

/** The first row, and each `step` rows on another. */
function everyNth(rows: SparseRows, step: number): SparseRows {
  if (step <= 1) return rows;
  const { rowStarts, columns, values, rowCount, columnCount } = rows;
  const kept: number[] = [];
  const starts = [0];
  for (let i = 0; i < rowCount; i += step) {
    for (let e = rowStarts[i]!; e < rowStarts[i + 1]!; e++) kept.push(e);
    starts.push(kept.length);
  }
  return {
    rowStarts: Uint32Array.from(starts),
    columns: Uint32Array.from(kept, (e) => columns[e]!),
    values: Float32Array.from(kept, (e) => values[e]!),
    rowCount: starts.length - 1,
    columnCount,
  };
}
