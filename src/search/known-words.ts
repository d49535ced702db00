// Runs in the browser too.
import { wordsOf } from '../words/words.ts';
import type { MeaningHere, QueryOptions } from './answer-question.ts';
import type { Expansion } from './expansions.ts';
import { foldText } from './folding.ts';
import { placesIn } from './meaning-file.ts';
import { nearestWords } from './near-words.ts';
import { nearnessTo } from './nearness.ts';
import { type FittedWord, fittedWord } from './question.ts';
import { spelledHere, type WithMeaning } from './ranking.ts';
import type { SearchFiles } from './search-files.ts';
import type { WordsIndex } from './words-index.ts';

/** Words whose meaning was asked for before: one who types asks for the same again. */
export interface KnownWords {
  readonly fitted: Map<string, FittedWord | null>;
  readonly near: Map<string, readonly Expansion[]>;
}

/** What a text's meaning is weighed with; `by` null where nothing of it is here, `isWhole` where all of it is. */
export async function meaningFor(
  text: string,
  wanted: Exclude<QueryOptions['meaning'], 'none'>,
  index: WordsIndex,
  files: SearchFiles,
  known: KnownWords,
): Promise<MeaningHere> {
  const asked = wordsOf(foldText(text)).flatMap((word) => [
    word,
    spelledHere(word, index, false),
    spelledHere(word, index, true),
  ]);
  const words = [...new Set(asked)].filter((word) => !known.fitted.has(word));
  const load = wanted !== 'here';
  const [meaning, model] = await Promise.all([files.meaning(load), files.wordModel(words, load)]);
  if (meaning === null) return { by: null, isWhole: false };
  // Only now: what ranks papers goes before what widens the question.
  const nearWords = await files.nearWords(meaning, wanted === 'load');
  const missing = new Set(model.missing);
  const wordOf = (word: string): FittedWord | null => {
    const before = known.fitted.get(word);
    if (before !== undefined) return before;
    const made = fittedWord(word, model.of(word), meaning, index);
    if (!missing.has(word)) known.fitted.set(word, made);
    return made;
  };
  const near = (word: string): readonly Expansion[] => {
    const before = known.near.get(word);
    if (before !== undefined) return before;
    if (nearWords === null) return [];
    const made = nearestWords(word, wordOf(word), nearWords, index);
    if (!missing.has(word)) known.near.set(word, made);
    return made;
  };
  const isWhole = model.missing.length === 0 && nearWords !== null;
  const by: WithMeaning = {
    dimensions: meaning.dimensions,
    nearTo: (vector) => nearnessTo(meaning, vector),
    placeOf: placesIn(meaning),
    wordOf,
    near,
  };
  return { by, isWhole };
}
