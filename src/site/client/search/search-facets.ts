// Ships to the browser: links that keep the answers of one topic.
import { search as say } from '#strings/search';
import { shared } from '#strings/shared';
import { make, makeLink } from '../shared/dom.ts';
import { hueOf } from './search-items.ts';
import type { Shown } from './search-messages.ts';
import { searchHref } from './search-options.ts';

/** The topic that a question names. */
const WITHIN = /\s*\btopic:(?:"[^"]*"|\S+)/i;

/** A link to the answers of each topic, or back to all of them; none where all answers are of one topic. */
export function facetLinks(
  { query, topics, topicCounts, total }: Shown,
  go: (query: string) => void,
): readonly HTMLElement[] {
  if (total === 0) return [];
  if (WITHIN.test(query)) return [facet(query.replace(WITHIN, '').trim(), say.allTopics, go)];
  if (topicCounts.filter(Boolean).length < 2) return [];
  return topics.flatMap(({ id, name }, topic) => {
    const count = topicCounts[topic] ?? 0;
    if (count === 0) return [];
    const link = facet(`${query} topic:${id}`, name, go);
    link.className = hueOf(topic, topics);
    link.append(make('span', '', ` ${shared.number(count)}`));
    return [link];
  });
}

function facet(query: string, name: string, go: (query: string) => void): HTMLElement {
  return makeLink(searchHref(query), name, () => go(query));
}
