// Runs in the browser too. Which titles have words in their order, told by the index alone.
import { wordsOf } from '../words/words.ts';
import { foldText } from './folding.ts';
import type { QueryTerm } from './query-terms.ts';
import { unspaced } from './terms.ts';
import {
  IN_TITLE,
  MAX_LETTERS,
  PAPER_BITS,
  WHERE_BITS,
  WHERE_MASK,
  type WordsIndex,
} from './words-index.ts';

/**
 * Papers whose title has the words of a text in a row, counted in letters, so that names match however they are joined or
 * split, and whether it begins with them. Of words that only ask or join nothing but the length counts, and the last
 * word may be half typed.
 *
 * @param written the text, or the same with its slips put right
 */
export function titlesWith(
  written: string,
  text: string,
  terms: readonly QueryTerm[],
  index: WordsIndex,
): ReadonlyMap<number, boolean> {
  const folded = foldText(written);
  const letters = unspaced(folded);
  const places = placesOf(wordsOf(folded), letters);
  const asked = wordsOf(foldText(text));
  let starts: Set<number> | null = null;
  for (const term of terms) {
    const at = asked.indexOf(term.word);
    // Half of a word that was split stands in the text, but is none of its words.
    const place =
      at === -1 ? { letters: term.word, before: letters.indexOf(term.word) } : places[at]!;
    starts = startsOf(term, place, starts, index);
    if (starts.size === 0) break;
  }
  const found = new Map<number, boolean>();
  for (const start of starts ?? []) {
    const paper = Math.floor(start / (MAX_LETTERS + 1));
    found.set(paper, found.get(paper) === true || start % (MAX_LETTERS + 1) === 0);
  }
  return found;
}

/** Letters of a word and how many come before it; −1 where it doesn't stand there. */
interface Placed {
  readonly letters: string;
  readonly before: number;
}

/** The words of a text among its letters; those of scripts without spaces overlap. */
function placesOf(words: readonly string[], all: string): readonly Placed[] {
  let from = 0;
  let end = 0;
  return words.map((letters) => {
    const before = all.startsWith(letters, end) ? end : all.indexOf(letters, from);
    from = before + 1;
    end = before + letters.length;
    return { letters, before };
  });
}

/** Of titles, as paper × 256 + letter, where a text would begin that has the word at its place; of those known, if any are. */
function startsOf(
  { expansions }: QueryTerm,
  { letters, before }: Placed,
  known: ReadonlySet<number> | null,
  index: WordsIndex,
): Set<number> {
  const starts = new Set<number>();
  if (before === -1) return starts;
  for (const { rows } of expansions) {
    const inside = rows.length > 1 ? -1 : index.termOf(rows[0]!).indexOf(letters);
    if (inside === -1) continue;
    for (const posting of index.postings(rows[0]!)) {
      if ((posting & WHERE_MASK) !== IN_TITLE) continue;
      const start = ((posting >>> WHERE_BITS) & MAX_LETTERS) + inside - before;
      const key = (posting >>> PAPER_BITS) * (MAX_LETTERS + 1) + start;
      if (start >= 0 && (known === null || known.has(key))) starts.add(key);
    }
  }
  return starts;
}
