import { type CompoundSplitter, UNSPLIT } from '../../words/compound-parts.ts';
import { type Language, wordForms } from '../../words/languages.ts';
import { wordsOf } from '../../words/words.ts';
import {
  makeTfidf,
  type TermCounts,
  type TermReader,
  type TermWeights,
  type TextPair,
  type Tfidf,
  termCounts,
  withParts,
} from '../embed/tfidf.ts';
import { withWordsApart } from '../language/links.ts';
import type { Teachers } from '../teachers.ts';
import { spellOut } from './spell-out.ts';

/** A hyphen that makes one word of two; in GPT-4 or 4-bit it joins a word and a number, which say something alone. */
const HYPHEN = /(?<=\p{L}{2})[-\u2010\u2011](?=\p{L}{2})/gu;
const PARTICIPLE = /ed$/;

/** The rows by which topics are learned and related papers found: TF-IDF of texts with their short forms written out. */
export function topicTerms(
  texts: readonly TextPair[],
  language: Language = 'en',
  teachers: Teachers = null,
  split = UNSPLIT,
): Tfidf {
  return makeTfidf(texts.map(spellOut), topicTermReader(language, split), teachers);
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
