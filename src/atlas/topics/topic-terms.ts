import { type Language, wordForms } from '../../words/languages.ts';
import { wordsOf } from '../../words/words.ts';
import {
  makeTfidf,
  type SparseRows,
  type TermReader,
  type TermWeights,
  type TextPair,
  type Tfidf,
  termRows,
  termRowsBeyond,
} from '../embed/tfidf.ts';
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
): Tfidf {
  return makeTfidf(texts.map(spellOut), topicTermReader(language), teachers);
}

/** The rows of other texts by the terms of a corpus. */
export function topicTermRows(
  weights: TermWeights,
  texts: readonly TextPair[],
  language: Language,
): SparseRows {
  return termRows(weights, texts.map(spellOut), topicTermReader(language));
}

/** The same for texts from beyond a corpus of `paperCount`: what several of them have and none of it counts too. */
export function topicTermRowsBeyond(
  weights: TermWeights,
  paperCount: number,
  texts: readonly TextPair[],
  language: Language,
): SparseRows {
  return termRowsBeyond(weights, paperCount, texts.map(spellOut), topicTermReader(language));
}

/**
 * Reads the terms of such a text, in order, empty for stop words: what a hyphen joins is one, for in `self-` or
 * `post-` alone topics meet that have nothing in common.
 */
export function topicTermReader(language: Language): TermReader {
  const { isStopWord } = wordForms(language);
  return (text) =>
    wordsOf(text.replace(HYPHEN, '')).map((word) =>
      isStopWord(word) ? '' : topicStem(word, language),
    );
}

/**
 * The stem of a word; an English participle is a word of its own: a pretrained model is what a paper uses, pretraining
 * what it is about.
 */
export function topicStem(word: string, language: Language = 'en'): string {
  return language === 'en' && PARTICIPLE.test(word) ? word : wordForms(language).stem(word);
}
