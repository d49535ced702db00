import type { StoredAtlas } from '../atlas-files.ts';
import type { Named } from '../phrases/name-relations.ts';

/** Id of the papers that fit no topic. */
export const OUTSIDE = 'outside';

/** A topic, a subtopic that may be divided itself, or the papers outside all topics, which have no name above them. */
export interface Whole {
  /** Its id, or that of the topic that the subtopic is in. */
  readonly topic: string;
  /** Id of the subtopic; null for a topic. */
  readonly subtopic: string | null;
  /** What the topic's name lists: one thing, or several (Images and object detection). */
  readonly things: readonly Named[];
  /** The names of the subtopics it is in, its own the last. */
  readonly subtopics: readonly Named[];
  /** Indices of papers, rising. */
  readonly members: Int32Array;
}

type WholeIds = Pick<Whole, 'topic' | 'subtopic'>;

/** A key for a whole that no topic shares with a subtopic. */
export function keyOf({ topic, subtopic }: WholeIds): string {
  return subtopic === null ? `${topic}/` : subtopic;
}

/** The stored parts of a whole. */
export function partsIn(
  stored: StoredAtlas['subtopics'],
  { topic, subtopic }: WholeIds,
): StoredAtlas['subtopics'] {
  return stored.filter((line) => line.topic === topic && (line.within ?? null) === subtopic);
}

/** Stored subtopics, each with those of its papers that the one it is in has too: a merge may have parted them. */
export function insideWholes(stored: StoredAtlas['subtopics']): StoredAtlas['subtopics'] {
  const papersOf = new Map(stored.map(({ id, papers }) => [id, new Set(papers)]));
  return stored.map((part) => {
    if (part.within === undefined) return part;
    const around = papersOf.get(part.within);
    return { ...part, papers: part.papers.filter((slug) => around?.has(slug)) };
  });
}
