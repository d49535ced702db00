// Runs in the browser too.

/** Latin letters that no normal form takes a mark off, and what stands for each. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l' },
  ...{ đ: 'd', ð: 'd', þ: 'th', ı: 'i' },
};
const LETTER = /[ßæœøłđðþı]/giu;

/** A text with plain letters, small ones, for those that have no mark to strip: `Łódź` is `lódź`. */
export function withPlainLetters(text: string): string {
  return text.replace(LETTER, (letter) => PLAIN[letter.toLowerCase()] ?? letter);
}
