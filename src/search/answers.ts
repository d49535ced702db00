// Runs in the browser too. What a question is answered with.
import type { Match } from './coverage.ts';
import type { Place } from './estimate-position.ts';
import type { Ranked } from './ranking.ts';
import type { SearchNote } from './search-note.ts';
import type { WordsIndex } from './words-index.ts';

/** An answer: a paper, and what of the question stands in it. */
export interface Answer {
  readonly slug: string;
  readonly title: string;
  /** Index into `columns.topics`. */
  readonly topic: number;
  readonly year: number | null;
  readonly venue: string | null;
  readonly authors: string;
  /** Comparable within one question only; rounded. */
  readonly score: number;
  /** Whether at least half of the question, by weight of its words, stands in the paper; else it is close in meaning. */
  readonly saysIt: boolean;
  readonly matches: readonly Match[];
  /** Its place in the order of slugs. */
  readonly paper: number;
}

export interface Answers {
  readonly query: string;
  /** Best first; ties by slug. */
  readonly results: readonly Answer[];
  /** Whether something ranks them; where only fields are asked for they stand in the order of slugs. */
  readonly isRanked: boolean;
  /** How many papers answer in all. */
  readonly total: number;
  /** How many of them say it, and aren't merely close in meaning. */
  readonly saying: number;
  /** Slugs of all of them, best first. */
  readonly slugs: readonly string[];
  /** How many of all stand under each topic, by index. */
  readonly topicCounts: readonly number[];
  /** What could not be taken as written. */
  readonly notes: readonly SearchNote[];
  /** How far meaning took part: not at all, without that of some words or without near words, or fully. */
  readonly semanticState: 'none' | 'partial' | 'complete';
  /** Where a long text would stand on the map. */
  readonly place: Place | null;
}

/** What the answers tell together: how many there are, which, and under which topics. */
export function counted(
  query: string,
  found: readonly Ranked[],
  says: (paper: number) => boolean,
  { columns }: WordsIndex,
): Pick<Answers, 'query' | 'total' | 'saying' | 'slugs' | 'topicCounts'> {
  const topicCounts = columns.topics.map(() => 0);
  for (const { paper } of found) topicCounts[columns.topicOf[paper]!]!++;
  return {
    query,
    total: found.length,
    saying: found.filter(({ paper }) => says(paper)).length,
    slugs: found.map(({ paper }) => columns.slugs[paper]!),
    topicCounts,
  };
}

/** What is known of a paper that answers. */
export function answerOf(
  paper: number,
  score: number,
  { columns }: WordsIndex,
): Omit<Answer, 'saysIt' | 'matches'> {
  return {
    slug: columns.slugs[paper]!,
    title: columns.titles[paper]!,
    topic: columns.topicOf[paper]!,
    year: columns.years[paper] ?? null,
    venue: columns.venues[paper] ?? null,
    authors: columns.authors[paper] ?? '',
    score,
    paper,
  };
}
