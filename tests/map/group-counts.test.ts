import { expect, test } from 'vitest';
import { countByGroup } from '../../src/map/group-counts.ts';

/** Subtopic 1 has parts 2 and 3; 4 stands beside it. */
const RANGES = [
  [1, 3],
  [2, 2],
  [3, 3],
  [4, 4],
] as const;
const points = {
  topic: Uint8Array.of(1, 1, 1, 1, 1, 2, 0),
  subtopic: Uint16Array.of(1, 2, 3, 3, 4, 0, 0),
};

test('a selection is counted by topic, and by subtopic with its parts; a paper without one counts for its topic', () => {
  const selected = Uint8Array.of(1, 1, 0, 1, 0, 1, 1);
  const { topics, subtopics } = countByGroup(points, selected, 3, RANGES);
  expect([...topics]).toEqual([1, 3, 1, 0]);
  expect([...subtopics]).toEqual([0, 3, 1, 1, 0]);
});

test('all selected, every number is that of the tree; none selected, none has any', () => {
  const all = countByGroup(points, new Uint8Array(7).fill(1), 2, RANGES);
  expect([...all.topics]).toEqual([1, 5, 1]);
  expect([...all.subtopics]).toEqual([0, 4, 1, 2, 1]);
  const none = countByGroup(points, new Uint8Array(7), 2, RANGES);
  expect([...none.topics, ...none.subtopics].every((count) => count === 0)).toBe(true);
});
