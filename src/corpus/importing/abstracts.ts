/** One abstract from two sources shares so many words; revised ones share more than two papers' do. */
const ALIKE = 0.9;
const UNLIKE = 0.5;
/** Where the title is the same to the letter, abstracts that were written anew for print share fewer. */
const UNLIKE_OF_ONE_TITLE = 0.4;
/** Of fewer words nobody can tell: `No abstract.` in whatever words. */
const MIN_WORDS = 8;

/** Whether two abstracts say the same; null where one is missing, or where nobody can tell. */
export function sameAbstract(a: string, b: string): boolean | null {
  if (a === '' || b === '') return null;
  const share = sharedWords(wordsOf(a), wordsOf(b));
  return share >= ALIKE ? true : share < UNLIKE ? false : null;
}

/** Whether the abstracts of two records of one title are those of two papers. */
export function abstractsPart(a: string, b: string): boolean {
  if (a === '' || b === '' || a === b) return false;
  const [words, others] = [wordsOf(a), wordsOf(b)];
  if (Math.min(words.size, others.size) < MIN_WORDS) return false;
  return sharedWords(words, others) < UNLIKE_OF_ONE_TITLE;
}

function sharedWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const word of few) if (many.has(word)) shared++;
  return shared / Math.max(1, few.size);
}

/** Words of three letters and more; of scripts without blanks each two signs that stand together. */
function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}\p{N}]{2,}/gu)) {
    if (!UNSPACED.test(word)) {
      if (word.length > 2) words.add(word);
    } else for (let i = 0; i + 1 < word.length; i++) words.add(word.slice(i, i + 2));
  }
  return words;
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
