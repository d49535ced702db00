import type { Embedding } from '../embed/embed.ts';
import { dotRows } from '../embed/rows.ts';
import { rowCosine, type Tfidf } from '../embed/tfidf.ts';

/** How related papers are chosen. */
export interface RelatedOptions {
  readonly count: number;
  /** Weight of the root of the TF-IDF cosine beside the cosine of meaning: shared words tell apart what meaning finds alike. */
  readonly words: number;
  /** Papers that share less have nothing to say to each other; fewer than ten are then listed. */
  readonly least: number;
}

const RELATED_OPTIONS: RelatedOptions = { count: 10, words: 0.5, least: 0.35 };

export interface Related {
  readonly index: number;
  readonly score: number;
}

/** The related papers of each paper, closest first, none by padding; ties go to the smaller index. */
export function relatedPapers(
  embedding: Embedding,
  tfidf: Tfidf,
  options: RelatedOptions = RELATED_OPTIONS,
): readonly (readonly Related[])[] {
  const n = tfidf.rowCount;
  const lists: Related[][] = Array.from({ length: n }, () => []);
  const highest = 1 + options.words;
  for (let a = 0; a < n; a++) {
    for (let b = a + 1; b < n; b++) {
      const meaning = dotRows(embedding.vectors, a, embedding.vectors, b, embedding.dimensions);
      const score =
        (meaning + options.words * Math.sqrt(Math.max(0, rowCosine(tfidf, a, b)))) / highest;
      if (score < options.least) continue;
      keep(lists[a]!, { index: b, score }, options.count);
      keep(lists[b]!, { index: a, score }, options.count);
    }
  }
  return lists;
}

function keep(list: Related[], candidate: Related, count: number): void {
  if (list.length === count && candidate.score <= list[count - 1]!.score) return;
  let at = list.length;
  while (at > 0 && list[at - 1]!.score < candidate.score) at--;
  list.splice(at, 0, candidate);
  if (list.length > count) list.pop();
}
