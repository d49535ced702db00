import type { NamedTopic } from '../paper.ts';

/** The id that each former id of a topic leads to. */
export function formerIds(topics: readonly Pick<NamedTopic, 'id' | 'was'>[]): Map<string, string> {
  return new Map(topics.flatMap(({ id, was = [] }) => was.map((old) => [old, id] as const)));
}
