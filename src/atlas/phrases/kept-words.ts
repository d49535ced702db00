import type { Language } from '../../words/languages.ts';
import type { TextPair } from '../embed/tfidf.ts';
import type { StageCache } from '../stage-cache.ts';
import { placesBefore } from '../text-digests.ts';
import { type ReadWords, readWords } from './read-words.ts';

/** Words, and the text that each paper's were read of. */
interface KeptWords {
  readonly language: Language;
  readonly digests: readonly string[];
  readonly words: ReadWords;
}

/**
 * Reads texts word by word; those that the last run read are taken from it, in whatever order they come now. `digests`
 * stand for the texts, one each.
 */
export function keptWords(
  texts: readonly TextPair[],
  digests: readonly string[],
  language: Language,
  cache: StageCache,
): ReadWords {
  return cache.getOrMend<KeptWords>('words', [language, ...digests], (last) => {
    if (last?.language !== language)
      return { language, digests, words: readWords(texts, language) };
    const before = { words: last.words, places: placesBefore(last.digests, digests) };
    return { language, digests, words: readWords(texts, language, before) };
  }).words;
}
