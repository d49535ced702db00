import type { NamedTopic } from '../../corpus/paper.ts';
import { makeSlug } from '../../corpus/slug.ts';
import type { Embedding } from '../embed/embed.ts';
import type { StoredAtlas } from '../store.ts';
import { phraseStems } from '../topics/phrases.ts';
import type { PhraseIndex } from './candidates.ts';
import { nameGroups } from './name-groups.ts';
import { divide } from './subtopics.ts';

/** A subtopic with its members. */
export interface ChartedSubtopic {
  readonly id: string;
  readonly topic: string;
  readonly name: string;
  readonly phrases: readonly string[];
  /** Indices of papers, rising. */
  readonly members: readonly number[];
}

/** A group is the old subtopic again where it shares this much with it (members of both / members of either). */
const SAME_SHARE = 0.5;

/**
 * Divides every topic into named subtopics. Where a group is largely what an earlier atlas stored, it keeps its id
 * and name. `slugs[i]` and `topicOf[i]` (index into topics, beyond for outside) belong to paper `i`.
 */
export function chartSubtopics(
  topics: readonly NamedTopic[],
  topicOf: Int32Array,
  slugs: readonly string[],
  embedding: Embedding,
  xy: Float64Array,
  index: PhraseIndex,
  stored: StoredAtlas['subtopics'],
): readonly ChartedSubtopic[] {
  const groups = topics.flatMap((topic, t) => {
    const members = [...topicOf.keys()].filter((i) => topicOf[i] === t);
    const numbers = divide(members, embedding.vectors, embedding.dimensions, xy);
    const count = Math.max(-1, ...numbers) + 1;
    return Array.from({ length: count }, (_, g) => ({
      topic: topic.id,
      members: members.filter((_, m) => numbers[m] === g),
    }));
  });
  const marks = groups.map(({ members }) => {
    const mark = new Uint8Array(slugs.length);
    for (const member of members) mark[member] = 1;
    return mark;
  });
  const named = nameGroups(
    index,
    marks,
    topics.map((topic) => phraseStems(topic.name).join(' ')),
  );
  const ids = new Set(stored.map((subtopic) => subtopic.id));
  const free = new Set(stored);
  return groups.map(({ topic, members }, g) => {
    const { name, phrases } = named[g]!;
    const own = new Set(members.map((member) => slugs[member]!));
    const before = [...free].find(
      (old) => old.topic === topic && overlap(own, old.papers) >= SAME_SHARE,
    );
    if (before !== undefined) {
      free.delete(before);
      return { id: before.id, topic, name: before.name, phrases, members };
    }
    const id = makeSlug(name, ids, 'subtopic');
    ids.add(id);
    return { id, topic, name, phrases, members };
  });
}

function overlap(own: ReadonlySet<string>, papers: readonly string[]): number {
  const both = papers.filter((slug) => own.has(slug)).length;
  return both / (own.size + papers.length - both);
}
