// Ships to the browser.
import { topicClass } from '../../../map/topic-class.ts';
import type { Facets, SubtopicNumbers } from './facets.ts';

/** The topics and subtopics of the page by id, in the order of the tree, and venues in the order of their list. */
export function readFacets(): Facets {
  const topics = new Map<string, number>();
  const subtopics = new Map<string, SubtopicNumbers>();
  for (const link of document.querySelectorAll<HTMLElement>('[data-tree] a[data-topic]')) {
    const { topic = '', subtopic } = link.dataset;
    const parts = link.parentElement!.querySelectorAll(':scope > ul a').length;
    const number = subtopics.size + 1;
    if (subtopic !== undefined) subtopics.set(subtopic, [number, number + parts, topic]);
    else topics.set(topic, topic === 'outside' ? 0 : topics.size + 1);
  }
  const options = [...document.querySelectorAll<HTMLOptionElement>('#venue option')];
  const venues = new Map(
    options.flatMap(({ value }, i) => (value === '' ? [] : [[value, i] as const])),
  );
  const { moved = '{}' } = document.querySelector<HTMLElement>('[data-tree]')?.dataset ?? {};
  const valuesOf = (options: string) =>
    new Set([...document.querySelectorAll<HTMLOptionElement>(options)].map(({ value }) => value));
  return {
    topics,
    subtopics,
    venues,
    colours: valuesOf('#colour option'),
    sizes: valuesOf('#size option[value]:not([value=""])'),
    fields: valuesOf('#colour option[data-field]'),
    moved: new Map(Object.entries<string>(JSON.parse(moved))),
  };
}

/** The name of a topic by its number. */
export function topicName(number: number): string {
  return (
    document.querySelector(`[data-tree] > li.${topicClass(number)} > a .of`)?.textContent ?? ''
  );
}

/** The name of a venue by its number; empty where the list has none. */
export function venueName(number: number): string {
  return document.querySelectorAll<HTMLOptionElement>('#venue option')[number]?.value ?? '';
}
