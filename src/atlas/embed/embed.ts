import type { OwnerVectors } from '../../corpus/project/read-owner-vectors.ts';
import { UNSPLIT } from '../../words/compound-parts.ts';
import type { Language } from '../../words/languages.ts';
import { loadWordModel } from '../../words/load-word-model.ts';
import { seeded } from '../random.ts';
import type { Teachers } from '../teachers.ts';
import { type CountedTexts, countTexts } from './counted-texts.ts';
import {
  embedCounted,
  embedTexts,
  type FittedWords,
  fitWithPapers,
  type KnownVector,
} from './fitted-words.ts';
import { lsa } from './lsa.ts';
import { completeVectors, joinWordSpace } from './owner-vectors.ts';
import { projectByTfidf } from './project-by-tfidf.ts';
import { type SparseRows, stemReader, type TextPair, type Tfidf } from './tfidf.ts';
import { knownSteady, knownVectors, type VectorsBefore } from './vectors-before.ts';

/** Below this share of known running words, vectors fitted on the corpus alone serve better; of an English corpus less will do (the model's README). */
const MIN_KNOWN_SHARE = 0.9;
const MIN_KNOWN_ENGLISH = 1 / 3;
/** Enough for some hundred papers to differ, few enough for their words to meet; a small corpus needs fewer, or each paper has a direction of its own. */
const LSA_DIMENSIONS = 64;
const MIN_LSA_DIMENSIONS = 8;
const PAPERS_A_DIMENSION = 4;
/** LSA made again of the same terms is the same. */
export const LSA_SEED = 64;

/** How papers became vectors: by the word model, by LSA of the corpus, by the owner's vectors, by those and the word model. */
export type Embedder = 'words' | 'lsa' | 'owner' | 'owner and words';

/** Whether papers stand by the word model, where near words say the same. */
export function isInWordSpace({ embedder }: { readonly embedder: Embedder }): boolean {
  return embedder === 'words' || embedder === 'owner and words';
}

/** One vector a paper: plain data. */
export interface EmbeddedPapers {
  readonly embedder: Embedder;
  readonly dimensions: number;
  /** n × d, row-major, unit length; a row of zeros where nothing is known of a paper. */
  readonly vectors: Float32Array;
  /** The fitted word model by which texts are searched; null where it knows too few of the words. */
  readonly words: FittedWords | null;
  /** The vectors before words were fitted, which no other paper moves; where papers have no such, or nobody asks, none. */
  readonly steady?: Float32Array;
  /** The papers that what is said of all is learned from; all by default. */
  readonly teachers?: Teachers;
}

/** One vector a paper, and the way for other texts into the same space. */
export interface Embedding extends EmbeddedPapers {
  /** Other texts, m × d, row-major. */
  readonly embed: (texts: readonly string[]) => Float32Array;
}

/**
 * Embeds papers by the vectors their owner made; without any by the word model fitted to them, or by LSA where the
 * model knows too few of their words. `tfidf` is asked for only where words alone don't do. What `before` knows is not
 * added up again.
 */
export function embedVectors(
  texts: readonly TextPair[],
  tfidf: () => Tfidf,
  ownerVectors: OwnerVectors | null,
  language: Language = 'en',
  teachers: Teachers = null,
  before: VectorsBefore | null = null,
): EmbeddedPapers {
  const whole = texts.map(wholeText);
  const counted = countTexts(whole);
  const steady = knownSteady(before);
  const model = loadWordModel();
  const { words: fitted, papers } = fitWithPapers(model, whole, counted, teachers, steady);
  const least = language === 'en' ? MIN_KNOWN_ENGLISH : MIN_KNOWN_SHARE;
  const words = fitted.knownShare >= least ? fitted : null;
  if (ownerVectors !== null) return embedByOwnerVectors(ownerVectors, words, counted, tfidf());
  if (words === null) return embedByLsa(tfidf());
  const embedded = embedByWords(words, counted, knownVectors(before, words, counted));
  return teachers === null ? embedded : { ...embedded, steady: papers };
}

/** The text by whose words a paper stands. */
export function wholeText({ title, abstract }: TextPair): string {
  return `${title}\n${abstract}`;
}

/** Embeds papers as `embedVectors` does, and any other texts beside them. */
export function embedPapers(
  texts: readonly TextPair[],
  tfidf: Tfidf,
  ownerVectors: OwnerVectors | null = null,
  language: Language = 'en',
  split = UNSPLIT,
): Embedding {
  const known = () => tfidf;
  return withEmbed(embedVectors(texts, known, ownerVectors, language), known, language, split);
}

/** The word model, fitted to the corpus. */
export function embedByWords(
  words: FittedWords,
  counted: CountedTexts,
  known?: KnownVector,
): EmbeddedPapers {
  return {
    embedder: 'words',
    dimensions: words.dimensions,
    vectors: embedCounted(words, counted, known),
    words,
  };
}

/** Latent semantic analysis of the corpus itself: any language, no data. */
export function embedByLsa(terms: SparseRows): EmbeddedPapers {
  const n = terms.rowCount;
  const fitting = Math.max(MIN_LSA_DIMENSIONS, Math.round(n / PAPERS_A_DIMENSION));
  const dimensions = Math.max(2, Math.min(LSA_DIMENSIONS, fitting, n));
  const vectors = lsa(terms, dimensions, seeded(LSA_SEED));
  return {
    embedder: 'lsa',
    dimensions,
    vectors,
    words: null,
  };
}

/**
 * Vectors an owner made elsewhere. Those of the encoder that the word model imitates are projected into its space and join
 * it: together they find more than either alone. Any others are used as they are, other texts projected by TF-IDF.
 */
export function embedByOwnerVectors(
  ownerVectors: OwnerVectors,
  words: FittedWords | null,
  counted: CountedTexts,
  tfidf: Tfidf,
): EmbeddedPapers {
  const vectors = completeVectors(ownerVectors, tfidf);
  const joined =
    words === null ? null : joinWordSpace(ownerVectors, vectors, embedCounted(words, counted));
  if (words !== null && joined !== null) {
    return {
      embedder: 'owner and words',
      dimensions: words.dimensions,
      vectors: joined,
      words,
    };
  }
  const { dimensions } = ownerVectors;
  return {
    embedder: 'owner',
    dimensions,
    vectors,
    words,
  };
}

/** Adds the way for other texts: by their words where papers stand by theirs, else projected by TF-IDF. */
export function withEmbed(
  papers: EmbeddedPapers,
  tfidf: () => Tfidf,
  language: Language = 'en',
  split = UNSPLIT,
): Embedding {
  const read = stemReader(language, split);
  const { dimensions, vectors, words } = papers;
  return {
    ...papers,
    embed: (texts) =>
      isInWordSpace(papers) && words !== null
        ? embedTexts(words, texts)
        : projectByTfidf(tfidf(), vectors, dimensions, texts, read),
  };
}
