// Runs in the browser too. How a question is answered by what of the index is here.
import { wordsOf } from '../words/words.ts';
import { type Answers, answerOf, counted } from './answers.ts';
import { matchesIn, sayingIt } from './coverage.ts';
import { estimatePlace } from './estimate-position.ts';
import { asksLinks, fieldFilter, withPhrases } from './filters.ts';
import { papersIdentified, pastedIdentifiers } from './identifier-hashes.ts';
import { LONG_TEXT, type ParsedQuery, parseQuery } from './parse-query.ts';
import { LINK_FIELDS } from './query-fields.ts';
import { type Ranked, ranked, type WithMeaning, weigh } from './ranking.ts';
import type { SearchFiles } from './search-files.ts';
import type { SearchNote } from './search-note.ts';
import type { IndexHead, WordsIndex } from './words-index.ts';

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
  readonly meaning: 'none' | 'here' | 'papers' | 'load';
  /** Whether it is to be counted how many answers stand under each topic; else only where that is known. */
  readonly countsTopics?: boolean;
  /** Whether the answer is still waited for: else nothing more is loaded, and what comes answers nothing. */
  readonly isWanted?: () => boolean;
}

/** What a text's meaning is weighed with; `by` null where nothing of it is here, `isWhole` where all of it is. */
export interface MeaningHere {
  readonly by: WithMeaning | null;
  readonly isWhole: boolean;
}

/** Words alone. */
export const NO_MEANING: MeaningHere = { by: null, isWhole: false };

/** Words less near than this help to rank; shown, they would look like chance. */
const MIN_SHOWN = 0.3;

/** Answers a question, as far as an index in parts has what it takes: what it lacks is noted. */
export async function answerByWhatIsHere(
  query: string,
  { limit, countsTopics = true }: Pick<QueryOptions, 'limit' | 'countsTopics'>,
  index: WordsIndex,
  files: SearchFiles,
  meaningOf: (text: string) => Promise<MeaningHere>,
): Promise<Answers> {
  const identified = identifiedBy(query, index);
  if (identified.length > 0) return identifiedAnswers(query, identified, index, countsTopics);
  const parsed = parseQuery(query);
  const links = asksLinks(parsed.filters, index.head) ? await files.links() : null;
  const { allowed, notes } = fieldFilter(parsed.filters, index, links);
  const asks = wordsOf(parsed.text).length > 0;
  const { by, isWhole } = asks ? await meaningOf(parsed.text) : NO_MEANING;
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
  // Texts of papers that only seem to answer are not worth reading.
  if (exact && !index.isLacking()) {
    const checked = await saidExactly(found, parsed, index, files);
    found = asks ? bestOf(checked.found, fewest) : checked.found;
    readNotes = checked.notes;
  }
  const { terms } = weighed;
  // While more of meaning is asked for, other papers may answer: what is shown of these is not worth loading.
  const isPassing = by?.parts?.isLacking() === true;
  const says = terms.length === 0 ? () => true : sayingIt(weighed.asked, index);
  return {
    ...counted(query, found, says, index, countsTopics),
    isRanked: asks,
    results: found.slice(0, limit).map(({ paper, score }) => ({
      ...answerOf(paper, score, isPassing ? null : index),
      saysIt: says(paper),
      matches: matchesIn(terms, index, paper).filter(
        ({ kind, weight }) => kind !== 'near' || weight >= MIN_SHOWN,
      ),
    })),
    notes: [...parsed.notes.map((note) => knownHere(note, index.head)), ...notes, ...readNotes],
    semanticState: weighed.closeness === null ? 'none' : isWhole ? 'complete' : 'partial',
    place:
      by !== null && weighed.closeness !== null && query.length >= LONG_TEXT && !isPassing
        ? estimatePlace(weighed.closeness, by.placeOf)
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
  let unread = false;
  const read = async (paper: number) => {
    const card = index.card(paper);
    const abstract = card === null ? '' : await files.abstract(paper);
    if (abstract === null) unread = true;
    return `${card?.title ?? ''} | ${abstract ?? ''}`;
  };
  const papers = found.map(({ paper }) => paper);
  const { kept, notes } = await withPhrases(papers, parsed, index, read);
  return {
    found: found.filter(({ paper }) => kept.has(paper)),
    notes: [
      ...(unread ? [{ kind: 'abstractsUnread' } as const] : notes),
      ...(index.head.topTermsOnly ? [{ kind: 'topTermsOnly' } as const] : []),
    ],
  };
}

const LINK_QUESTION = new RegExp(`^\\s*(?:${LINK_FIELDS.join('|')}):`, 'i');

/** The papers of a question that is nothing but an identifier. */
function identifiedBy(query: string, index: WordsIndex): readonly number[] {
  // `cites:10.1000/182` asks for other papers than the one of that DOI.
  const pasted = LINK_QUESTION.test(query) ? null : pastedIdentifiers(query);
  return pasted === null ? [] : papersIdentified(pasted, index);
}

/** A note that names no field of which this map knows nothing. */
function knownHere(note: SearchNote, { hasLinks }: IndexHead): SearchNote {
  if (note.kind !== 'unknownField' || hasLinks === true) return note;
  const unknown: readonly string[] = LINK_FIELDS;
  return { ...note, fields: note.fields.filter((field) => !unknown.includes(field)) };
}

/** The papers of a pasted identifier, and no other. */
function identifiedAnswers(
  query: string,
  papers: readonly number[],
  index: WordsIndex,
  countsTopics: boolean,
): Answers {
  const found = papers.map((paper) => ({ paper, score: 1 }));
  return {
    ...counted(query, found, () => true, index, countsTopics),
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
