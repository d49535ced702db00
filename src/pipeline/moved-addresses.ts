import type { StoredAtlas } from '../atlas/atlas-files.ts';
import { subtopicsBelow } from '../atlas/subtopics-below.ts';
import type { Atlas } from '../atlas/types.ts';
import type { NamedTopic } from '../corpus/paper.ts';
import type { People } from '../corpus/people/people.ts';
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
  readonly subtopics: readonly PlacedSubtopic[];
  /** Paths of the pages of authors and venues. */
  readonly contributors: readonly string[];
}

/** A subtopic and where it is: a part of another one, or of its topic. */
type PlacedSubtopic = Pick<StoredAtlas['subtopics'][number], 'id' | 'topic' | 'within'>;

/** Paths of the pages of subtopics, by id: `topics/…` down through all that each is in. */
export function subtopicPaths(subtopics: readonly PlacedSubtopic[]): ReadonlyMap<string, string> {
  const byId = new Map(subtopics.map((subtopic) => [subtopic.id, subtopic]));
  return new Map(
    subtopics.map(({ id, topic, within }) => {
      const path = [id];
      let around = within === undefined ? undefined : byId.get(within);
      // A file that was mended by hand may lead in a circle.
      while (around !== undefined && !path.includes(around.id)) {
        path.unshift(around.id);
        around = around.within === undefined ? undefined : byId.get(around.within);
      }
      return [id, ['topics', topic, ...path].join('/')];
    }),
  );
}

/** Paths of all pages of papers, topics, subtopics, authors and venues. */
export function livingPaths({
  slugs,
  topics,
  subtopics,
  contributors,
}: Content): ReadonlySet<string> {
  return new Set([
    ...slugs.map((slug) => `papers/${slug}`),
    ...topics.map(({ id }) => `topics/${id}`),
    ...subtopicPaths(subtopics).values(),
    ...contributors,
  ]);
}

/** Paths of the pages of authors and venues; none where they get none. */
export function contributorPaths(people: People | null): readonly string[] {
  if (people === null) return [];
  return [
    ...people.authors.map(({ slug }) => `authors/${slug}`),
    ...people.venues.map(({ slug }) => `venues/${slug}`),
  ];
}

/** Addresses of other forms of names, each with the author's own. */
export function movedNames(people: People | null): readonly Move[] {
  return (people?.moved ?? []).map(({ from, to }) => ({
    from: `authors/${from}`,
    to: `authors/${to}`,
  }));
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
    for (let hops = 0; hops < redirects.length && !living.has(now(to)); hops++) {
      const on = next.get(to);
      if (on === undefined) break;
      to = on;
    }
    return now(to);
  };
  for (const { from, to } of redirects) addAll(from, last(to));
  for (const [old, id] of former) add(`topics/${old}`, `topics/${id}`);
  for (const path of subtopicPaths(content.subtopics).values()) {
    const [, topic = '', rest = ''] = /^topics\/([^/]+)(.*)$/.exec(path) ?? [];
    for (const old of oldIds.get(topic) ?? []) add(`topics/${old}${rest}`, path);
  }
  return [...moves].map(([from, to]) => ({ from, to })).sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** The content of a charted project. */
export function contentOf(
  papers: readonly { readonly slug: string }[],
  topics: readonly NamedTopic[] | null,
  atlas: Atlas,
  people: People | null,
): Content {
  const was = new Map((topics ?? []).map((topic) => [topic.id, topic.was ?? []]));
  return {
    slugs: papers.map(({ slug }) => slug),
    topics: atlas.topics.map(({ id }) => ({ id, was: was.get(id) ?? [] })),
    subtopics: atlas.topics.flatMap((topic) =>
      subtopicsBelow(topic).map(({ part, above }) => {
        const within = above.at(-1)?.id;
        return { id: part.id, topic: topic.id, ...(within !== undefined && { within }) };
      }),
    ),
    contributors: contributorPaths(people),
  };
}

/**
 * Addresses of subtopics of the last atlas that this one has no more: each leads to where its id is now, else to what
 * it was a part of.
 */
export function endedSubtopics(
  before: StoredAtlas['subtopics'],
  after: StoredAtlas['subtopics'],
): readonly Move[] {
  const now = subtopicPaths(after);
  const was = subtopicPaths(before);
  return before
    .map(({ id, topic }) => {
      const from = was.get(id)!;
      const [, , ...way] = from.split('/');
      const left = way.findLast((step) => now.has(step));
      return { from, to: left === undefined ? `topics/${topic}` : now.get(left)! };
    })
    .filter(({ from, to }) => from !== to);
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
