import { rowCosines, type SparseRows } from '../embed/tfidf.ts';
import { dotRows, fromTheMiddle } from '../embed/vector-rows.ts';
import type { Neighbours } from '../neighbours/neighbour-lists.ts';
import { type OnStep, UNWATCHED } from '../on-step.ts';
import type { Teachers } from '../teachers.ts';
import { closestByWords } from './by-words.ts';

/** How related papers are chosen. */
export interface RelatedOptions {
  readonly count: number;
  /** Candidates by meaning and as many by words: more find little. */
  readonly candidates: number;
  /** Papers that share less have nothing to say to each other: below it no judged pair was related. */
  readonly least: number;
}

export const RELATED_OPTIONS: RelatedOptions = { count: 10, candidates: 60, least: 0.25 };

export interface Related {
  readonly index: number;
  /** 0–1. */
  readonly score: number;
}

/**
 * The related papers of each paper, closest first, none by padding; ties go to the smaller index. A pair's score is
 * the mean of its closeness in meaning, seen from the middle of the corpus (what all papers share relates none:
 * Mu & Viswanath 2018), and the root of its TF-IDF cosine: shared words tell apart what meaning finds alike.
 * `vectors` is n × d, unit rows; `neighbours` are theirs. `onStep` hears of each
 * paper for which candidates were found.
 */
export function relatedPapers(
  vectors: Float32Array,
  dimensions: number,
  tfidf: SparseRows,
  neighbours: Neighbours,
  options: RelatedOptions = RELATED_OPTIONS,
  onStep: OnStep = UNWATCHED,
  teachers: Teachers = null,
): readonly (readonly Related[])[] {
  const centred = fromTheMiddle(vectors, dimensions, teachers);
  return relatedOfFirst(tfidf.rowCount, centred, dimensions, tfidf, neighbours, options, onStep);
}

/** The same for the first `count` papers alone, whom all others are candidates for; `centred` are vectors seen from the middle. */
export function relatedOfFirst(
  count: number,
  centred: Float32Array,
  dimensions: number,
  tfidf: SparseRows,
  neighbours: Pick<Neighbours, 'k' | 'indices'>,
  options: RelatedOptions = RELATED_OPTIONS,
  onStep: OnStep = UNWATCHED,
): readonly (readonly Related[])[] {
  const byWords = closestByWords(tfidf, options.candidates, onStep, count);
  const near = Math.min(options.candidates, neighbours.k);
  const cosines = rowCosines(tfidf);
  return Array.from({ length: count }, (_, i) => {
    const byTerms = cosines(i);
    const start = i * neighbours.k;
    const candidates = new Set(neighbours.indices.subarray(start, start + near));
    for (const index of byWords.indices.subarray(i * byWords.k, (i + 1) * byWords.k))
      if (index >= 0) candidates.add(index);
    const list: Related[] = [];
    for (const index of candidates) {
      const meaning = dotRows(centred, i, centred, index, dimensions);
      const score = (meaning + Math.sqrt(Math.max(0, byTerms(index)))) / 2;
      if (score >= options.least) list.push({ index, score });
    }
    return list.sort((a, b) => b.score - a.score || a.index - b.index).slice(0, options.count);
  });
}
