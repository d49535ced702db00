import { idsOf, subtopicsBelow } from '../../atlas/subtopics-below.ts';
import type { AtlasSubtopic, AtlasTopic } from '../../atlas/types.ts';
import { furtherPages, furtherPath } from './further-pages.ts';
import { model, subtopicsOn, topicOf, topics } from './page-data.ts';

/** A page below a topic: of a subtopic, or a further one of either. */
interface GroupRoute {
  readonly topic: AtlasTopic;
  /** The subtopics on the way down from the topic, the one of the page last; empty for the topic's own papers. */
  readonly way: readonly AtlasSubtopic[];
  /** From 1; that of a topic itself is a route of its own. */
  readonly page: number;
  /** Path below the topic, without slashes around it. */
  readonly path: string;
}

/** All pages below topics. */
export function routesBelowTopics(): readonly GroupRoute[] {
  return topics.flatMap((topic) => [
    ...furtherPages(topic.count).map((page) => routeOf(topic, [], [], page)),
    ...subtopicsBelow(topic).flatMap((below) =>
      [1, ...furtherPages(below.part.count)].map((page) =>
        routeOf(topic, [...below.above, below.part], idsOf(below), page),
      ),
    ),
  ]);
}

function routeOf(
  topic: AtlasTopic,
  way: readonly AtlasSubtopic[],
  ids: readonly string[],
  page: number,
): GroupRoute {
  const path = furtherPath(ids.map((id) => `${id}/`).join(''), page).slice(0, -1);
  return { topic, way, page, path };
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
    [1, ...furtherPages(papersAt(to))].map((page) => ({
      from: furtherPath(`${from}/`, page).slice(0, -1),
      to,
      page,
    })),
  );
}

function papersAt(path: string): number {
  const [kind, id = '', ...steps] = path.split('/');
  return kind === 'topics' ? (subtopicsOn(id, steps).at(-1) ?? topicOf(id)).count : 0;
}
