// Runs in the browser too. Words joined by OR.
import { wordsOf } from '../words/words.ts';
import { foldText } from './folding.ts';
import type { QueryTerm } from './query-terms.ts';

/**
 * The terms of a question with those of each group of alternatives made one, which any of them stands for. It weighs as
 * much as the commonest of them: what many papers have says little.
 */
export function anyOf(
  terms: readonly QueryTerm[],
  alternatives: readonly (readonly string[])[],
): readonly QueryTerm[] {
  let left = terms;
  for (const group of alternatives) {
    const words = group.map((text) => new Set(wordsOf(foldText(text))));
    const members = words.flatMap((own) => {
      const made = wholeOf(left.filter(({ word }) => own.has(word)));
      return made === null ? [] : [made];
    });
    if (members.length < 2) continue;
    const joined = {
      word: members.map(({ word }) => word).join(' '),
      expansions: members
        .flatMap(({ expansions }) => expansions)
        .sort((a, b) => b.weight - a.weight),
      idf: Math.min(...members.map(({ idf }) => idf)),
      isExact: members.some(({ isExact }) => isExact),
    };
    left = [...left.filter(({ word }) => !words.some((own) => own.has(word))), joined];
  }
  return left;
}

/** The terms of one alternative as one: a phrase stands where each of its words does; null where there are none. */
function wholeOf(terms: readonly QueryTerm[]): QueryTerm | null {
  const [first, ...rest] = terms;
  if (first === undefined || rest.length === 0) return first ?? null;
  return rest.reduce(
    (whole, { word, expansions, idf, isExact }) => ({
      word: `${whole.word} ${word}`,
      expansions: together(whole.expansions, expansions),
      idf: whole.idf + idf,
      isExact: whole.isExact && isExact,
    }),
    first,
  );
}

function together(
  left: QueryTerm['expansions'],
  right: QueryTerm['expansions'],
): QueryTerm['expansions'] {
  const isWritten = ({ kind }: QueryTerm['expansions'][number]) =>
    kind === 'exact' || kind === 'form';
  return left.filter(isWritten).flatMap((one) =>
    right.filter(isWritten).map((other) => ({
      rows: [...one.rows, ...other.rows],
      kind: one.kind,
      weight: Math.min(one.weight, other.weight),
    })),
  );
}
