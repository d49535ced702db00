import type { Language } from '../../words/languages.ts';
import { countModelWords, countWeight } from '../../words/word-model.ts';
import type { Embedding } from '../embed/embed.ts';
import type { TermReader, TextPair } from '../embed/tfidf.ts';
import { dotRows } from '../embed/vector-rows.ts';
import type { Assignment } from './assign.ts';
import type { EvidenceRules } from './evidence.ts';
import { KEPT_EVIDENCE } from './topic-rules.ts';
import { type LearnedTerms, topicStem, topicTermReader } from './topic-terms.ts';

/** What speaks for one topic of one paper, in log-odds above the mean of all topics; negative speaks against it. */
export interface Attribution {
  /** Terms of the corpus (one, or two joined by a space) → their part, as learned and by meaning. */
  readonly terms: ReadonlyMap<string, number>;
  /** The owner's phrases that stand in the paper, as the owner prints them → their part. */
  readonly phrases: ReadonlyMap<string, number>;
}

/**
 * Reads off what decisions were made of. Every part is a sum: the classifier's over terms, the evidence's over the
 * owner's phrases and, by the word model, a cosine's over the paper's words. But for what is the same for all papers,
 * the parts add up to a topic's score. Vectors of other embedders say nothing of single words and are left out.
 */
export function attributionOf(
  { phraseMatches, rules: { evidence, decision } }: Assignment,
  texts: readonly TextPair[],
  rows: LearnedTerms,
  embedding: Embedding,
  language: Language = 'en',
): (paper: number, topic: number) => Attribution {
  const terms = [...rows.columnOf.keys()];
  const { classes, weights } = decision.classifier;
  const means = meansOf(weights, rows.columnCount, classes);
  const wordsIn = wordReader(language);
  const meaning = meaningByWord(evidence, embedding, classes);
  return (paper, topic) => {
    const byTerm = new Map<string, number>();
    const add = (term: string, part: number) => byTerm.set(term, (byTerm.get(term) ?? 0) + part);
    for (let e = rows.rowStarts[paper]!; e < rows.rowStarts[paper + 1]!; e++) {
      const column = rows.columns[e]!;
      const part = weights[column * classes + topic]! - means[column]!;
      add(terms[column]!, rows.values[e]! * part);
    }
    const { title, abstract } = texts[paper]!;
    const stands = wordsIn(`${title}\n${abstract}`);
    meaning(paper, topic, stands, (where, part) => {
      const each = (KEPT_EVIDENCE * part) / where.length;
      for (const term of where) add(term, each);
    });
    const phrases = new Map<string, number>();
    for (const { phrase, amount } of phraseMatches[paper]!) {
      const part = KEPT_EVIDENCE * amount * ((phrase.topic === topic ? 1 : 0) - 1 / classes);
      phrases.set(phrase.printed, (phrases.get(phrase.printed) ?? 0) + part);
    }
    return { terms: byTerm, phrases };
  };
}

/** Columns: the mean of what each says for all classes. */
function meansOf(weights: Float64Array, columnCount: number, classes: number): Float64Array {
  return Float64Array.from({ length: columnCount }, (_, column) =>
    meanOf(weights, column * classes, classes),
  );
}

function meanOf(parts: Float64Array, from: number, length: number): number {
  let mean = 0;
  for (let c = from; c < from + length; c++) mean += parts[c]! / length;
  return mean;
}

/** Words of the word model with the terms in which each stands, once for each time: pre → pretrain, pretrain. */
type StandingWords = ReadonlyMap<string, readonly string[]>;

/** A word of the model inside a piece of text, and the term of which it is a part there. */
interface StandingWord {
  readonly word: string;
  readonly count: number;
  readonly term: string;
}

/** Pieces of text remembered: they come again and again, but those of a large corpus together would fill the memory. */
const MAX_REMEMBERED = 50_000;

/** Reads where the words of texts stand. */
function wordReader(language: Language): (text: string) => StandingWords {
  const read = topicTermReader(language);
  const remembered = new Map<string, readonly StandingWord[]>();
  const wordsOf = (written: string) => {
    const known = remembered.get(written);
    if (known !== undefined) return known;
    const found = standingWords(written, read, language);
    if (remembered.size === MAX_REMEMBERED) remembered.clear();
    remembered.set(written, found);
    return found;
  };
  return (text) => {
    const stands = new Map<string, string[]>();
    for (const [written] of text.matchAll(/[^\s,;:.()/]+/g)) {
      for (const { word, count, term } of wordsOf(written)) {
        const known = stands.get(word);
        const where = known ?? [];
        for (let k = 0; k < count; k++) where.push(term);
        if (known === undefined) stands.set(word, where);
      }
    }
    return stands;
  };
}

function standingWords(
  written: string,
  read: TermReader,
  language: Language,
): readonly StandingWord[] {
  const terms = read(written);
  return Array.from(countModelWords(written), ([word, count]) => {
    const alone = topicStem(word, language);
    const term = terms.includes(alone) ? alone : (terms.find((other) => other !== '') ?? alone);
    return { word, count, term };
  });
}

/** Hears where a word stands and what it says for a topic, in log-odds above the mean of all. */
type OnWord = (where: readonly string[], part: number) => void;

/** Tells what each word of a text adds to the closeness of a class, above a text that stands in the middle. */
function meaningByWord(
  { topicVectors, scales }: EvidenceRules,
  { words, embedder, vectors: paperVectors }: Embedding,
  classes: number,
): (paper: number, topic: number, stands: StandingWords, onWord: OnWord) => void {
  if (words === null || embedder !== 'words') return () => undefined;
  const { rows, vectors, weights, dimensions } = words;
  // Row of a word → its dot product with every topic; most words stand in many papers.
  const dots = new Map<number, Float64Array>();
  const dotsOf = (row: number) => {
    const known = dots.get(row);
    if (known !== undefined) return known;
    const own = Float64Array.from(scales, (_, t) =>
      dotRows(vectors, row, topicVectors, t, dimensions),
    );
    dots.set(row, own);
    return own;
  };
  const parts = new Float64Array(classes);
  return (paper, topic, stands, onWord) => {
    const raw = new Float64Array(scales.length);
    let total = 0;
    const counted: { where: readonly string[]; factor: number; dots: Float64Array }[] = [];
    for (const [word, where] of stands) {
      const row = rows.get(word);
      if (row === undefined) continue;
      const factor = countWeight(where.length) * weights[row]!;
      const dots = dotsOf(row);
      total += factor;
      for (let t = 0; t < raw.length; t++) raw[t]! += factor * dots[t]!;
      counted.push({ where, factor, dots });
    }
    // The paper's vector is the sum at unit length: the length follows from a cosine already known.
    const t = raw.reduce(
      (best, value, at) => (Math.abs(value) > Math.abs(raw[best]!) ? at : best),
      0,
    );
    const length = raw[t]! / dotRows(paperVectors, paper, topicVectors, t, dimensions) || 1;
    for (const { where, factor, dots } of counted) {
      for (let t = 0; t < raw.length; t++) {
        const { slope, middle } = scales[t]!;
        parts[t] = slope * factor * (dots[t]! / length - middle / total);
      }
      onWord(where, parts[topic]! - meanOf(parts, 0, classes));
    }
  };
}
