import { embedByLsa } from '../embed/embed.ts';
import { pickSparseRows, type SparseRows, type WeighedRows } from '../embed/tfidf.ts';
import { COMMUNITY_OPTIONS, findCommunities } from '../neighbours/communities.ts';
import { nearestNeighbours } from '../neighbours/knn.ts';
import { bytesOf, inputOf, NO_CACHE, type StageCache } from '../stage-cache.ts';
import type { Teachers } from '../teachers.ts';

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
 * `topicOf`: papers → topic, `outside` for none. Where some papers are `teachers`, these are asked, and rarity counts among
 * those asked: nothing else moves what all confidences hang on, and the `cache` knows it as long as they say the same.
 */
export function viewAgreement(
  topicOf: Int32Array,
  outside: number,
  terms: WeighedRows,
  teachers: Teachers = null,
  cache: StageCache = NO_CACHE,
): number {
  const asked = teachers ?? Int32Array.from({ length: terms.rowCount }, (_, i) => i);
  const step = Math.ceil(asked.length / MAX_PAPERS);
  const papers = asked.filter((_, place) => place % step === 0);
  const drawn = Int32Array.from(papers, (paper) => topicOf[paper]!);
  const rows = papers.length === terms.rowCount ? terms : pickSparseRows(terms, papers);
  if (teachers === null) return agreementWith(communitiesByTerms(rows, outside), drawn, outside);
  const weighed = weighedAmong(rows, terms.idf);
  const read = [weighed.rowStarts, weighed.columns, weighed.values].map(bytesOf);
  const communityOf = cache.getOrMake('views', [inputOf(outside), ...read], () =>
    communitiesByTerms(weighed, outside),
  );
  return agreementWith(communityOf, drawn, outside);
}

/** Over papers in topics (papers → topic), the mean share of their community that is in their own. */
function agreementWith(communityOf: Int32Array, drawn: Int32Array, outside: number): number {
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

/** A word's part in a text (1 + ln of how often) has so much left of it when its row's length is taken away. */
const FINEST = 1e-3;

/** The same texts, weighed by how rare each term is among them; terms of one of them alone are left out. */
function weighedAmong(rows: SparseRows, idf: Float32Array): SparseRows {
  const papersWith = new Uint32Array(rows.columnCount);
  for (const column of rows.columns) papersWith[column]!++;
  const placeOf = new Int32Array(rows.columnCount).fill(-1);
  let columnCount = 0;
  for (const [column, papers] of papersWith.entries())
    if (papers > 1) placeOf[column] = columnCount++;
  const starts = [0];
  const columns: number[] = [];
  const values: number[] = [];
  for (let i = 0; i < rows.rowCount; i++) {
    const from = rows.rowStarts[i]!;
    const to = rows.rowStarts[i + 1]!;
    let least = Number.POSITIVE_INFINITY;
    for (let e = from; e < to; e++)
      least = Math.min(least, rows.values[e]! / idf[rows.columns[e]!]!);
    const first = columns.length;
    let lengthSquared = 0;
    for (let e = from; e < to; e++) {
      const column = rows.columns[e]!;
      if (placeOf[column] === -1) continue;
      const part = Math.round(rows.values[e]! / idf[column]! / least / FINEST) * FINEST;
      const value = part * Math.log(1 + rows.rowCount / papersWith[column]!);
      lengthSquared += value * value;
      columns.push(placeOf[column]!);
      values.push(value);
    }
    for (let e = first; e < values.length; e++) values[e]! /= Math.sqrt(lengthSquared);
    starts.push(columns.length);
  }
  return {
    rowStarts: Uint32Array.from(starts),
    columns: Uint32Array.from(columns),
    values: Float32Array.from(values),
    rowCount: rows.rowCount,
    columnCount,
  };
}
