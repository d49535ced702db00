import type { SparseRows } from '../embed/tfidf.ts';
import { transposed } from '../embed/transposed.ts';
import { emptyNeighbours, insert, type Neighbours } from '../neighbours/neighbour-lists.ts';
import { type OnStep, UNWATCHED } from '../on-step.ts';

/** Terms of more papers than this are passed over when looking for candidates: they are long to go through and tell little. */
const MAX_PAPERS_A_TERM = 500;

/** The `count` papers closest to each of the first `asked` by TF-IDF cosine over its rarer terms, by an inverted index; −1 where fewer share one. */
export function closestByWords(
  rows: SparseRows,
  count: number,
  onStep: OnStep = UNWATCHED,
  asked: number = rows.rowCount,
): Neighbours {
  const { rowCount, rowStarts, columns, values } = rows;
  const { rowStarts: starts, columns: papers, values: weights } = transposed(rows);
  const closest = emptyNeighbours(asked, count);
  const score = new Float32Array(rowCount);
  const touched = new Int32Array(rowCount);
  for (let i = 0; i < asked; i++) {
    onStep(i, asked);
    let found = 0;
    for (let e = rowStarts[i]!; e < rowStarts[i + 1]!; e++) {
      const column = columns[e]!;
      if (starts[column + 1]! - starts[column]! > MAX_PAPERS_A_TERM) continue;
      for (let p = starts[column]!; p < starts[column + 1]!; p++) {
        const paper = papers[p]!;
        if (paper === i) continue;
        if (score[paper] === 0) touched[found++] = paper;
        score[paper]! += values[e]! * weights[p]!;
      }
    }
    for (let t = 0; t < found; t++) {
      const paper = touched[t]!;
      insert(closest, i, paper, score[paper]!);
      score[paper] = 0;
    }
  }
  return closest;
}
