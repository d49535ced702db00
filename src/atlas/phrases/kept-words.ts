import { hash } from 'node:crypto';
import type { Language } from '../../words/languages.ts';
import type { TextPair } from '../embed/tfidf.ts';
import type { StageCache } from '../stage-cache.ts';
import { type ReadWords, readWords } from './read-words.ts';

/** Words, and the text that each paper's were read of. */
interface KeptWords {
  readonly digests: readonly string[];
  readonly words: ReadWords;
}

/** Reads texts word by word; those that the last run read are taken from it, in whatever order they come now. */
export function keptWords(
  texts: readonly TextPair[],
  language: Language,
  cache: StageCache,
): ReadWords {
  const digests = texts.map(({ title, abstract }) =>
    hash('sha1', JSON.stringify([language, title, abstract]), 'base64'),
  );
  return cache.getOrMend<KeptWords>('words', [language, ...digests], (last) => {
    if (last === null) return { digests, words: readWords(texts, language) };
    const placeOf = new Map(last.digests.map((digest, place) => [digest, place]));
    const places = Int32Array.from(digests, (digest) => placeOf.get(digest) ?? -1);
    return { digests, words: readWords(texts, language, { words: last.words, places }) };
  }).words;
}
