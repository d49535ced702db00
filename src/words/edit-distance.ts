/** What counts as one step from a word to another, and when to stop counting. */
interface EditRules {
  /** Whether two neighbours turned round are one step (optimal string alignment, Damerau 1964) or two (Levenshtein 1966). */
  readonly swaps: boolean;
  /** Of words further apart no more is said than `limit + 1`. */
  readonly limit: number;
}

/** How many letters lie between two words: added, left out or exchanged. */
export function editDistance(a: string, b: string, { swaps, limit }: EditRules): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const exchanged = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(exchanged, last[j]! + 1, row[j - 1]! + 1);
      if (swaps && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length]!, limit + 1);
}
