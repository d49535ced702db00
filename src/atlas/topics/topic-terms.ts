import { type CompoundSplitter, UNSPLIT } from '../../words/compound-parts.ts';
import { type Language, wordForms } from '../../words/languages.ts';
import { wordsOf } from '../../words/words.ts';
import { countAllTerms } from '../embed/counted-terms.ts';
import {
  type SparseRows,
  type TermCounts,
  type TermReader,
  type TermWeights,
  type TextPair,
  type Tfidf,
  termCounts,
  weighTerms,
  withParts,
} from '../embed/tfidf.ts';
import { withWordsApart } from '../language/links.ts';
import type { Teachers } from '../teachers.ts';
import { spellOut } from './spell-out.ts';

/** A hyphen that makes one word of two; in GPT-4 or 4-bit it joins a word and a number, which say something alone. */
const HYPHEN = /(?<=\p{L}{2})[-\u2010\u2011](?=\p{L}{2})/gu;
const PARTICIPLE = /ed$/;

/** The rows of all papers by all terms, by which related papers are found. */
export interface TopicTerms extends Tfidf {
  /** The same by the terms that are learned from alone: what they hold of a paper hangs on its text and the teachers. */
  readonly learned: SparseRows;
}

/** The terms by which topics are learned, and the rows of all papers by them. */
export interface LearnedTerms extends SparseRows, TermWeights {}

/** The rows by which topics are learned and related papers found: TF-IDF of texts with their short forms written out. */
export function topicTerms(
  texts: readonly TextPair[],
  language: Language = 'en',
  teachers: Teachers = null,
  split = UNSPLIT,
): TopicTerms {
  const counted = countAllTerms(texts.map(spellOut), topicTermReader(language, split));
  const { rowsBy, ...weights } = weighTerms(counted, teachers);
  const { idf, learnedCount } = weights;
  const rows = rowsBy(idf.length);
  const learned = learnedCount === idf.length ? rows : rowsBy(learnedCount);
  return { ...rows, ...weights, learned };
}

/** What of them topics are learned by. */
export function learnedTerms({ learned, columnOf, idf, learnedCount }: TopicTerms): LearnedTerms {
  return { ...learned, columnOf, idf, learnedCount };
}

/** The same terms of a text from beyond a corpus, counted by what the corpus knows. */
export function topicTermCounts(
  weights: TermWeights,
  text: TextPair,
  language: Language,
  split: CompoundSplitter,
): TermCounts {
  return termCounts(weights, spellOut(text), topicTermReader(language, split));
}

/**
 * Reads the terms of such a text, in order, empty for stop words: what a hyphen joins is one, for in `self-` or
 * `post-` alone topics meet that have nothing in common.
 */
export function topicTermReader(language: Language, split = UNSPLIT): TermReader {
  const { isStopWord, stem } = wordForms(language);
  return (text) =>
    wordsOf(withWordsApart(text, language).replace(HYPHEN, '')).flatMap((word) =>
      isStopWord(word) ? '' : withParts(topicStem(word, language), word, stem, split),
    );
}

/**
 * The stem of a word; an English participle is a word of its own: a pretrained model is what a paper uses, pretraining
 * what it is about.
 */
export function topicStem(word: string, language: Language = 'en'): string {
  return language === 'en' && PARTICIPLE.test(word) ? word : wordForms(language).stem(word);
}
