import { type Language, wordForms } from '../../words/languages.ts';
import { wordsOf } from '../../words/words.ts';
import { topicStem } from './topic-terms.ts';

/** How a corpus and its owner write words: what some write as one (pretraining) and others as two (pre-training) is one. */
export interface Compounds {
  /** Words long enough to be two others written together. */
  readonly closed: ReadonlySet<string>;
  readonly language: Language;
}

/** Shorter words stand together by chance: `a` and `part` are not `apart`. */
const MIN_COMPOUND = 6;
const MIN_HALF = 2;

/** Learns from all texts, the owner's included, which words are written as one. */
export function closedCompounds(texts: Iterable<string>, language: Language = 'en'): Compounds {
  const closed = new Set<string>();
  for (const text of texts)
    for (const word of wordsOf(text)) if (word.length >= MIN_COMPOUND) closed.add(word);
  return { closed, language };
}

/** The stems of a text that are no stop words, in order, each compound as one. */
export function stemsOf(text: string, { closed, language }: Compounds): string[] {
  const { isStopWord } = wordForms(language);
  const words = wordsOf(text);
  const stems: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (isStopWord(word)) continue;
    const next = words[i + 1] ?? '';
    const joins =
      word.length >= MIN_HALF &&
      next.length >= MIN_HALF &&
      !isStopWord(next) &&
      closed.has(word + next);
    stems.push(topicStem(joins ? word + next : word, language));
    if (joins) i++;
  }
  return stems;
}
