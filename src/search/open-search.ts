// Runs in the browser too: the same answers in the build, on the command line and on the page.
import { ToldError } from '../words/told-error.ts';
import { wordsOf } from '../words/words.ts';
import { type Answer, type Answers, answerOf, counted } from './answers.ts';
import { type Match, matchesIn, sayingIt } from './coverage.ts';
import { estimatePlace } from './estimate-position.ts';
import { asksLinks, fieldFilter, withPhrases } from './filters.ts';
import { papersIdentified, pastedIdentifiers } from './identifier-hashes.ts';
import { type KnownWords, type MeaningWanted, meaningFor } from './known-words.ts';
import { LONG_TEXT, type ParsedQuery, parseQuery } from './parse-query.ts';
import { LINK_FIELDS } from './query-fields.ts';
import { type Ranked, ranked, weigh } from './ranking.ts';
import { type ReadFile, type SearchFiles, searchFilesOf } from './search-files.ts';
import type { SearchNote } from './search-note.ts';
import { highlight, type Piece, snippet } from './snippet.ts';
import { openWordsIndex, type PaperColumns, type WordsIndex } from './words-index.ts';

/** Longer questions are cut: an abstract has this many letters at most. */
const MAX_QUERY_LETTERS = 6000;
/** A paper with this share of the best score still counts as an answer. */
const ANSWER_SHARE = 0.5;
/** With meaning there is always a nearest paper; so many are shown even where no more answer well. */
const MIN_CLOSE = 10;

export interface QueryOptions {
  readonly limit: number;
  /**
   * `none`: words alone, at once; `here`: with the meaning that was loaded before; `papers`: loads the papers' vectors and
   * those of the words asked, where they are missing; `load`: the corpus' near words too, behind these.
   */
  readonly meaning: 'none' | MeaningWanted;
}

/** An opened index. */
export interface Search {
  readonly columns: PaperColumns;
  readonly query: (text: string, options: QueryOptions) => Promise<Answers>;
  /** Loads what every meaning needs, before a question does. Throws as `query` does where it can't be read. */
  readonly preload: () => Promise<void>;
  /** The title of an answer, matched words marked. */
  readonly title: (answer: Answer) => readonly Piece[];
  /**
   * The sentence of its abstract that matches most, matched words marked; empty where there is none to show, null where
   * the abstract does not come.
   */
  readonly sentence: (answer: Answer) => Promise<readonly Piece[] | null>;
}

/** Opens the published index of a build, `version` naming its folder. Throws `IndexError` where it cannot be read. */
export async function openSearch(version: string, read: ReadFile): Promise<Search> {
  const bytes = await read(`${version}/search/words.bin`);
  if (bytes === null)
    throw new ToldError('search: missing index: nobody answers. Are you offline?');
  const index = openWordsIndex(bytes);
  const files = searchFilesOf(index.columns, read);
  const known: KnownWords = { fitted: new Map(), near: new Map() };
  return {
    columns: index.columns,
    query: (text, options) =>
      answer(text.slice(0, MAX_QUERY_LETTERS), options, index, files, known),
    async preload() {
      const [meaning] = await Promise.all([files.meaning(true), files.wordModel([], true)]);
      if (meaning !== null) await files.nearWords(meaning, true);
    },
    title: ({ title, matches }) => highlight(title, termsOf(matches)),
    async sentence({ paper, matches }) {
      const abstract = await files.abstract(paper);
      if (abstract === null) return null;
      const terms = termsOf(matches);
      return highlight(snippet(abstract, terms) ?? '', terms);
    },
  };
}

/** Words less near than this help to rank; shown, they would look like chance. */
const MIN_SHOWN = 0.3;

function termsOf(matches: readonly Match[]): ReadonlySet<string> {
  return new Set(matches.flatMap(({ terms }) => terms));
}

