import { fnv1aOfUnits } from '../words/hashes.ts';

/** The papers, by their places, from which is learned what all are judged by: rising; null for all. */
export type Teachers = Int32Array | null;

/**
 * Of more papers so many are learned from: what is said of all hangs on them alone, so that a change in one paper
 * reaches no other but by what the two have in common, and learning takes no longer.
 */
const MOST_TEACHERS = 20_000;

/** The papers to learn from: those of the smallest hashes of their slugs, so that a new paper takes the place of one at most. */
export function teachersOf(slugs: readonly string[], most = MOST_TEACHERS): Teachers {
  if (slugs.length <= most) return null;
  const hashes = Uint32Array.from(slugs, fnv1aOfUnits);
  const order = Int32Array.from(slugs.keys()).sort((a, b) => hashes[a]! - hashes[b]! || a - b);
  return order.slice(0, most).sort();
}

/** Papers: 1 for those that are learned from. */
export function teacherMarks(teachers: Teachers, paperCount: number): Uint8Array {
  if (teachers === null) return new Uint8Array(paperCount).fill(1);
  const marks = new Uint8Array(paperCount);
  for (const paper of teachers) marks[paper] = 1;
  return marks;
}

/** The values of those that are learned from. */
export function atTeachers(values: Float64Array, teachers: Teachers): Float64Array {
  return teachers === null ? values : Float64Array.from(teachers, (paper) => values[paper]!);
}
