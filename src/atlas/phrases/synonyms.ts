import { type Embedding, isInWordSpace } from '../embed/embed.ts';
import { dotRows, normaliseRows } from '../embed/vector-rows.ts';

/** Finds which of some phrases say the same, by their indices. */
export type SynonymFinder = (phrases: readonly string[]) => (a: number, b: number) => boolean;

/**
 * Cosine of two phrases in the space of the word model from which on they say the same: cancer and carcinoma have 0.79,
 * radiotherapy and radiation therapy 0.85; images and videos 0.36, leukemia and lymphoma 0.36.
 */
const SAME_MEANING = 0.7;

/** Finds synonyms by the word model; where papers stand by other vectors, near phrases need not say the same, and none are. */
export function synonymFinder(
  { embedder, embed, dimensions }: Pick<Embedding, 'embedder' | 'embed' | 'dimensions'>,
  least = SAME_MEANING,
): SynonymFinder {
  if (!isInWordSpace({ embedder })) return () => () => false;
  return (phrases) => {
    const vectors = embed(phrases);
    normaliseRows(vectors, dimensions);
    return (a, b) => dotRows(vectors, a, vectors, b, dimensions) >= least;
  };
}
