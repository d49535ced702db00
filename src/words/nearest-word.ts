/** A slip of the hand is this many letters at most, and a third of the word. */
const MOST_SLIPS = 2;

/** The known word that was probably meant; null where none is near. */
export function meantWord(word: string, known: readonly string[]): string | null {
  const most = Math.min(MOST_SLIPS, Math.floor(word.length / 3));
  let best: string | null = null;
  let fewest = most + 1;
  for (const candidate of known) {
    const count = slips(word.toLowerCase(), candidate.toLowerCase());
    if (count < fewest) {
      best = candidate;
      fewest = count;
    }
  }
  return best;
}

/**
 * Letters added, left out, exchanged or swapped with their neighbour that lie between two words (optimal string
 * alignment, Damerau 1964).
 */
function slips(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const other = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + other);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
