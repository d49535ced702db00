// Runs in the browser too.

/** Up to so many papers files of search hold as much as was measured to load least; the largest corpus at hand has as many. */
const MANY_PAPERS = 80_896;

/**
 * How much more lies in a file of search on a map of so many papers: 1 up to `MANY_PAPERS`, then the root of how many
 * times more they are. So neither what a question reads grows as the papers do, nor what says where it lies.
 */
export function timesMany(papers: number): number {
  return Math.sqrt(Math.max(1, papers / MANY_PAPERS));
}
