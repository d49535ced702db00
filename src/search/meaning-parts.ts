import type { Embedding } from '../atlas/embed/embed.ts';
import {
  embedTexts,
  type FittedWords,
  medianLength,
  rareWeight,
} from '../atlas/embed/fitted-words.ts';
import { pickRows } from '../atlas/embed/vector-rows.ts';
import type { AtlasPaper } from '../atlas/types.ts';
import type { Paper } from '../corpus/paper.ts';
import { loadWordModel } from '../words/load-word-model.ts';
import { countModelWords } from '../words/word-model.ts';
import { type CorpusWords, fitCorpusWords, wordModelOf } from './corpus-words.ts';
import { joinOwnerVectors } from './join-owner-vectors.ts';
import { type CorpusMeaning, keptDimensions, packMeaning } from './meaning-file.ts';
import { packNearWords } from './near-words.ts';
import { isAskingWord } from './terms.ts';
import { isDivided } from './text-files.ts';
import {
  englishModel,
  englishWords,
  type LicensedModel,
  type WordFiles,
  wordFiles,
} from './word-files.ts';

interface Model {
  readonly papers: readonly Pick<Paper, 'titlePlain' | 'abstractPlain'>[];
  readonly atlas: { readonly papers: readonly Pick<AtlasPaper, 'x' | 'y'>[] };
}

/** Of the papers and of their words. */
type Vectors = Omit<Embedding, 'embed'>;

/** What search knows of meaning: it follows from titles, abstracts, the owner's vectors and the map alone. */
export interface MeaningParts {
  /** `meaning.bin`. */
  readonly meaning: Uint8Array;
  /** `near-words.bin`; null where no word stands for another, and for an index in parts, which has no such file. */
  readonly nearWords: Uint8Array | null;
  /** The word model in pieces; null where the papers don't stand by one, and for an index in parts. */
  readonly words: WordFiles | null;
  /** For an index in parts, the word model that its words' vectors are worked out from; null where the papers don't stand by one. */
  readonly model: LicensedModel | null;
}

/** Words of the corpus that may stand for a reader's own, the commonest first; 64 bytes each. */
const MAX_NEAR_WORDS = 6000;
/** In any language, a word that more of the papers have says nothing of their matter. */
const MAX_NEAR_SHARE = 0.2;

/** Packs what search knows of meaning; `english` packs the English word model, which takes a second, or has it packed. */
export function meaningParts(
  { papers, atlas }: Model,
  embedding: Vectors,
  english: () => WordFiles = englishWords,
): MeaningParts {
  const texts = papers.map(({ titlePlain, abstractPlain }) => `${titlePlain}\n${abstractPlain}`);
  const xy = Float64Array.from(atlas.papers.flatMap(({ x, y }) => [x, y]));
  const { words, embedder, vectors, dimensions } = embedding;
  if (words !== null) return byWordModel(texts, embedding, words, xy, english);
  if (embedder === 'owner') return byCorpusWords(texts, embedding, xy);
  const none = { hasNearWords: false, ...newWordsOf(null) };
  const meaning = packMeaning({ vectors, dimensions, xy, ...none });
  return { meaning, nearWords: null, words: null, model: null };
}

/** What a word gets that the model doesn't know; `words`: null where papers stand by no model. */
export function newWordsOf(
  words: FittedWords | null,
): Pick<CorpusMeaning, 'newLength' | 'newWeight'> {
  if (words === null) return { newLength: 1, newWeight: null };
  return {
    newLength: round(medianLength(words.vectors, words.dimensions)),
    newWeight: round(rareWeight(loadWordModel())),
  };
}

/** Papers by their English words, and by what the owner's vectors add. */
function byWordModel(
  texts: readonly string[],
  { embedder, vectors, dimensions }: Vectors,
  words: FittedWords,
  xy: Float64Array,
  english: () => WordFiles,
): MeaningParts {
  const inWordSpace = () => {
    if (embedder !== 'owner') return vectors;
    const byWords = embedTexts(words, texts);
    return joinOwnerVectors(byWords, words.dimensions, vectors, dimensions);
  };
  const inParts = isDivided(texts.length);
  const nearWords = inParts ? null : nearWordsFile(nearWordsOf(words, texts), words);
  return {
    meaning: packMeaning({
      vectors: inWordSpace(),
      dimensions: words.dimensions,
      xy,
      hasNearWords: nearWords !== null,
      ...newWordsOf(words),
    }),
    nearWords,
    words: inParts ? null : english(),
    model: inParts ? englishModel() : null,
  };
}

/** Papers by the owner's vectors alone, in whatever language, with vectors of the corpus' words fitted to them. */
function byCorpusWords(
  texts: readonly string[],
  { vectors, dimensions }: Vectors,
  xy: Float64Array,
): MeaningParts {
  const fitted = fitCorpusWords(texts, vectors, dimensions, keptDimensions(texts.length));
  const inParts = isDivided(texts.length);
  const nearWords = inParts ? null : nearWordsOfCorpus(fitted, texts.length);
  const model = { model: wordModelOf(fitted), isOwn: true, licences: [] };
  return {
    meaning: packMeaning({
      vectors: fitted.papers,
      dimensions: fitted.dimensions,
      xy,
      hasNearWords: nearWords !== null,
      newLength: round(medianLength(fitted.vectors, fitted.dimensions)),
      newWeight: null,
    }),
    nearWords,
    words: inParts ? null : wordFiles(model),
    model: inParts ? model : null,
  };
}

function nearWordsFile(
  words: readonly string[],
  { rows, vectors: all, dimensions }: Pick<FittedWords, 'rows' | 'vectors' | 'dimensions'>,
): Uint8Array {
  const near = words.map((word) => rows.get(word)!);
  return packNearWords({ words, vectors: pickRows(all, dimensions, near), dimensions });
}

function nearWordsOfCorpus(fitted: CorpusWords, papers: number): Uint8Array {
  const most = Math.max(1, papers * MAX_NEAR_SHARE);
  const rows = new Map(fitted.words.map((word, row) => [word, row]));
  const near = [...rows]
    .filter(
      ([word, row]) =>
        fitted.papersWith[row]! <= most && /\p{L}/u.test(word) && !isAskingWord(word),
    )
    .sort(([, a], [, b]) => fitted.papersWith[b]! - fitted.papersWith[a]! || a - b)
    .slice(0, MAX_NEAR_WORDS)
    .map(([word]) => word)
    .sort();
  return nearWordsFile(near, { ...fitted, rows });
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
