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

/** The words of a corpus, of which others may be made: plain data. */
export interface CorpusWords {
  readonly language: Language;
  /** Stems → papers that have the word in whatever form. */
  readonly papersWith: ReadonlyMap<string, number>;
  /** One word of each stem. */
  readonly words: readonly string[];
}

/** Learns from a corpus which of its words are made of others. */
export function corpusCompounds(texts: Iterable<TextPair>, language: Language): CompoundSplitter {
  return splitterBy(corpusWords(texts, language));
}

/** Gathers the words of a corpus; null where its language writes none together. */
export function corpusWords(texts: Iterable<TextPair>, language: Language): CorpusWords | null {
  if (!writesCompounds(language)) return null;
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
  const words = [...new Map([...vocabulary].sort().map((word) => [stem(word), word])).values()];
  return { language, papersWith, words };
}

/**
 * Splits words into those of a corpus, where there are any. How common one is, the papers say that have it, and the other
 * words that begin or end with it: in a small corpus Schlaf stands alone in one paper and begins six words.
 */
export function splitterBy(known: CorpusWords | null): CompoundSplitter {
  if (known === null) return UNSPLIT;
  const { language, papersWith, words } = known;
  const { isStopWord, stem } = wordForms(language);
  const beginning = beginningCounter(words);
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
