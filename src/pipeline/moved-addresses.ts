import type { StoredAtlas } from '../atlas/atlas-files.ts';
import type { Atlas } from '../atlas/types.ts';
import type { NamedTopic } from '../corpus/paper.ts';
import { formerIds } from '../corpus/project/former-ids.ts';

/** An address that moved, without slashes around it: `topics/old` → `topics/new`. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** What a site has pages of. */
export interface Content {
  readonly slugs: readonly string[];
  readonly topics: readonly Pick<NamedTopic, 'id' | 'was'>[];
  readonly subtopics: readonly { readonly id: string; readonly topic: string }[];
}

/** Paths of all pages of papers, topics and subtopics. */
export function livingPaths({ slugs, topics, subtopics }: Content): ReadonlySet<string> {
  return new Set([
    ...slugs.map((slug) => `papers/${slug}`),
    ...topics.map(({ id }) => `topics/${id}`),
    ...subtopics.map(({ id, topic }) => `topics/${topic}/${id}`),
  ]);
}

/**
 * Every old address and the living one that it leads to, sorted: what `redirects` keep, and the former ids of topics
 * with all that lies below them. Nothing leads to what is gone, and no living address leads away.
 */
export function movedAddresses(content: Content, redirects: readonly Move[]): readonly Move[] {
  const living = livingPaths(content);
  const former = formerIds(content.topics);
  const oldIds = new Map<string, string[]>();
  for (const [old, id] of former) oldIds.set(id, [...(oldIds.get(id) ?? []), old]);
  const now = (path: string) =>
    path.replace(/^topics\/([a-z0-9-]+)/, (whole, id: string) =>
      former.has(id) ? `topics/${former.get(id)}` : whole,
    );
  const moves = new Map<string, string>();
  const add = (from: string, to: string) => {
    if (living.has(to) && !living.has(from)) moves.set(from, to);
  };
  /** A path below a topic is found below its former ids as well. */
  const addAll = (from: string, to: string) => {
    add(from, to);
    const [, id = '', rest = ''] = /^topics\/([a-z0-9-]+)(.*)$/.exec(now(from)) ?? [];
    for (const old of oldIds.get(id) ?? []) add(`topics/${old}${rest}`, to);
    add(now(from), to);
  };
  const next = new Map(redirects.map(({ from, to }) => [from, to]));
  /** What led to a place that moved itself leads on from there. */
  const last = (to: string) => {
    for (let hops = 0; hops < redirects.length && !living.has(now(to)); hops++)
      to = next.get(to) ?? to;
    return now(to);
  };
  for (const { from, to } of redirects) addAll(from, last(to));
  for (const [old, id] of former) add(`topics/${old}`, `topics/${id}`);
  for (const { id, topic } of content.subtopics)
    for (const old of oldIds.get(topic) ?? []) add(`topics/${old}/${id}`, `topics/${topic}/${id}`);
  return [...moves].map(([from, to]) => ({ from, to })).sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** The content of a charted project. */
export function contentOf(
  papers: readonly { readonly slug: string }[],
  topics: readonly NamedTopic[] | null,
  atlas: Atlas,
): Content {
  const was = new Map((topics ?? []).map((topic) => [topic.id, topic.was ?? []]));
  return {
    slugs: papers.map(({ slug }) => slug),
    topics: atlas.topics.map(({ id }) => ({ id, was: was.get(id) ?? [] })),
    subtopics: atlas.topics.flatMap(({ id: topic, subtopics }) =>
      subtopics.map(({ id }) => ({ id, topic })),
    ),
  };
}

/** Subtopics of the last atlas that this one has no more: each leads to where its id is now, or to its topic. */
export function endedSubtopics(
  before: StoredAtlas['subtopics'],
  after: StoredAtlas['subtopics'],
): readonly Move[] {
  const topicOf = new Map(after.map(({ id, topic }) => [id, topic]));
  return before
    .filter(({ id, topic }) => topicOf.get(id) !== topic)
    .map(({ id, topic }) => {
      const now = topicOf.get(id);
      return {
        from: `topics/${topic}/${id}`,
        to: now === undefined ? `topics/${topic}` : `topics/${now}/${id}`,
      };
    });
}

/** Topics found before that are none now: each leads to the one that has most of its papers. */
export function endedTopics(
  before: StoredAtlas['topics'],
  after: StoredAtlas['topics'],
): readonly Move[] {
  const ids = new Set(after.map(({ id }) => id));
  return before
    .filter(({ id }) => !ids.has(id))
    .flatMap(({ id, papers }) => {
      const own = new Set(papers);
      const shared = after.map((topic) => topic.papers.filter((slug) => own.has(slug)).length);
      const most = Math.max(0, ...shared);
      const to = after[shared.indexOf(most)];
      return most === 0 ? [] : [{ from: `topics/${id}`, to: `topics/${to!.id}` }];
    });
}

/** The stored atlas with the ids that topics have now. */
export function withTopicsRenamed(
  stored: StoredAtlas,
  topics: readonly NamedTopic[] | null,
): StoredAtlas {
  const former = formerIds(topics ?? []);
  if (former.size === 0) return stored;
  const renamed = (subtopics: StoredAtlas['subtopics']) =>
    subtopics.map((subtopic) => ({
      ...subtopic,
      topic: former.get(subtopic.topic) ?? subtopic.topic,
    }));
  const outdated = stored.former;
  return {
    ...stored,
    subtopics: renamed(stored.subtopics),
    ...(outdated !== undefined && {
      former: { ...outdated, subtopics: renamed(outdated.subtopics) },
    }),
  };
}
