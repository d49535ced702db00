// Runs in the browser too. What a question is answered with.
import type { Match } from './coverage.ts';
import type { Place } from './estimate-position.ts';
import type { Ranked } from './ranking.ts';
import type { SearchNote } from './search-note.ts';
import type { PaperCard, WordsIndex } from './words-index.ts';

/** An answer: a paper, and what of the question stands in it. */
export interface Answer extends PaperCard {
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
  /** All of them, best first: places in the order of slugs. */
  readonly papers: readonly number[];
  /** How many of all stand under each topic, by index; empty where that was not asked for and isn't known. */
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
  { head, column }: WordsIndex,
  countsTopics: boolean,
): Pick<Answers, 'query' | 'total' | 'saying' | 'papers' | 'topicCounts'> {
  const topicOf = column('topicOf', countsTopics);
  const topicCounts = topicOf === null ? [] : head.topics.map(() => 0);
  if (topicOf !== null) for (const { paper } of found) topicCounts[topicOf[paper]!]!++;
  return {
    query,
    total: found.length,
    saying: found.filter(({ paper }) => says(paper)).length,
    papers: found.map(({ paper }) => paper),
    topicCounts,
  };
}

/** What is known of a paper that answers; without an index nothing is asked for. */
export function answerOf(
  paper: number,
  score: number,
  index: WordsIndex | null,
): Omit<Answer, 'saysIt' | 'matches'> {
  return { ...(index?.card(paper) ?? NO_CARD), score, paper };
}

/** Stands for what is not here yet, until the question is asked again. */
const NO_CARD: PaperCard = { slug: '', title: '', topic: 0, year: null, venue: null, authors: '' };
