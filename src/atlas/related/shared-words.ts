import { stemReader, type TermReader, type TextPair, type Tfidf } from '../embed/tfidf.ts';

/** Words listed at most. */
const MAX_SHARED = 2;
/** A word of more than this share of the papers tells no two of them apart. */
const COMMON = 1 / 10;

/**
 * Lists the words that two papers share and that set them apart from others, as printed in the first; for pairs that
 * share no phrase. None where all they share is common.
 */
export function sharedWords(
  texts: readonly TextPair[],
  tfidf: Tfidf,
  read: TermReader = stemReader('en'),
): (a: number, b: number) => readonly string[] {
  const { rowStarts, columns, values, columnOf, idf } = tfidf;
  const terms = [...columnOf.keys()];
  const least = Math.log(1 + 1 / COMMON);
  return (a, b) => {
    const own = new Map<number, number>();
    for (let e = rowStarts[a]!; e < rowStarts[a + 1]!; e++) own.set(columns[e]!, values[e]!);
    const shared: { readonly term: string; readonly score: number }[] = [];
    for (let e = rowStarts[b]!; e < rowStarts[b + 1]!; e++) {
      const column = columns[e]!;
      const term = terms[column]!;
      const value = own.get(column);
      if (value === undefined || idf[column]! < least || term.includes(' ')) continue;
      shared.push({ term, score: value * values[e]! });
    }
    shared.sort((x, y) => y.score - x.score || (x.term < y.term ? -1 : 1));
    return shared.slice(0, MAX_SHARED).flatMap(({ term }) => printed(texts[a]!, term, read) ?? []);
  };
}

/** The word of a text that has this stem, as printed. */
function printed(
  { title, abstract }: TextPair,
  term: string,
  read: TermReader,
): string | undefined {
  for (const [word] of `${abstract}\n${title}`.matchAll(/[\p{L}\p{N}]+/gu))
    if (read(word)[0] === term) return word;
  return undefined;
}
