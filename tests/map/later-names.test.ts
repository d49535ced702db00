import { expect, test } from 'vitest';
import type { Atlas } from '../../src/atlas/types.ts';
import type { Label } from '../../src/map/labels/label.ts';
import { laterNames } from '../../src/map/labels/later-names.ts';

const part = (id: string, subtopics: readonly object[] = []) => ({ id, subtopics });
const atlas = {
  topics: [
    { id: 'reefs', subtopics: [part('corals', [part('bleaching')]), part('fish')] },
    { id: 'ice', subtopics: [part('sheets')] },
    { id: 'outside', subtopics: [part('sand')] },
  ],
} as unknown as Atlas;

const label = (over: Partial<Label>): Label => ({
  ...{ kind: 'subtopic', lines: ['A name'], topic: 'reefs', subtopic: null, x: 0.5, y: 0.25 },
  ...{ size: 0.8, minScale: 900, maxScale: Number.POSITIVE_INFINITY, ...over },
});

test('names that wait for zoom are told by their places in the tree; those that a drawing shows are not among them', () => {
  const labels = [
    label({ kind: 'topic', minScale: 350 }),
    label({ subtopic: 'sheets', topic: 'ice', lines: ['Ice', 'sheets'] }),
    label({ minScale: 720 }),
    label({ kind: 'part', subtopic: 'bleaching', maxScale: 4000 }),
    label({ kind: 'part', topic: 'outside', subtopic: 'sand' }),
    label({ kind: 'phrase', minScale: 721 }),
  ];
  expect(laterNames(labels, atlas)).toEqual([
    ['subtopic', ['Ice', 'sheets'], 2, 4, 0.5, 0.25, 0.8, 900, null],
    ['part', ['A name'], 1, 2, 0.5, 0.25, 0.8, 900, 4000],
    ['part', ['A name'], 0, 5, 0.5, 0.25, 0.8, 900, null],
    ['phrase', ['A name'], 1, 0, 0.5, 0.25, 0.8, 721, null],
  ]);
});
