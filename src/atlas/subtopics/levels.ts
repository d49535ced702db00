/** A corpus of so many papers has a level inside its subtopics, and one more for each tenfold. */
const DEEPER_PAPERS = 3000;
const TENFOLD = 10;

/** Levels that are found in a corpus of so many papers: topics and subtopics, then their parts, and so on. */
export function levelsOf(paperCount: number): number {
  let levels = 2;
  for (let size = DEEPER_PAPERS; size <= paperCount; size *= TENFOLD) levels++;
  return levels;
}
