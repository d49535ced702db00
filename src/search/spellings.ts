// Runs in the browser too.
import { formOf } from '../words/stems.ts';
import { isStopWord } from '../words/words.ts';
import { type Expansion, WEIGHT } from './expansions.ts';
import type { WordsIndex } from './words-index.ts';

/** Letters of the shortest word that two are joined to, and of the shortest half of one that is split. */
export const JOIN_FROM = 4;
const MAX_JOINED = 3;

/**
 * Other spellings of neighbouring words: `smooth quant` written together, a long form for its short one and back.
 *
 * @param telling those of the words that are looked for: what stands for others need not be known
 * @param isShort whether words that only ask or join may begin such a spelling (`over fitting`); in a sentence they rarely do
 */
export function spellings(
  words: readonly string[],
  telling: ReadonlySet<string>,
  isShort: boolean,
  index: WordsIndex,
): ReadonlyMap<string, readonly Expansion[]> {
  const found = new Map<string, Expansion[]>();
  const add = (word: string, expansion: Expansion) => {
    const others = found.get(word);
    if (others === undefined) found.set(word, [expansion]);
    else others.push(expansion);
  };
  for (let from = 0; from < words.length; from++) {
    const isTelling = telling.has(words[from]!);
    if (!isTelling && !isShort) continue;
    const long = isTelling ? longForm(words[from]!, index) : null;
    if (long !== null) add(words[from]!, long);
    for (let to = from + 2; to <= Math.min(words.length, from + MAX_LONG_FORM_WORDS); to++) {
      const span = words.slice(from, to);
      if (!span.some((word) => telling.has(word))) continue;
      for (const expansion of spellingsOf(span, index))
        for (const word of span) add(word, expansion);
    }
  }
  return found;
}

/** The words of a short form. */
function longForm(word: string, index: WordsIndex): Expansion | null {
  const rows = index.longForm(word)?.map((one) => index.rowOf(one) ?? -1);
  if (rows === undefined || rows.includes(-1)) return null;
  return { rows, kind: 'acronym', weight: WEIGHT.acronym };
}

/** What may stand for several words at once: they in one word, and the acronym of their long form. */
function spellingsOf(span: readonly string[], index: WordsIndex): readonly Expansion[] {
  const found: Expansion[] = [];
  // No long form begins with an English word that says nothing (`findAcronyms`); those of other languages may
  // (Analyse en composantes principales), and many begin words (auf, über): index.head.smallWords would lose both.
  const isEmpty = isStopWord(span[0]!) && !NUMBERS.has(span[0]!);
  const isJoined = span.length <= MAX_JOINED && (!isEmpty || BEGINNINGS.has(span[0]!));
  const joined = isJoined ? span.map((word) => NUMBERS.get(word) ?? word).join('') : '';
  const row = joined.length >= JOIN_FROM ? index.rowOf(joined) : undefined;
  if (row !== undefined) found.push({ rows: [row], kind: 'joined', weight: WEIGHT.joined });
  const short = isEmpty ? undefined : index.shortForm(span.map(formOf).join(' '));
  const shortRow = short === undefined ? undefined : index.rowOf(short);
  if (shortRow !== undefined)
    found.push({ rows: [shortRow], kind: 'acronym', weight: WEIGHT.acronym });
  return found;
}

/** `one bit` is written 1-bit. */
const NUMBERS: ReadonlyMap<string, string> = new Map(
  ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map(
    (word, number) => [word, String(number)],
  ),
);

/** Of the words that say nothing those with which others begin: `over fitting`, `in painting`; each lookup may read a file. */
const BEGINNINGS: ReadonlySet<string> = new Set(
  'after before down in near off on out over through under up with'.split(' '),
);

/** Words of the longest long form that `findAcronyms` takes. */
export const MAX_LONG_FORM_WORDS = 6;