async function answer(
  query: string,
  options: QueryOptions,
  index: WordsIndex,
  files: SearchFiles,
  known: KnownWords,
): Promise<Answers> {
  const { columns } = index;
  const identified = identifiedBy(query, columns);
  if (identified.length > 0) return identifiedAnswers(query, identified, index);
  const parsed = parseQuery(query);
  const links = asksLinks(parsed.filters, columns) ? await files.links() : null;
  const { allowed, notes } = fieldFilter(parsed.filters, columns, links);
  const asks = wordsOf(parsed.text).length > 0;
  const { by, isWhole } =
    asks && options.meaning !== 'none'
      ? await meaningFor(parsed.text, options.meaning, index, files, known)
      : { by: null, isWhole: false };
  const weighed = weigh(parsed.text, index, by, parsed.alternatives);
  const exact = parsed.phrases.length > 0 || parsed.without.length > 0;
  const fewest = weighed.closeness === null ? 0 : MIN_CLOSE;
  const bar = exact ? { share: 0, fewest: 0 } : { share: ANSWER_SHARE, fewest };
  let found = asks
    ? ranked(weighed.scores, allowed, bar)
    : filteredOnly(
        parsed.filters.length > notes.length || parsed.without.length > 0,
        index,
        allowed,
      );
  let readNotes: readonly SearchNote[] = [];
  if (exact) {
    const checked = await saidExactly(found, parsed, index, files);
    found = asks ? bestOf(checked.found, fewest) : checked.found;
    readNotes = checked.notes;
  }
  const { terms } = weighed;
  const says = terms.length === 0 ? () => true : sayingIt(weighed.asked, index);
  return {
    ...counted(query, found, says, index),
    isRanked: asks,
    results: found.slice(0, options.limit).map(({ paper, score }) => ({
      ...answerOf(paper, score, index),
      saysIt: says(paper),
      matches: matchesIn(terms, index, paper).filter(
        ({ kind, weight }) => kind !== 'near' || weight >= MIN_SHOWN,
      ),
    })),
    notes: [...parsed.notes.map((note) => knownHere(note, columns)), ...notes, ...readNotes],
    semanticState: weighed.closeness === null ? 'none' : isWhole ? 'complete' : 'partial',
    place:
      by !== null && weighed.closeness !== null && query.length >= LONG_TEXT
        ? estimatePlace(weighed.closeness, by.meaning)
        : null,
  };
}

/** Of found papers those that have the question's phrases and nothing that it excludes, as far as their abstracts come. */
async function saidExactly(
  found: readonly Ranked[],
  parsed: ParsedQuery,
  index: WordsIndex,
  files: SearchFiles,
): Promise<{ readonly found: Ranked[]; readonly notes: readonly SearchNote[] }> {
  const { titles, topTermsOnly } = index.columns;
  let unread = false;
  const read = async (paper: number) => {
    const abstract = await files.abstract(paper);
    if (abstract === null) unread = true;
    return `${titles[paper]} | ${abstract ?? ''}`;
  };
  const papers = found.map(({ paper }) => paper);
  const { kept, notes } = await withPhrases(papers, parsed, index, read);
  return {
    found: found.filter(({ paper }) => kept.has(paper)),
    notes: [
      ...(unread ? [{ kind: 'abstractsUnread' } as const] : notes),
      ...(topTermsOnly ? [{ kind: 'topTermsOnly' } as const] : []),
    ],
  };
}

const LINK_QUESTION = new RegExp(`^\\s*(?:${LINK_FIELDS.join('|')}):`, 'i');

/** The papers of a question that is nothing but an identifier. */
function identifiedBy(query: string, { identifiers }: PaperColumns): readonly number[] {
  // `cites:10.1000/182` asks for other papers than the one of that DOI.
  const pasted = LINK_QUESTION.test(query) ? null : pastedIdentifiers(query);
  return pasted === null ? [] : papersIdentified(pasted, identifiers);
}

/** A note that names no field of which this map knows nothing. */
function knownHere(note: SearchNote, { hasLinks }: PaperColumns): SearchNote {
  if (note.kind !== 'unknownField' || hasLinks === true) return note;
  const unknown: readonly string[] = LINK_FIELDS;
  return { ...note, fields: note.fields.filter((field) => !unknown.includes(field)) };
}

/** The papers of a pasted identifier, and no other. */
function identifiedAnswers(query: string, papers: readonly number[], index: WordsIndex): Answers {
  const found = papers.map((paper) => ({ paper, score: 1 }));
  return {
    ...counted(query, found, () => true, index),
    isRanked: true,
    results: papers.map((paper) => ({
      ...answerOf(paper, 1, index),
      saysIt: true,
      matches: [],
    })),
    notes: [],
    semanticState: 'complete',
    place: null,
  };
}

/** Where only fields are given, every paper they leave, in the order of slugs. */
function filteredOnly(
  given: boolean,
  index: WordsIndex,
  allowed: (paper: number) => boolean,
): Ranked[] {
  if (!given) return [];
  return Array.from({ length: index.paperCount }, (_, paper) => ({ paper, score: 1 })).filter(
    ({ paper }) => allowed(paper),
  );
}

/** Of papers, best first, those that `ranked` would have kept. */
function bestOf(found: readonly Ranked[], fewest: number): Ranked[] {
  const least = (found[0]?.score ?? 0) * ANSWER_SHARE;
  const good = found.filter(({ score }) => score >= least).length;
  return found.slice(0, Math.max(good, fewest));
}
