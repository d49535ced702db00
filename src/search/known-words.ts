// Runs in the browser too.
import { wordsOf } from '../words/words.ts';
import type { Expansion } from './expansions.ts';
import { foldText } from './folding.ts';
import { type FittedWord, fittedWord, nearWords } from './question.ts';
import { spelledHere, type WithMeaning } from './ranking.ts';
import type { SearchFiles } from './search-files.ts';
import type { WordsIndex } from './words-index.ts';

/** Words whose meaning was asked for before: one who types asks for the same again. */
export interface KnownWords {
  readonly fitted: Map<string, FittedWord | null>;
  readonly near: Map<string, readonly Expansion[]>;
}

/** What a text's meaning is weighed with; `by` null where nothing of it is here. */
export async function meaningFor(
  text: string,
  load: boolean,
  index: WordsIndex,
  files: SearchFiles,
  known: KnownWords,
): Promise<{ readonly by: WithMeaning | null; readonly missing: readonly string[] }> {
  const asked = wordsOf(foldText(text)).flatMap((word) => [
    word,
    spelledHere(word, index, false),
    spelledHere(word, index, true),
  ]);
  const words = [...new Set(asked)].filter((word) => !known.fitted.has(word));
  const [meaning, model] = await Promise.all([files.meaning(load), files.wordModel(words, load)]);
  if (meaning === null) return { by: null, missing: words };
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
    const made = nearWords(word, wordOf(word), meaning, index);
    if (!missing.has(word)) known.near.set(word, made);
    return made;
  };
  return { by: { meaning, wordOf, near }, missing: model.missing };
}
