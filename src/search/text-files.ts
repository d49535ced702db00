// Runs in the browser too.

/** Papers in a file of abstracts: an answer's snippet costs some 5 KB, neighbours in the list come with it. */
const FEW_PER_TEXT = 8;
/** Of more papers twice as many lie in a file, or there were more files than free hosts take. */
const MANY_PAPERS = 20_000;

/** Papers in a file of abstracts, of so many. */
export function papersPerText(papers: number): number {
  return papers > MANY_PAPERS ? 2 * FEW_PER_TEXT : FEW_PER_TEXT;
}

/** Papers in a file of cards, likewise: 2 KB, or 5. */
export function papersPerCards(papers: number): number {
  return 2 * papersPerText(papers);
}

/** Of more papers than this a question loads the parts of the index that it needs; up to here the whole is smaller. */
const MAX_UNDIVIDED = 2000;

/** Whether the index of so many papers lies in parts (`divided-index.ts`). */
export function isDivided(papers: number): boolean {
  return papers > MAX_UNDIVIDED;
}
