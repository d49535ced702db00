import { editDistance } from './edit-distance.ts';

/** A slip of the hand is this many letters at most, and a third of the word. */
const MAX_SLIPS = 2;

/** The known word that was probably meant; null where none is near. Of equally near ones the first. */
export function meantWord(word: string, known: readonly string[]): string | null {
  const limit = Math.min(MAX_SLIPS, Math.floor(word.length / 3));
  const rules = { swaps: true, limit };
  let best: string | null = null;
  let fewest = limit + 1;
  for (const candidate of known) {
    const slips = editDistance(word.toLowerCase(), candidate.toLowerCase(), rules);
    if (slips < fewest) {
      best = candidate;
      fewest = slips;
    }
  }
  return best;
}
