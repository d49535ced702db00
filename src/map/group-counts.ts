// Runs in the browser too.
import type { Points } from './points.ts';

/** Papers of a selection by topic and by subtopic, by their numbers. */
export interface GroupCounts {
  readonly topics: Uint32Array;
  /** Of a subtopic with its parts, at its own number. */
  readonly subtopics: Uint32Array;
}

/** Counts a selection; `ranges` are of each subtopic its own number and that of the last of its parts. */
export function countByGroup(
  { topic, subtopic }: Pick<Points, 'topic' | 'subtopic'>,
  selected: Uint8Array,
  topicCount: number,
  ranges: readonly (readonly [first: number, last: number])[],
): GroupCounts {
  const topics = new Uint32Array(topicCount + 1);
  const own = new Uint32Array(ranges.length + 1);
  for (let i = 0; i < selected.length; i++) {
    if (selected[i] !== 1) continue;
    topics[topic[i]!]!++;
    own[subtopic[i]!]!++;
  }
  // Those of a range are a difference of sums from number 1 on; 0 is none.
  const upTo = new Uint32Array(own.length);
  for (let n = 1; n < own.length; n++) upTo[n] = upTo[n - 1]! + own[n]!;
  const subtopics = new Uint32Array(own.length);
  for (const [first, last] of ranges) subtopics[first] = upTo[last]! - upTo[first - 1]!;
  return { topics, subtopics };
}
