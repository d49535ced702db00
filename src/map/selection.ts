// Runs in the browser too.
import { MEANT } from './choice.ts';
import type { Points } from './points.ts';

/** What a reader asks for; null where she doesn't. All of it must hold. */
export interface Criteria {
  /** Marks (src/map/choice.ts) of topics and of subtopics by their numbers in `Points`: either may mean a paper. */
  readonly groups: { readonly topics: Uint8Array; readonly subtopics: Uint8Array } | null;
  /** Marks of venues. */
  readonly venues: Uint8Array | null;
  /** Marks of papers by their places in the order of slugs: who wrote them. */
  readonly authors: Uint8Array | null;
  /** `fields[place]` is 1 for papers, by their places in the order of slugs, that say what is asked for in their fields. */
  readonly fields: Uint8Array | null;
  /** First and last year, both included. */
  readonly year: readonly [number, number] | null;
  /** Papers of a list, and those that answer a search. */
  readonly list: ReadonlySet<number> | null;
  readonly found: ReadonlySet<number> | null;
  /** Corners of a ring in the unit square. */
  readonly area: readonly (readonly [number, number])[] | null;
}

/** `mask[i]` is 1 where paper `i` is selected; null where nothing is asked for. */
export function select(points: Points, criteria: Criteria): Uint8Array | null {
  if (Object.values(criteria).every((value) => value === null)) return null;
  const mask = new Uint8Array(points.count);
  for (let i = 0; i < points.count; i++) if (meets(points, i, criteria)) mask[i] = 1;
  return mask;
}

/** Whether paper `i` is all that is asked for. */
function meets(points: Points, i: number, criteria: Criteria): boolean {
  const { groups, venues, authors, fields, year, list, found, area } = criteria;
  if (groups !== null) {
    const marks = groups.topics[points.topic[i]!]! | groups.subtopics[points.subtopic[i]!]!;
    if (marks !== MEANT) return false;
  }
  if (venues !== null && venues[points.venue[i]!] !== MEANT) return false;
  if (authors !== null && authors[points.number[i]!] !== MEANT) return false;
  if (fields !== null && fields[points.number[i]!] === 0) return false;
  if (year !== null && !isWithin(points.year[i]!, year)) return false;
  if (list !== null && !list.has(i)) return false;
  if (found !== null && !found.has(i)) return false;
  return area === null || contains(area, points.x[i]!, points.y[i]!);
}

function isWithin(value: number, [first, last]: readonly [number, number]): boolean {
  return first <= value && value <= last;
}

/** Whether a place lies in a polygon: an even number of its edges stands to the right or not. */
export function contains(
  corners: readonly (readonly [number, number])[],
  x: number,
  y: number,
): boolean {
  let inside = false;
  let [px, py] = corners.at(-1) ?? [0, 0];
  for (const [qx, qy] of corners) {
    if (qy > y !== py > y && x < ((px - qx) * (y - qy)) / (py - qy) + qx) inside = !inside;
    [px, py] = [qx, qy];
  }
  return inside;
}

/** Papers at the edge of a selection that a view of it may leave out, at each side. */
const STRAYS = 0.04;

/** The box in the unit square that holds a selection, strays aside; null where nothing is selected. */
export function boxOf(
  points: Points,
  indices: readonly number[],
): { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number } | null {
  if (indices.length === 0) return null;
  const [X, Y] = [points.x, points.y].map((column) =>
    Float32Array.from(indices, (i) => column[i]!).sort(),
  );
  const low = Math.floor(STRAYS * indices.length);
  const high = indices.length - 1 - low;
  return { x0: X![low]!, y0: Y![low]!, x1: X![high]!, y1: Y![high]! };
}

/** Indices of the papers in a mask, rising. */
export function indicesOf(mask: Uint8Array): number[] {
  const indices: number[] = [];
  for (let i = 0; i < mask.length; i++) if (mask[i] === 1) indices.push(i);
  return indices;
}
