import type { Language } from '../../words/languages.ts';
import { countModelWords, countWeight } from '../../words/word-model.ts';
import type { Embedding } from '../embed/embed.ts';
import type { TermReader, TextPair, Tfidf } from '../embed/tfidf.ts';
import { dotRows } from '../embed/vector-rows.ts';
import { type Assignment, KEPT_EVIDENCE } from './assign.ts';
import type { Evidence } from './evidence.ts';
import { topicStem, topicTermReader } from './topic-terms.ts';

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
  { evidence, classifier }: Assignment,
  texts: readonly TextPair[],
  rows: Tfidf,
  embedding: Embedding,
  language: Language = 'en',
): (paper: number, topic: number) => Attribution {
  const terms = [...rows.columnOf.keys()];
  const { classes, weights } = classifier;
  const read = topicTermReader(language);
  const meaning = meaningByWord(evidence, embedding, classes);
  return (paper, topic) => {
    const byTerm = new Map<string, number>();
    const add = (term: string, part: number) => byTerm.set(term, (byTerm.get(term) ?? 0) + part);
    for (let e = rows.rowStarts[paper]!; e < rows.rowStarts[paper + 1]!; e++) {
      const from = rows.columns[e]! * classes;
      const part = aboveMean(weights.subarray(from, from + classes), topic);
      add(terms[rows.columns[e]!]!, rows.values[e]! * part);
    }
    const { title, abstract } = texts[paper]!;
    const text = `${title}\n${abstract}`;
    const termsOf = termsOfWords(text, read, language);
    for (const [word, parts] of meaning(paper, text)) {
      const part = KEPT_EVIDENCE * aboveMean(parts, topic);
      const stands = termsOf.get(word)!;
      for (const term of stands) add(term, part / stands.length);
    }
    const phrases = new Map<string, number>();
    for (const { phrase, amount } of evidence.phraseMatches[paper]!) {
      const part = KEPT_EVIDENCE * amount * ((phrase.topic === topic ? 1 : 0) - 1 / classes);
      phrases.set(phrase.printed, (phrases.get(phrase.printed) ?? 0) + part);
    }
    return { terms: byTerm, phrases };
  };
}

/** For every word of the word model the terms in which it stands, once for each time: pre → pretrain, pretrain. */
function termsOfWords(
  text: string,
  read: TermReader,
  language: Language,
): ReadonlyMap<string, readonly string[]> {
  const stands = new Map<string, string[]>();
  for (const [written] of text.matchAll(/[^\s,;:.()/]+/g)) {
    const terms = read(written);
    for (const [word, count] of countModelWords(written)) {
      const alone = topicStem(word, language);
      const term = terms.includes(alone) ? alone : (terms.find((other) => other !== '') ?? alone);
      const known = stands.get(word) ?? [];
      for (let k = 0; k < count; k++) known.push(term);
      stands.set(word, known);
    }
  }
  return stands;
}

/** What each word of a text adds to the closeness of every class, in log-odds above a text that stands in the middle. */
function meaningByWord(
  { meaning: { topicVectors, scales } }: Evidence,
  { words, embedder, vectors: paperVectors }: Embedding,
  classes: number,
): (paper: number, text: string) => Iterable<readonly [word: string, parts: Float64Array]> {
  if (words === null || embedder !== 'words') return () => [];
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
  return (paper, text) => {
    const raw = new Float64Array(scales.length);
    let total = 0;
    const counted = [...countModelWords(text)].flatMap(([word, count]) => {
      const row = rows.get(word);
      if (row === undefined) return [];
      const factor = countWeight(count) * weights[row]!;
      const dots = dotsOf(row);
      total += factor;
      for (let t = 0; t < raw.length; t++) raw[t]! += factor * dots[t]!;
      return [{ word, factor, dots }];
    });
    // The paper's vector is the sum at unit length: the length follows from a cosine already known.
    const t = raw.reduce(
      (best, value, at) => (Math.abs(value) > Math.abs(raw[best]!) ? at : best),
      0,
    );
    const length = raw[t]! / dotRows(paperVectors, paper, topicVectors, t, dimensions) || 1;
    return counted.map(({ word, factor, dots }) => {
      const parts = new Float64Array(classes);
      for (let t = 0; t < raw.length; t++) {
        const { slope, middle } = scales[t]!;
        parts[t] = slope * factor * (dots[t]! / length - middle / total);
      }
      return [word, parts] as const;
    });
  };
}

function aboveMean(parts: Float64Array, topic: number): number {
  let mean = 0;
  for (const part of parts) mean += part / parts.length;
  return parts[topic]! - mean;
}
