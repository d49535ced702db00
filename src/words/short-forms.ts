/**
 * Where in a text the words begin that a short form behind it stands for: the shortest end of `before` that has the
 * letters and digits of the form in order, the first at the beginning of a word (Schwartz & Hearst 2003); −1 where it
 * has them not. `beginsWord` says whether a word begins at a place.
 */
export function longFormStart(
  before: string,
  short: string,
  beginsWord: (at: number) => boolean,
): number {
  const letters = [...short.toLowerCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  let at = before.length;
  for (let l = letters.length - 1; l >= 0; l--) {
    do at--;
    while (at >= 0 && (before[at]!.toLowerCase() !== letters[l] || (l === 0 && !beginsWord(at))));
    if (at < 0) return -1;
  }
  return at;
}
