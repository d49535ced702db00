// Runs in the browser too.
import { isStopWord, wordsOf } from '../words/words.ts';

/**
 * The terms of a text for the index and for a query alike: its words, and names joined and split: Bi-LLM gives bi,
 * llm and billm, SmurfCat gives smurfcat, smurf and cat.
 */
export function searchTerms(text: string): string[] {
  const terms: string[] = [];
  for (const [compound] of text.matchAll(/[\p{L}\p{N}\p{M}]+(?:[-‐‑][\p{L}\p{N}\p{M}]+)*/gu)) {
    const words = wordsOf(compound);
    terms.push(...words);
    if (words.length > 1) terms.push(words.join(''));
    for (const part of compound.split(/[-‐‑]/)) {
      const pieces = part.split(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u);
      if (pieces.length > 1) terms.push(...pieces.flatMap(wordsOf));
    }
  }
  return terms;
}

/** The terms of a query: without words that stand everywhere, unless there are no others. */
export function queryTerms(text: string): string[] {
  const terms = [...new Set(searchTerms(text))];
  const telling = terms.filter((term) => !isStopWord(term));
  return telling.length > 0 ? telling : terms;
}
