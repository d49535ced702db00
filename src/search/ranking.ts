// Runs in the browser too. One ranking of words and meaning.

import { lightStem } from '../words/light-stems.ts';
import { wordsOf } from '../words/words.ts';
import { anyOf } from './any-of.ts';
import { coverageOf, TITLES_ALONE } from './coverage.ts';
import type { Expansion } from './expansions.ts';
import { foldText, spellingKeys } from './folding.ts';
import type { Nearness } from './nearness.ts';
import { type QueryTerm, queryTermsOf } from './query-terms.ts';
import { type FittedWord, questionVector } from './question.ts';
import { isAskingWord, unspaced } from './terms.ts';
import { titlesWith } from './titles-in-order.ts';
import type { WordsIndex } from './words-index.ts';

/*
 * score = coverage^1.75 + title + 1.3 × (cosine − hubness / 4)
 *
 * Coverage is absolute: a paper that has every word of the question gets 1, one that has half of it 0.3. Cosines of a
 * question with papers lie between 0.2 and 0.7, so a full match wins over mere closeness, and where little is covered,
 * closeness decides; the directions that all papers share are damped in it (`damping.ts`). The power keeps a question's
 * chance hits out. Chosen by known-item queries, paraphrased, asked, or held-out titles, and judged ones of six corpora:
 * the power between 1.5 and 2 and the weight of meaning between 1.2 and 1.5 make less than 0.03 difference.
 */
const COVERAGE_POWER = 1.75;
const MEANING = 1.3;
/**
 * Who types words of a title in their order is typing the title; one whose every word stands in a title in any order
 * very likely means that paper. On top of a full match.
 */
const TITLE_BEGINS = 0.5;
const IN_ORDER = 0.3;
const ALL_IN_TITLE = 0.2;
const WHOLE = 0.999;
const MIN_IN_ORDER = 3;
/** A ranked paper. */
export interface Ranked {
  readonly paper: number;
  readonly score: number;
}

/** A question, weighed against every paper. */
export interface Weighed {
  readonly terms: readonly QueryTerm[];
  /** The same, but one for the words of each group joined by OR: what a paper is asked to have. */
  readonly asked: readonly QueryTerm[];
  /** Papers: score; comparable within one question only. */
  readonly scores: Float64Array;
  /** Unit length; null without meaning. */
  readonly vector: Float64Array | null;
  /** Papers: cosine with the question; null without meaning. */
  readonly closeness: Float64Array | null;
}

/** What meaning a question is weighed with. */
export interface WithMeaning {
  readonly dimensions: number;
  /** How near papers stand to a vector of unit length. */
  readonly nearTo: (vector: Float64Array) => Nearness;
  /** A paper's place on the map, where it is known. */
  readonly placeOf: (paper: number) => readonly [number, number] | null;
  readonly wordOf: (word: string) => FittedWord | null;
  /** Words of the corpus near to a word, as alternatives for it. */
  readonly near: (word: string) => readonly Expansion[];
  /** Where it lies in parts: whether those that lack are loaded for this question, and whether any does. */
  readonly parts?: { readonly isLoaded: boolean; readonly isLacking: () => boolean };
}

/**
 * Weighs a free text against every paper, by its words and, where `by` is given, its meaning; of its parts that are
 * alternatives to each other one is enough.
 */
export function weigh(
  text: string,
  index: WordsIndex,
  meaning: WithMeaning | null,
  alternatives: readonly (readonly string[])[] = [],
): Weighed {
  const plain = queryTermsOf(text, index);
  if (meaning !== null) askForWords(plain, text, index, meaning);
  if (index.isLacking()) return notYet(index);
  // Where it is not loaded, nothing is to be looked for that it alone needs.
  const by = meaning?.parts?.isLoaded === false && meaning.parts.isLacking() ? null : meaning;
  const written = anyOf(plain, alternatives);
  const titles = titleScores(plain, text, index);
  const slip = (word: string) => by?.wordOf(word) === null;
  const vector =
    by === null
      ? null
      : questionVector(corrected(text, plain, index, slip), by.wordOf, by.dimensions);
  if (by === null || vector === null) {
    const scores = coverageOf(written, index).map(
      (share, paper) => share ** COVERAGE_POWER + titles[paper]!,
    );
    return { terms: plain, asked: written, scores, vector: null, closeness: null };
  }
  const terms = plain.map((term) => withNear(term, by));
  const asked = anyOf(terms, alternatives);
  const { closeness, standing } = by.nearTo(vector);
  const scores = coverageOf(asked, index).map(
    (share, paper) => share ** COVERAGE_POWER + titles[paper]! + MEANING * standing[paper]!,
  );
  return { terms, asked, scores, vector, closeness };
}

/** Of an index in parts asks for what words mean while others are still looked for; where it is loaded, small words too. */
function askForWords(
  terms: readonly QueryTerm[],
  text: string,
  index: WordsIndex,
  { wordOf, parts }: WithMeaning,
): void {
  if (parts === undefined) return;
  for (const { word, expansions } of terms)
    if (expansions.some(({ kind }) => kind === 'exact')) wordOf(word);
  if (!parts.isLoaded) return;
  for (const word of wordsOf(foldText(text)))
    if (isAskingWord(word) || index.rowOf(word) !== undefined) wordOf(word);
}

