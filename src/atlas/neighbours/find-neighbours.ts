import { type OnStep, UNWATCHED } from '../on-step.ts';
import { rowsBefore } from '../rows-before.ts';
import type { Teachers } from '../teachers.ts';
import { nearestNeighbours } from './knn.ts';
import { fillLists } from './landmark-lists.ts';
import { type Landmarks, locate, makeLandmarks } from './landmarks.ts';
import { type Changes, type FoundLists, mendLists } from './mend-lists.ts';
import { emptyNeighbours, type Neighbours } from './neighbour-lists.ts';

/** Papers whose neighbours are wanted. */
export interface SoughtPapers {
  readonly slugs: readonly string[];
  /** n × d, row-major, unit length. */
  readonly vectors: Float32Array;
  readonly dimensions: number;
  /** The same as far as no other paper moves them: where papers are found. */
  readonly steady: Float32Array;
  readonly teachers: Teachers;
}

/** Neighbours, and what the next run finds them by. */
export interface FoundNeighbours {
  readonly neighbours: Neighbours;
  /** Null of few papers, among which all are looked for anew. */
  readonly standing: Standing | null;
}

/** What hangs on the papers as they stood. */
interface Standing
  extends Pick<SoughtPapers, 'slugs' | 'vectors' | 'steady'>,
    Omit<FoundLists, 'lists'> {
  readonly landmarks: Landmarks;
}

/**
 * The `k` nearest neighbours of all papers. Where some are teachers these are landmarks: a paper is found at those that
 * are nearest to it, and a paper's neighbours are the nearest of those found at its own (an inverted file: Sivic &
 * Zisserman 2003, with a paper in several cells). So what changed since `last` changes no list but those it was in or
 * comes into, and these are mended: what comes of it is, byte for byte, what would be found without `last`.
 */
export function findNeighbours(
  papers: SoughtPapers,
  k: number,
  last: FoundNeighbours | null = null,
  onStep: OnStep = UNWATCHED,
): FoundNeighbours {
  const { slugs, vectors, dimensions, steady, teachers } = papers;
  if (teachers === null) {
    const neighbours = nearestNeighbours(vectors, dimensions, k, undefined, onStep);
    return { neighbours, standing: null };
  }
  const own = Math.min(k, slugs.length - 1);
  const before = last === null ? null : changesSince(last, papers, teachers, own);
  const landmarks = before?.landmarks ?? makeLandmarks(steady, dimensions, teachers);
  const located = locate(steady, dimensions, landmarks, (paper) => before?.located(paper) ?? null);
  const { lists, open } =
    before === null
      ? { lists: emptyNeighbours(slugs.length, own), open: slugs.keys() }
      : mendLists(before.found, before.changes, located, vectors, dimensions);
  const comparedWithAll = fillLists(lists, open, vectors, dimensions, located, onStep);
  return {
    neighbours: lists,
    standing: { slugs, vectors, steady, landmarks, ...located, comparedWithAll },
  };
}

/** What of an earlier run still holds; null where nothing does, because the landmarks are others. */
function changesSince(
  { neighbours, standing }: FoundNeighbours,
  { slugs, vectors, dimensions, steady }: SoughtPapers,
  teachers: Int32Array,
  k: number,
) {
  const rows = standing === null ? null : rowsBefore(standing.slugs, slugs);
  if (standing === null || rows === null || neighbours.k !== k) return null;
  const isSame = (now: Float32Array, then: Float32Array, i: number) => {
    const [from, other] = [i * dimensions, rows[i]! * dimensions];
    for (let d = 0; d < dimensions; d++) if (now[from + d] !== then[other + d]) return false;
    return true;
  };
  const changed = new Uint8Array(slugs.length);
  const moved = new Uint8Array(slugs.length);
  for (const [i, old] of rows.entries()) {
    moved[i] = Number(old === -1 || !isSame(steady, standing.steady, i));
    changed[i] = Number(moved[i] === 1 || !isSame(vectors, standing.vectors, i));
  }
  const { landmarks, width } = standing;
  const stands = (paper: number, place: number) =>
    moved[paper] === 0 && rows[paper] === landmarks.papers[place];
  if (teachers.length !== landmarks.papers.length || !teachers.every(stands)) return null;
  return {
    found: { ...standing, lists: neighbours },
    changes: { before: rows, changed } satisfies Changes,
    landmarks: { ...landmarks, papers: teachers },
    located: (paper: number): Int32Array | null =>
      moved[paper] === 1
        ? null
        : standing.nearest.subarray(rows[paper]! * width, (rows[paper]! + 1) * width),
  };
}
