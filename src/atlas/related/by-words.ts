import type { SparseRows } from '../embed/tfidf.ts';
import { emptyNeighbours, insert, type Neighbours } from '../neighbours/neighbour-lists.ts';
import { type OnStep, UNWATCHED } from '../on-step.ts';

/** Terms of more papers than this are passed over when looking for candidates: they are long to go through and tell little. */
const MAX_PAPERS_A_TERM = 500;

/** The `count` papers closest to each by TF-IDF cosine over its rarer terms, by an inverted index; −1 where fewer share one. */
export function closestByWords(
  rows: SparseRows,
  count: number,
  onStep: OnStep = UNWATCHED,
): Neighbours {
  const { rowCount, rowStarts, columns, values } = rows;
  const { starts, papers, weights } = invert(rows);
  const closest = emptyNeighbours(rowCount, count);
  const score = new Float32Array(rowCount);
  const touched = new Int32Array(rowCount);
  for (let i = 0; i < rowCount; i++) {
    onStep(i, rowCount);
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

/** The papers of each column and their values there: `papers[starts[c] … starts[c + 1])`. */
function invert({ rowCount, columnCount, rowStarts, columns, values }: SparseRows) {
  const starts = new Uint32Array(columnCount + 1);
  for (const column of columns) starts[column + 1]!++;
  for (let c = 0; c < columnCount; c++) starts[c + 1]! += starts[c]!;
  const at = starts.slice();
  const papers = new Uint32Array(columns.length);
  const weights = new Float32Array(columns.length);
  for (let i = 0; i < rowCount; i++) {
    for (let e = rowStarts[i]!; e < rowStarts[i + 1]!; e++) {
      const place = at[columns[e]!]!++;
      papers[place] = i;
      weights[place] = values[e]!;
    }
  }
  return { starts, papers, weights };
}
