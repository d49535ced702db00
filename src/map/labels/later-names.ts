import type { Atlas } from '../../atlas/types.ts';
import { subtopicNumbers } from '../chart-points.ts';
import { topicNumbers } from '../topic-class.ts';
import type { Label } from './label.ts';
import type { LabelKind } from './label-styles.ts';

/** Names from larger scales on are in no drawing that is seen before a script runs, in however large a window. */
export const MAX_DRAWN_SCALE = 720;

/**
 * A name of `data/<version>/names.json`. `topic` and `subtopic` are numbers as points have them: the place in the tree
 * from 1, 0 for outside or for no subtopic. `maxScale` is null where the name stays.
 */
export type LaterName = readonly [
  kind: LabelKind,
  lines: readonly string[],
  topic: number,
  subtopic: number,
  x: number,
  y: number,
  size: number,
  minScale: number,
  maxScale: number | null,
];

/** Of all names those that wait for zoom, in their order: the page of a large map leaves them to its script. */
export function laterNames(
  labels: readonly Label[],
  atlas: Pick<Atlas, 'topics'>,
): readonly LaterName[] {
  const topics = topicNumbers(atlas.topics);
  const subtopics = subtopicNumbers(atlas);
  return labels
    .filter(({ minScale }) => minScale > MAX_DRAWN_SCALE)
    .map(({ kind, lines, topic, subtopic, x, y, size, minScale, maxScale }) => {
      const numbers = [topics.get(topic) ?? 0, subtopics.get(subtopic ?? '') ?? 0] as const;
      const end = Number.isFinite(maxScale) ? maxScale : null;
      return [kind, lines, ...numbers, x, y, size, minScale, end];
    });
}
