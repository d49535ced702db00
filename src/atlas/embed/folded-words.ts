import type { CompoundSplitter } from '../../words/compound-parts.ts';
import type { Language } from '../../words/languages.ts';
import { seeded } from '../random.ts';
import { LSA_SEED } from './embed.ts';
import { foldIn, lsaProjection } from './lsa.ts';
import {
  rowsOfCounts,
  stemReader,
  type TermWeights,
  type TextPair,
  type Tfidf,
  termCounts,
} from './tfidf.ts';

/** The way of further texts into a space that LSA made of a corpus alone: plain data. */
export interface FoldedWords extends TermWeights {
  readonly language: Language;
  readonly dimensions: number;
  /** Terms × d. */
  readonly projection: Float32Array;
}

/** What LSA of a corpus learned of its terms. */
export function foldedWords(tfidf: Tfidf, dimensions: number, language: Language): FoldedWords {
  const { columnOf, idf, learnedCount } = tfidf;
  const projection = lsaProjection(tfidf, dimensions, seeded(LSA_SEED));
  return { language, dimensions, columnOf, idf, learnedCount, projection };
}

/** A text folded into the space (Berry, Dumais & O'Brien 1995); zeros where it shares no term with the corpus. */
export function embedByFolding(
  words: FoldedWords,
  text: TextPair,
  split: CompoundSplitter,
): Float32Array {
  const counts = termCounts(words, text, stemReader(words.language, split));
  // Of one text alone no term that the corpus doesn't know counts.
  return foldIn(rowsOfCounts(words, 0, [counts]), words.projection, words.dimensions);
}
