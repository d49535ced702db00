// Runs in the browser too: the same answers in the build, on the command line and on the page.
import MiniSearch, { type Options, type SearchResult } from 'minisearch';
import { queryTerms, searchTerms } from './terms.ts';

/** Raised whenever the file's shape changes. */
export const SEARCH_FORMAT = 1;

/** How papers are indexed; reader and writer share it. */
export const INDEX_OPTIONS: Options = {
  fields: ['title', 'abstract', 'other'],
  storeFields: ['slug', 'title', 'topic'],
  tokenize: searchTerms,
  processTerm: (term) => term,
};

/** A word in the title says what a paper is about; a name, year or venue is as good as one. */
const BOOST = { title: 4, abstract: 1, other: 2 };
/** From this length on a word may be a beginning, or have a letter wrong. */
const PREFIX_FROM = 2;
const FUZZY_FROM = 5;
const FUZZY_SHARE = 0.2;
/** A beginning or a typo is a guess, and counts as one. */
const GUESS_WEIGHTS = { prefix: 0.35, fuzzy: 0.25 };
/** Longer questions are cut: beyond this nobody types, but somebody pastes. */
const LONGEST_QUERY = 2000;
const DIGITS = 4;

/** An answer: a paper, and what of the question stands in it. */
export interface Answer {
  readonly slug: string;
  readonly title: string;
  readonly topic: string;
  /** Share of the best possible match, 0–1, rounded. */
  readonly score: number;
  /** Words of the paper that matched. */
  readonly matched: readonly string[];
  readonly inTitle: boolean;
}

export interface Answers {
  readonly query: string;
  /** Best first; ties by slug. */
  readonly results: readonly Answer[];
  /** How many papers matched in all. */
  readonly total: number;
}

/** An opened index. */
export interface Search {
  /** Names of topics by id. */
  readonly names: Readonly<Record<string, string>>;
  readonly query: (text: string, limit: number) => Promise<Answers>;
}

/** Opens the published index. `text` is `words.json`; throws where it is cut off or of another format. */
export function openSearch(text: string): Search {
  let file: {
    format?: unknown;
    names: Record<string, string>;
    index: Parameters<typeof MiniSearch.loadJS>[0];
  };
  try {
    file = JSON.parse(text);
  } catch {
    throw new Error(
      'search: invalid index: it is cut off. Reload the page, or build the site again.',
    );
  }
  if (file.format !== SEARCH_FORMAT) {
    throw new Error(
      `search: invalid index: got format ${file.format}, expected ${SEARCH_FORMAT}. Build the site again.`,
    );
  }
  const index = MiniSearch.loadJS(file.index, INDEX_OPTIONS);
  return {
    names: file.names,
    query: async (query, limit) => answer(index, query.slice(0, LONGEST_QUERY), limit),
  };
}

function answer(index: MiniSearch, query: string, limit: number): Answers {
  const terms = queryTerms(query);
  if (terms.length === 0) return { query, results: [], total: 0 };
  const found = index.search(terms.join(' '), {
    tokenize: (text) => text.split(' '),
    boost: BOOST,
    prefix: (term) => term.length >= PREFIX_FROM,
    fuzzy: (term) => (term.length >= FUZZY_FROM ? FUZZY_SHARE : false),
    weights: GUESS_WEIGHTS,
  });
  const best = found[0]?.score ?? 1;
  const results = found
    .map((result) => toAnswer(result, best))
    .sort((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1))
    .slice(0, limit);
  return { query, results, total: found.length };
}

function toAnswer(result: SearchResult, best: number): Answer {
  return {
    slug: result.slug,
    title: result.title,
    topic: result.topic,
    score: Number((result.score / best).toFixed(DIGITS)),
    matched: result.terms,
    inTitle: Object.values(result.match).some((fields) => fields.includes('title')),
  };
}
