import {
  type CompoundSplitter,
  compoundSplitter,
  UNSPLIT,
  writesCompounds,
} from '../../words/compound-parts.ts';
import { firstFrom } from '../../words/first-from.ts';
import { type Language, wordForms } from '../../words/languages.ts';
import { wordsOf } from '../../words/words.ts';
import type { TextPair } from '../embed/counted-terms.ts';

/** Shorter stems end other words by chance: stor, of Störung and of Investor. */
const MIN_STEM = 5;
/** What a longer word has beside the part at its edge is a word itself, not an ending. */
const MIN_REST = 3;

/**
 * Learns from a corpus which of its words are made of others. How common a word is, the papers say that have it in
 * whatever form, and the other words that begin or end with it: in a small corpus Schlaf stands alone in one paper and
 * begins six words.
 */
export function corpusCompounds(texts: Iterable<TextPair>, language: Language): CompoundSplitter {
  if (!writesCompounds(language)) return UNSPLIT;
  const { isStopWord, stem } = wordForms(language);
  const papersWith = new Map<string, number>();
  const vocabulary = new Set<string>();
  for (const { title, abstract } of texts) {
    const words = [...new Set(wordsOf(`${title}\n${abstract}`))].filter(
      (word) => !isStopWord(word),
    );
    for (const word of words) vocabulary.add(word);
    for (const one of new Set(words.map(stem))) papersWith.set(one, (papersWith.get(one) ?? 0) + 1);
  }
  const longWords = [...new Map([...vocabulary].sort().map((word) => [stem(word), word])).values()];
  const beginning = beginningCounter(longWords);
  const ending = beginningCounter([...papersWith.keys()].map(backwards));
  return compoundSplitter(language, (word) => {
    const own = stem(word);
    const papers = isStopWord(word) ? 0 : (papersWith.get(own) ?? 0);
    if (papers === 0) return 0;
    return papers + beginning(word) + (own.length < MIN_STEM ? 0 : ending(backwards(own)));
  });
}

function backwards(word: string): string {
  return [...word].reverse().join('');
}

/** Counts the words that begin with some letters and go on. */
function beginningCounter(words: readonly string[]): (letters: string) => number {
  const sorted = [...words].sort();
  const known = new Map<string, number>();
  return (letters) => {
    const before = known.get(letters);
    if (before !== undefined) return before;
    let count = 0;
    for (let at = firstFrom(sorted, letters); sorted[at]?.startsWith(letters) === true; at++)
      if (sorted[at]!.length >= letters.length + MIN_REST) count++;
    known.set(letters, count);
    return count;
  };
}