/** Until all terms are known: their papers would be asked for in vain. */
function notYet({ paperCount }: WordsIndex): Weighed {
  const scores = new Float64Array(paperCount);
  return { terms: [], asked: [], scores, vector: null, closeness: null };
}

/** A text with its slips replaced by the commonest of the likeliest words of the corpus. */
function corrected(
  text: string,
  terms: readonly QueryTerm[],
  index: WordsIndex,
  isSlip: (word: string) => boolean,
): string {
  const right = new Map<string, string>();
  for (const { word, isExact, expansions } of terms) {
    if (isExact || !isSlip(word)) continue;
    const guesses = expansions.filter(({ kind }) => kind === 'typo');
    const common = (guess: (typeof guesses)[number]) => index.papersWith(guess.rows[0]!);
    guesses.sort((a, b) => b.weight - a.weight || common(b) - common(a));
    if (guesses[0] !== undefined) right.set(word, index.termOf(guesses[0].rows[0]!));
  }
  return wordsOf(foldText(text))
    .map((word) => right.get(word) ?? spelledHere(word, index, isSlip(word)))
    .join(' ');
}

/**
 * A word as this corpus has it, where it lacks the word itself: in another spelling or number, since both have one meaning;
 * with `inAnyForm` in another form too. The word itself where the corpus has neither.
 */
export function spelledHere(word: string, index: WordsIndex, inAnyForm: boolean): string {
  // Words that ask or join need no paper to be right.
  if (isAskingWord(word) || index.rowOf(word) !== undefined) return word;
  const { language = 'en' } = index.head;
  const own = lightStem(word, language);
  const [best] = spellingKeys(word, index.head)
    .flatMap((key) => index.rowsOfKey(key))
    .filter((row) => {
      const term = index.termOf(row);
      // The possessive without its sign, and plain plurals: Parkinsons.
      const byAnS = word === `${term}s` || term === `${word}s`;
      return inAnyForm || byAnS || lightStem(term, language) !== own;
    })
    .sort((a, b) => index.papersWith(b) - index.papersWith(a) || a - b);
  return best === undefined ? word : index.termOf(best);
}

/** A word of the language that no paper has is meant as it is, and is no typo of another: its guesses count this much. */
const GUESS_OF_WORD = 0.4;
/** What is no word at all and like none of the corpus says little: this much of its weight is left. */
const NO_WORD = 0.3;

/** A word of the question with near words for it; what is known of the language tells words from slips. */
function withNear(term: QueryTerm, by: WithMeaning): QueryTerm {
  const isWord = by.wordOf(term.word) !== null;
  const doubt = isWord && !term.isExact ? GUESS_OF_WORD : 1;
  const expansions = term.expansions.map((one) => ({ ...one, weight: one.weight * doubt }));
  for (const near of by.near(term.word)) {
    const own = expansions.findIndex(({ rows }) => rows.length === 1 && rows[0] === near.rows[0]);
    // What begins like the word, or is a form of it, stays that and is no word beside it.
    if (own === -1) expansions.push(near);
    else if (expansions[own]!.weight < near.weight)
      expansions[own] = { ...expansions[own]!, weight: near.weight };
  }
  expansions.sort((a, b) => b.weight - a.weight);
  const idf = expansions.length === 0 && !isWord ? term.idf * NO_WORD : term.idf;
  return { ...term, expansions, idf };
}

/** Papers: what their title adds because it has all the words, or has them in the same order. */
function titleScores(terms: readonly QueryTerm[], text: string, index: WordsIndex): Float64Array {
  const scores = coverageOf(terms, index, TITLES_ALONE).map((share) =>
    share >= WHOLE ? ALL_IN_TITLE : 0,
  );
  // As typed, for the last word may be half typed, and with slips put right.
  const right = corrected(text, terms, index, () => true);
  for (const written of new Set([text, right])) {
    if (unspaced(written).length < MIN_IN_ORDER) continue;
    for (const [paper, begins] of titlesWith(written, text, terms, index))
      scores[paper] = Math.max(scores[paper]!, begins ? TITLE_BEGINS : IN_ORDER);
  }
  return scores;
}

/**
 * Papers among those allowed, best first, ties in the order of slugs: those with at least `share` of the best score, but
 * `fewest` where that many have any.
 */
export function ranked(
  scores: Float64Array,
  allowed: (paper: number) => boolean,
  { share, fewest }: { readonly share: number; readonly fewest: number },
): Ranked[] {
  let best = 0;
  const found: number[] = [];
  for (let paper = 0; paper < scores.length; paper++) {
    // Nothing speaks for or against such a paper; one that scores below that may still be among the nearest.
    if (scores[paper] === 0 || !allowed(paper)) continue;
    found.push(paper);
    best = Math.max(best, scores[paper]!);
  }
  const good = found.filter((paper) => scores[paper]! >= best * share);
  return (
    (good.length < fewest ? found : good)
      .map((paper) => ({ paper, score: round(scores[paper]!) }))
      // Sorting keeps papers of one score in their order.
      .sort((a, b) => b.score - a.score)
      .slice(0, Math.max(good.length, fewest))
  );
}

const DIGITS = 4;

function round(score: number): number {
  return Number(score.toFixed(DIGITS));
}
