import { idsOf, subtopicsBelow } from '../../atlas/subtopics-below.ts';
import type { AtlasSubtopic, AtlasTopic } from '../../atlas/types.ts';
import { type Contributor, type ContributorKind, contributorsOf } from './contributors.ts';
import { furtherPath, GROUP_PAPERS, pageNumbers } from './further-pages.ts';
import { membersOf } from './groups.ts';
import { model, type PlacedPaper, topics } from './page-data.ts';
import { inTitleOrder } from './title-order.ts';

/** A page of a topic or subtopic. */
interface TopicRoute {
  readonly topic: AtlasTopic;
  /** The subtopics on the way down from the topic, the one of the page last; empty for the topic's own papers. */
  readonly way: readonly AtlasSubtopic[];
  /** From 1. */
  readonly page: number;
  /** Path below the topic, without slashes around it; undefined for the topic's own page. */
  readonly path: string | undefined;
}

/** All pages of topics and subtopics. */
export function topicRoutes(): readonly TopicRoute[] {
  return topics.flatMap((topic) => [
    ...routesOf(topic, [], []),
    ...subtopicsBelow(topic).flatMap((below) =>
      routesOf(topic, [...below.above, below.part], idsOf(below)),
    ),
  ]);
}

function routesOf(
  topic: AtlasTopic,
  way: readonly AtlasSubtopic[],
  ids: readonly string[],
): readonly TopicRoute[] {
  const own = ids.map((id) => `${id}/`).join('');
  return pageNumbers(membersOf(topic.id, ids).length).map((page) => ({
    topic,
    way,
    page,
    path: routePath(own, page),
  }));
}

/** A page of an author or a venue. */
interface ContributorRoute {
  readonly one: Contributor;
  /** From 1. */
  readonly page: number;
  /** Papers of this page, the newest first. */
  readonly listed: readonly PlacedPaper[];
  /** Path below the author or venue, without slashes around it; undefined for the first page. */
  readonly path: string | undefined;
}

/** All pages of authors or venues; none where a map has none. */
export function contributorRoutes(kind: ContributorKind): readonly ContributorRoute[] {
  return contributorsOf(kind).flatMap((one) => {
    // Once for all its pages: a venue may have most papers of a large map.
    const newest = [...inTitleOrder(one.papers)].sort((a, b) => (b.year ?? 0) - (a.year ?? 0));
    return pageNumbers(newest.length).map((page) => ({
      one,
      page,
      listed: newest.slice((page - 1) * GROUP_PAPERS, page * GROUP_PAPERS),
      path: routePath('', page),
    }));
  });
}

/** What a route has as its rest: nothing for the page that it begins at. */
function routePath(own: string, page: number): string | undefined {
  return furtherPath(own, page).slice(0, -1) || undefined;
}

/** An address that moved, without slashes around it, and the page from 1 of what it leads to. */
interface MovedRoute {
  readonly from: string;
  readonly to: string;
  readonly page: number;
}

/** All addresses that moved; a topic leads on from each of its pages. */
export function movedRoutes(): readonly MovedRoute[] {
  return model.redirects.flatMap(({ from, to }) =>
    pageNumbers(papersAt(to)).map((page) => ({
      from: furtherPath(`${from}/`, page).slice(0, -1),
      to,
      page,
    })),
  );
}

function papersAt(path: string): number {
  const [kind, id = '', ...steps] = path.split('/');
  return kind === 'topics' ? membersOf(id, steps).length : 0;
}
