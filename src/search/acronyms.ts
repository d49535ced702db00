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
  const small = textsWritingSmall(texts, counts);
  const found: Record<string, readonly string[]> = {};
  for (const short of [...counts.keys()].sort()) {
    const introduced = [...counts.get(short)!.values()].reduce((sum, times) => sum + times, 0);
    if (small.get(short)! >= ORDINARY * introduced) continue;
    const [best] = [...counts.get(short)!].sort(
      ([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1),
    );
    found[short] = best![0].split(' ');
  }
  return found;
}

/** In how many texts each of some words stands in small letters. */
function textsWritingSmall(
  texts: readonly string[],
  words: { readonly keys: () => Iterable<string> },
): ReadonlyMap<string, number> {
  const found = new Map([...words.keys()].map((word) => [word, 0]));
  for (const text of texts)
    for (const word of new Set(text.match(SMALL_WORD))) {
      const before = found.get(word);
      if (before !== undefined) found.set(word, before + 1);
    }
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
