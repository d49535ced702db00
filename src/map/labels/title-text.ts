// Runs in the browser too.

/** Text size of titles on the map, in units of 16 px. */
export const TITLE_SIZE = 0.75;
/** A title's middle hangs this many pixels (at the usual text size) below its paper. */
export const TITLE_DROP = 15;
const MAX_LETTERS = 52;

/** A title as it stands on the map: one line, cut at a word where it is long. */
export function shortTitle(title: string): string {
  const characters = [...title];
  if (characters.length <= MAX_LETTERS) return title;
  const cut = characters.slice(0, MAX_LETTERS - 1).join('');
  return `${cut.replace(/\s+\S*$/, '')}…`;
}
