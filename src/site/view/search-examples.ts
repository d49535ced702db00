import type { AtlasTopic } from '../../atlas/types.ts';
import type { Paper } from '../../corpus/paper.ts';
import type { Strings } from '../strings/strings.ts';

/** A question to try, and what it asks for. */
export interface SearchExample {
  readonly query: string;
  readonly words: string;
}

/** How many a paper cites here, and how many cite it here. */
interface Linked {
  readonly slug: string;
  readonly cites: number;
  readonly citedBy: number;
}

/** An example should have a few answers. */
const MIN_LINKED = 3;

/** Questions that this corpus answers, one for each thing that can be asked; what it has no data for is left out. */
export function searchExamples(
  papers: readonly Paper[],
  topics: readonly AtlasTopic[],
  linked: readonly Linked[],
  { search: { examples: say } }: Strings,
): readonly SearchExample[] {
  const examples: SearchExample[] = [];
  const add = (query: string | undefined, words: string) => {
    if (query !== undefined) examples.push({ query, words });
  };
  const [topic, other] = topics.filter(({ id }) => id !== 'outside');
  const phrase = topic?.phrases.find((text) => text.includes(' ')) ?? topic?.phrases[0];
  add(phrase, say.words);
  add(phrase === undefined ? undefined : `"${phrase}"`, say.phrase);
  const second = other?.phrases[0];
  if (second !== undefined && topic !== undefined)
    add(`${second} topic:${topic.id}`, say.topic(topic.name));
  const without = topic?.phrases.find((text) => !text.includes(' ') && !phrase?.includes(text));
  if (phrase !== undefined && without !== undefined)
    add(`${phrase} -${without}`, say.without(without));
  const years = papers.flatMap(({ year }) => (year === null ? [] : [year]));
  const last = years.reduce((most, year) => Math.max(most, year), 0);
  if (last > 0) add(`year:${last - 1}-${last}`, say.years);
  const author = papers.find(({ authors }) => authors.length > 0)?.authors[0];
  const surname = author?.split(/[\s,]+/).at(-1);
  if (surname !== undefined) add(`author:${surname.toLowerCase()}`, say.author);
  const venue = papers.find((paper) => paper.venue !== null)?.venue;
  if (venue) add(`venue:"${venue}"`, say.venue);
  const word = phrase?.split(/[\s-]+/).reduce((a, b) => (b.length > a.length ? b : a));
  add(word === undefined ? undefined : `title:${word.toLowerCase()}`, say.title);
  // A short address is a question that one could type.
  const shortest = (count: (paper: Linked) => number) =>
    linked
      .filter((paper) => count(paper) >= MIN_LINKED)
      .reduce<string | undefined>(
        (best, { slug }) => (best === undefined || slug.length < best.length ? slug : best),
        undefined,
      );
  const cited = shortest(({ citedBy }) => citedBy);
  add(cited && `cites:${cited}`, say.cites);
  const citing = shortest(({ cites }) => cites);
  add(citing && `citedby:${citing}`, say.citedby);
  return examples;
}
