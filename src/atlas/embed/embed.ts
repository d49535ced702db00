import { loadWordModel } from '../../words/load-word-model.ts';
import { seeded } from '../random.ts';
import { embedTexts, type FittedWords, fitWords } from './fitted-words.ts';
import { lsa } from './lsa.ts';
import { normaliseRows } from './rows.ts';
import { countTerms, type TextPair, type Tfidf } from './tfidf.ts';

/** Below this share of known running words, vectors fitted on the corpus alone serve better (the model's README). */
const LEAST_KNOWN_SHARE = 1 / 3;
/** Enough for some hundred papers to differ, few enough for their words to meet. */
const LSA_DIMENSIONS = 64;
const LSA_SEED = 64;

/** One vector a paper. */
export interface Embedding {
  readonly embedder: 'words' | 'lsa';
  readonly dimensions: number;
  /** n × d, row-major, unit length; a row of zeros where nothing is known of a paper. */
  readonly vectors: Float32Array;
  /** Other texts in the same space, m × d. */
  readonly embed: (texts: readonly string[]) => Float32Array;
  /** The fitted word model by which texts are searched; null where it knows too few of the words. */
  readonly words: FittedWords | null;
}

/** Embeds papers by the word model fitted to them, or by LSA where the model knows too few of their words. */
export function embedPapers(texts: readonly TextPair[], tfidf: Tfidf): Embedding {
  const whole = texts.map(({ title, abstract }) => `${title}\n${abstract}`);
  const words = fitWords(loadWordModel(), whole);
  if (words.knownShare >= LEAST_KNOWN_SHARE) {
    return {
      embedder: 'words',
      dimensions: words.dimensions,
      vectors: embedTexts(words, whole),
      embed: (others) => embedTexts(words, others),
      words,
    };
  }
  const dimensions = Math.max(2, Math.min(LSA_DIMENSIONS, texts.length));
  const vectors = lsa(tfidf, dimensions, seeded(LSA_SEED));
  return {
    embedder: 'lsa',
    dimensions,
    vectors,
    embed: (others) => foldIn(tfidf, vectors, dimensions, others),
    words: null,
  };
}

/** Places other texts among LSA vectors: the mean of the papers, weighed by their TF-IDF cosine with the text. */
function foldIn(
  tfidf: Tfidf,
  vectors: Float32Array,
  dimensions: number,
  texts: readonly string[],
): Float32Array {
  const out = new Float32Array(texts.length * dimensions);
  for (const [i, text] of texts.entries()) {
    const weights = new Float32Array(tfidf.columnCount);
    for (const [term, count] of countTerms('', text)) {
      const column = tfidf.columnOf.get(term);
      if (column !== undefined) weights[column] = (1 + Math.log(count)) * tfidf.idf[column]!;
    }
    for (let row = 0; row < tfidf.rowCount; row++) {
      let cosine = 0;
      for (let e = tfidf.rowStarts[row]!; e < tfidf.rowStarts[row + 1]!; e++) {
        cosine += weights[tfidf.columns[e]!]! * tfidf.values[e]!;
      }
      if (cosine === 0) continue;
      for (let d = 0; d < dimensions; d++)
        out[i * dimensions + d]! += cosine * vectors[row * dimensions + d]!;
    }
  }
  normaliseRows(out, dimensions);
  return out;
}
