import { countModelWords } from '../../words/word-model.ts';
import { growing } from '../growing-list.ts';

/** The words of texts as the model counts them, by numbers: as one map a text those of a large corpus would fill the memory. */
export interface CountedTexts {
  /** Words by their numbers. */
  readonly vocabulary: readonly string[];
  /** Text `i` has the places from `starts[i]` up to `starts[i + 1]`, its words in the order in which each first comes. */
  readonly starts: Int32Array;
  /** Places: the number of a word. */
  readonly words: Int32Array;
  /** Places: how often the text has it. */
  readonly counts: Int32Array;
}

/** Counts the words of texts. */
export function countTexts(texts: readonly string[]): CountedTexts {
  const numbers = new Map<string, number>();
  const starts = new Int32Array(texts.length + 1);
  const words = growing();
  const counts = growing();
  for (const [i, text] of texts.entries()) {
    for (const [word, count] of countModelWords(text)) {
      const number = numbers.get(word) ?? numbers.size;
      if (number === numbers.size) numbers.set(word, number);
      words.push(number);
      counts.push(count);
    }
    starts[i + 1] = words.length();
  }
  return {
    vocabulary: [...numbers.keys()],
    starts,
    words: words.values(),
    counts: counts.values(),
  };
}
