// Ships to the browser: what a map can be filtered by, and which papers a choice of it means.
import { authorFileOf } from '../../../map/authors-file.ts';
import { type Choice, marksOf, NO_CHOICE } from '../../../map/choice.ts';
import { fieldMask } from '../../../map/field-filter.ts';
import type { Criteria } from '../../../map/selection.ts';
import type { FieldColumns } from './map-field-columns.ts';

/** What is chosen of topics, subtopics, venues and authors. */
export interface Chosen {
  readonly topic: Choice;
  readonly subtopic: Choice;
  readonly venue: Choice;
  readonly author: Choice;
}

/** Who wrote which papers, by slug: name and the papers' places in the order of slugs; as far as it has come. */
export interface Authors {
  readonly bySlug: ReadonlyMap<
    string,
    { readonly name: string; readonly papers: readonly number[] }
  >;
  /** Slugs of other forms of names, each with the author's own. */
  readonly moved: ReadonlyMap<string, string>;
  /** How many files tell of authors; 0 where names have no pages. */
  readonly files: number;
  /** Those that have come. */
  readonly read: ReadonlySet<number>;
}

/** Whether the file that would know an author has still to come. */
export function isUnread(slug: string, { files, read }: Authors): boolean {
  return files > 0 && !read.has(authorFileOf(slug, files));
}

/** A subtopic: its number, that of the last of its parts, and its topic. */
export type SubtopicNumbers = readonly [first: number, last: number, topic: string];

/** Number of each topic and venue by its name in the address, and those of subtopics. */
export interface Facets {
  readonly topics: ReadonlyMap<string, number>;
  readonly subtopics: ReadonlyMap<string, SubtopicNumbers>;
  readonly venues: ReadonlyMap<string, number>;
  /** What papers can be coloured by. */
  readonly colours: ReadonlySet<string>;
  /** What the sizes of dots can say, and fields that papers can be filtered by. */
  readonly sizes: ReadonlySet<string>;
  readonly fields: ReadonlySet<string>;
  /** Where former ids lead: `old` → `new`, `topic/old` → `topic` or `topic/new`, with all subtopics on the way. */
  readonly moved: ReadonlyMap<string, string>;
}

/** Numbers that a topic, a subtopic and a venue can have. */
const TOPICS = 2 ** 8;
const OTHERS = 2 ** 16;

/** Topics or subtopics, whichever a paper is in; a subtopic that is asked for stands for its topic. */
export function groupMarks({ topic, subtopic }: Chosen, facets: Facets): Criteria['groups'] {
  if (topic === NO_CHOICE && subtopic === NO_CHOICE) return null;
  const unasked = topic.any.length + subtopic.any.length === 0;
  const whole = topic.any.filter((id) => !isNarrowed(id, subtopic, facets));
  const ofTopic = (id: string) => {
    const number = facets.topics.get(id)!;
    return [number, number] as const;
  };
  const ofSubtopic = (id: string) => {
    const [first, last] = facets.subtopics.get(id)!;
    return [first, last] as const;
  };
  return {
    topics: marksOf(whole.map(ofTopic), topic.none.map(ofTopic), TOPICS, unasked),
    subtopics: marksOf(subtopic.any.map(ofSubtopic), subtopic.none.map(ofSubtopic), OTHERS, false),
  };
}

/** Papers of the venues that are chosen; null where none is. */
export function venueMarks(venue: Choice, { venues }: Facets): Uint8Array | null {
  if (venue === NO_CHOICE) return null;
  const ofVenue = (name: string) => {
    const number = venues.get(name)!;
    return [number, number] as const;
  };
  return marksOf(venue.any.map(ofVenue), venue.none.map(ofVenue), OTHERS, venue.any.length === 0);
}

/** Papers of the authors that are chosen, by place in the order of slugs; null where none is, or one is not known yet. */
export function authorMarks(
  author: Choice,
  authors: Authors,
  paperCount: number,
): Uint8Array | null {
  if (author === NO_CHOICE || namesOf(author).some((slug) => isUnread(slug, authors))) return null;
  const ofAuthors = (slugs: readonly string[]) =>
    slugs.flatMap((slug) =>
      authors.bySlug.get(slug)!.papers.map((paper) => [paper, paper] as const),
    );
  const { any, none } = author;
  return marksOf(ofAuthors(any), ofAuthors(none), paperCount, any.length === 0);
}

/** Papers that say what is asked for in all fields, by place in the order of slugs; null where nothing is, or fields have still to come. */
export function fieldMarks(
  asked: Readonly<Record<string, string>>,
  columns: FieldColumns | null,
): Uint8Array | null {
  const masks = Object.entries(asked).flatMap(([name, text]) => {
    const column = columns?.get(name);
    return (column && fieldMask(column, text)) ?? [];
  });
  const [first, ...others] = masks;
  return (
    first?.map((mark, place) => (others.every((mask) => mask[place] === 1) ? mark : 0)) ?? null
  );
}

/** All names of a choice. */
export function namesOf({ any, none }: Choice): readonly string[] {
  return [...any, ...none];
}

/** Whether a topic is asked for by some of its subtopics alone. */
export function isNarrowed(topic: string, subtopic: Choice, { subtopics }: Facets): boolean {
  return subtopic.any.some((id) => subtopics.get(id)?.[2] === topic);
}
