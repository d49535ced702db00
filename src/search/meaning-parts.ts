import type { Embedding } from '../atlas/embed/embed.ts';
import {
  embedTexts,
  type FittedWords,
  medianLength,
  rareWeight,
} from '../atlas/embed/fitted-words.ts';
import type { Atlas } from '../atlas/types.ts';
import type { Paper } from '../corpus/paper.ts';
import { fnv1a } from '../words/hashes.ts';
import { loadWordModel, wordModelLicence } from '../words/load-word-model.ts';
import { countModelWords } from '../words/word-model.ts';
import { packMeaning } from './meaning-file.ts';
import { packNearWords } from './near-words.ts';
import { packJson } from './packing.ts';
import { isAskingWord } from './terms.ts';
import { packWordModel } from './word-shards.ts';

interface Model {
  readonly papers: readonly Pick<Paper, 'titlePlain' | 'abstractPlain'>[];
  readonly atlas: Pick<Atlas, 'papers'>;
}

/** Of the papers and of their words. */
type Vectors = Omit<Embedding, 'embed'>;

/** What search knows of meaning: it follows from titles, abstracts and the map alone. */
export interface MeaningParts {
  /** `meaning.bin`. */
  readonly meaning: Uint8Array;
  /** `near-words.bin`; null where no word stands for another. */
  readonly nearWords: Uint8Array | null;
  /** The word model in pieces; null where the papers don't stand by it. */
  readonly words: WordFiles | null;
}

/** The word model as files; the folder's name is a hash of them. */
interface WordFiles {
  readonly folder: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Words of the corpus that may stand for a reader's own, the commonest first; 64 bytes each. */
const MAX_NEAR_WORDS = 6000;

/** Packs what search knows of meaning. */
export function meaningParts({ papers, atlas }: Model, embedding: Vectors): MeaningParts {
  const texts = papers.map(({ titlePlain, abstractPlain }) => `${titlePlain}\n${abstractPlain}`);
  const xy = Float64Array.from(atlas.papers.flatMap(({ x, y }) => [x, y]));
  const { words, vectors, dimensions } = embedding;
  if (words === null) {
    const none = { hasNearWords: false, newLength: 1, newWeight: null };
    return {
      meaning: packMeaning({ vectors, dimensions, xy, ...none }),
      nearWords: null,
      words: null,
    };
  }
  return {
    meaning: packMeaning({
      vectors: embedding.embedder === 'words' ? vectors : embedTexts(words, texts),
      dimensions: words.dimensions,
      xy,
      hasNearWords: true,
      newLength: round(medianLength(words.vectors, words.dimensions)),
      newWeight: round(rareWeight(loadWordModel())),
    }),
    nearWords: nearWordsFile(words, texts),
    words: wordFiles(),
  };
}

let packedWords: WordFiles | undefined;

/** Packed once a run. */
function wordFiles(): WordFiles {
  if (packedWords !== undefined) return packedWords;
  const shards = packWordModel(loadWordModel());
  const hash = fnv1a(packJson(shards.map(({ bytes }) => fnv1a(bytes))));
  const folder = `words-${hash.toString(16).padStart(8, '0')}`;
  const licence = { name: 'LICENCE.txt', bytes: new TextEncoder().encode(wordModelLicence()) };
  packedWords = { folder, files: [...shards, licence] };
  return packedWords;
}

function nearWordsFile(fitted: FittedWords, texts: readonly string[]): Uint8Array {
  const { dimensions } = fitted;
  const words = nearWordsOf(fitted, texts);
  const vectors = new Float32Array(words.length * dimensions);
  for (const [i, word] of words.entries()) {
    const from = fitted.rows.get(word)! * dimensions;
    vectors.set(fitted.vectors.subarray(from, from + dimensions), i * dimensions);
  }
  return packNearWords({ words, vectors, dimensions });
}

function nearWordsOf(words: FittedWords, texts: readonly string[]): string[] {
  const papersWith = new Map<string, number>();
  for (const text of texts)
    for (const word of countModelWords(text).keys())
      papersWith.set(word, (papersWith.get(word) ?? 0) + 1);
  return [...papersWith]
    .filter(([word]) => words.rows.has(word) && !isAskingWord(word) && /[a-z]/.test(word))
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .slice(0, MAX_NEAR_WORDS)
    .map(([word]) => word)
    .sort();
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
