// Runs in the browser too. A word of a question that is made of others: Schlafstörungen, Störungen des Schlafs.
import { compoundSplitter } from '../words/compound-parts.ts';
import { lightStem } from '../words/light-stems.ts';
import { type Expansion, WEIGHT } from './expansions.ts';
import { withUmlauts } from './folding.ts';
import type { WordsIndex } from './words-index.ts';

/** Forms of a part that are looked for, the commonest: one in the singular, one in the plural. */
const FORMS = 2;

/** What a word of a question is made of, as far as the index knows words in the language of its papers. */
export function queryCompounds(index: WordsIndex) {
  const { language = 'en' } = index.head;
  const formsOf = (word: string): readonly number[] =>
    [...index.rowsOfKey(lightStem(word, language))].sort(
      (a, b) => index.papersWith(b) - index.papersWith(a) || a - b,
    );
  const split = compoundSplitter(language, (word) => {
    const [commonest] = formsOf(word);
    return commonest === undefined ? 0 : index.papersWith(commonest);
  });
  return {
    split,
    /** The parts as what may stand for the word: all of them have to. */
    expansions(word: string): readonly Expansion[] {
      let rows: readonly (readonly number[])[] = [[]];
      const parts = split(word);
      for (const part of parts.length > 0 ? parts : split(withUmlauts(word, language)))
        rows = rows.flatMap((before) =>
          formsOf(part)
            .slice(0, FORMS)
            .map((row) => [...before, row]),
        );
      return rows
        .filter(({ length }) => length > 0)
        .map((parts) => ({ rows: parts, kind: 'parts', weight: WEIGHT.parts }));
    },
  };
}
