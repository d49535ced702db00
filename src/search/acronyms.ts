import { longFormStart } from '../words/short-forms.ts';
import { isStopWord, wordsOf } from '../words/words.ts';
import { MAX_LONG_FORM_WORDS } from './spellings.ts';

const SHORT_FORM = /\((\p{Lu}[\p{L}-]*\p{Lu})s?\)/gu;
const WORD_AT_END = /[\p{L}\p{N}-]+$/u;
const MIN_LETTERS = 2;
const MAX_LETTERS = 8;
/**
 * A name may be an ordinary word (ROBOT, FAST): where so many times more texts write it small than introduce it, who asks
 * for the word means the word, and papers with all words of the name are chance.
 */
const ORDINARY = 10;
const SMALL_WORD = /\b[a-z]{2,8}\b/g;

/**
 * Short forms that papers introduce after their long ones: `post-training quantization (PTQ)`. The words before must have its letters
 * in order. Where papers differ, the form of most papers wins, then
 * the first in code-unit order.
 */
export function findAcronyms(
  texts: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const counts = countShortForms(texts);
  const small = textsWritingSmall(texts, (word) => counts.has(word));
  const found: Record<string, readonly string[]> = {};
  for (const short of [...counts.keys()].sort()) {
    const words = introducedAs([...counts.get(short)!], small.get(short) ?? 0);
    if (words !== null) found[short] = words;
  }
  return found;
}

/**
 * The words that a short form stands for, by how often each long form of it is introduced and how many texts write it
 * small; null where it is an ordinary word.
 */
export function introducedAs(
  forms: readonly (readonly [long: string, times: number])[],
  small: number,
): readonly string[] | null {
  const introduced = forms.reduce((sum, [, times]) => sum + times, 0);
  if (small >= ORDINARY * introduced) return null;
  const [best] = [...forms].sort(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1));
  return best![0].split(' ');
}

/** How often each long form is introduced of each short one. */
export function countShortForms(
  texts: readonly string[],
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const counts = new Map<string, Map<string, number>>();
  for (const text of texts) {
    for (const { 1: printed, index } of text.matchAll(SHORT_FORM)) {
      const short = wordsOf(printed!).join('');
      const long = longForm(wordsOf(runBefore(text, index)), short);
      if (long === null) continue;
      const forms = counts.get(short) ?? new Map<string, number>();
      counts.set(short, forms);
      forms.set(long, (forms.get(long) ?? 0) + 1);
    }
  }
  return counts;
}

/** In how many texts each wanted word that may be a short form stands in small letters. */
export function textsWritingSmall(
  texts: readonly string[],
  isWanted: (word: string) => boolean,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const text of texts)
    for (const word of new Set(text.match(SMALL_WORD)))
      if (isWanted(word)) found.set(word, (found.get(word) ?? 0) + 1);
  return found;
}

/** The words that stand right before a place, with one space behind each, as far back as a long form may begin. */
function runBefore(text: string, place: number): string {
  let from = place;
  for (let count = 0; count < MAX_LONG_FORM_WORDS && text[from - 1] === ' '; count++) {
    const space = from < 2 ? -1 : text.lastIndexOf(' ', from - 2);
    const word = WORD_AT_END.exec(text.slice(space + 1, from - 1));
    if (word === null) break;
    from = space + 1 + word.index;
  }
  return text.slice(from, place);
}

/** The last words before a bracket that its letters stand for, as one text; null where they do not. */
function longForm(before: readonly string[], short: string): string | null {
  if (short.length < MIN_LETTERS || short.length > MAX_LETTERS) return null;
  const text = before.join(' ');
  const start = longFormStart(text, short, (at) => at === 0 || text[at - 1] === ' ');
  if (start < 0) return null;
  const long = text.slice(start);
  const words = long.split(' ');
  return words.length > 1 && !isStopWord(words[0]!) ? long : null;
}
