import type { AtlasSubtopic, AtlasTopic } from './types.ts';

/** A subtopic, and those it is in, the topic's part first. */
export interface SubtopicBelow {
  readonly part: AtlasSubtopic;
  readonly above: readonly AtlasSubtopic[];
}

/** All subtopics of a topic in the order of the tree: each before its parts, these before the next. */
export function subtopicsBelow(
  { subtopics }: Pick<AtlasTopic, 'subtopics'>,
  above: readonly AtlasSubtopic[] = [],
): readonly SubtopicBelow[] {
  return subtopics.flatMap((part) => [{ part, above }, ...subtopicsBelow(part, [...above, part])]);
}

/** The path of ids from a topic's part down to a subtopic. */
export function idsOf({ part, above }: SubtopicBelow): readonly string[] {
  return [...above, part].map(({ id }) => id);
}
