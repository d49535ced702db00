import type { NamedTopic } from '../../corpus/paper.ts';
import type { Language } from '../../words/languages.ts';
import type { Embedding } from '../embed/embed.ts';
import type { TextPair } from '../embed/tfidf.ts';
import { dotRows } from '../embed/vector-rows.ts';
import { atTeachers, type Teachers } from '../teachers.ts';
import { closenessScale, closenessScore, type Scale } from './closeness.ts';
import { type Compounds, closedCompounds, stemsOf } from './compounds.ts';
import { type SeedPhrase, seedPhrases } from './seed-phrases.ts';
import { spellOut } from './spell-out.ts';

/** What speaks for each topic before anything is learned, in log-odds. */
export interface Evidence {
  /** n × (t + 1), row-major; `outside`, last, is what topics are measured against. */
  readonly scores: Float64Array;
  /** Per paper: the owner's phrases that stand in it. */
  readonly phraseMatches: readonly (readonly PhraseMatch[])[];
  readonly rules: EvidenceRules;
}

/** What was learned of all papers, by which a further one is judged: plain data. */
export interface EvidenceRules {
  /** What closeness in meaning is measured to: t × d, row-major, unit length. */
  readonly topicVectors: Float32Array;
  /** What it says of each topic. */
  readonly scales: readonly Scale[];
  readonly phrases: readonly SeedPhrase[];
  /** Phrases: how much one says by being rare. */
  readonly rarity: Float64Array;
  readonly compounds: Compounds;
  /** What topics are measured against, in log-odds. */
  readonly outside: number;
}

interface PhraseMatch {
  readonly phrase: SeedPhrase;
  /** Its part of the score of its topic. */
  readonly amount: number;
}

/** Where phrase `p` stands in a text: stems `start` to `end`. */
interface Place {
  readonly p: number;
  readonly topic: number;
  readonly start: number;
  readonly end: number;
}

/**
 * What a topic has to offer before a paper counts as its own, judged among many topics and alone (see
 * closenessScale); larger sends more papers outside.
 */
const OUTSIDE_AMONG_MANY = 2;
const OUTSIDE_ALONE = 0.5;
/** Papers imagined beside the corpus that have no phrase: in a corpus of three, one that all have is no less telling. */
const IMAGINED_PAPERS = 30;

/** Finds the owner's phrases in the texts and adds closeness in meaning. */
export function gatherEvidence(
  texts: readonly TextPair[],
  topics: readonly NamedTopic[],
  embedding: Embedding,
  language: Language = 'en',
): Evidence {
  const n = texts.length;
  const { teachers = null } = embedding;
  const classes = topics.length + 1;
  const compounds = closedCompounds(
    [
      ...texts.flatMap(({ title, abstract }) => [title, abstract]),
      ...topics.flatMap(({ name, description, phrases }) => [name, description, ...phrases]),
    ],
    language,
  );
  const phrases = seedPhrases(topics, compounds);
  const { phraseMatches, rarity } = findPhrases(texts.map(spellOut), phrases, compounds, teachers);
  const scores = new Float64Array(n * classes);
  for (const [i, own] of phraseMatches.entries())
    for (const { phrase, amount } of own) scores[i * classes + phrase.topic]! += amount;
  const topicVectors = embedding.embed(
    topics.map(({ name, description, phrases }) => [name, description, ...phrases].join('. ')),
  );
  const alone = 1 / Math.max(1, topics.length);
  const cosines = new Float64Array(n);
  const scales = topics.map((_, t) => {
    for (let i = 0; i < n; i++)
      cosines[i] = dotRows(embedding.vectors, i, topicVectors, t, embedding.dimensions);
    const scale = closenessScale(atTeachers(cosines, teachers), 1 / classes, alone);
    for (let i = 0; i < n; i++) scores[i * classes + t]! += closenessScore(scale, cosines[i]!);
    return scale;
  });
  const outside = OUTSIDE_AMONG_MANY * (1 - alone) + OUTSIDE_ALONE * alone;
  for (let i = 0; i < n; i++) scores[i * classes + topics.length] = outside;
  const rules = { topicVectors, scales, phrases, rarity, compounds, outside };
  return { scores, phraseMatches, rules };
}

/** What speaks for each topic of one further paper (vector: d): a row as of `scores`. */
export function evidenceOfOne(
  rules: EvidenceRules,
  text: TextPair,
  vector: Float32Array,
): Float64Array {
  const { phrases, rarity, compounds, topicVectors, scales, outside } = rules;
  const scores = new Float64Array(scales.length + 1);
  // Topics that were found have no phrases: their papers need not be read.
  if (phrases.length > 0) {
    const counts = countInPaper(spellOut(text), phrases, firstStems(phrases), compounds);
    for (const { phrase, amount } of matchesOf(counts, phrases, rarity))
      scores[phrase.topic]! += amount;
  }
  for (const [t, scale] of scales.entries())
    scores[t]! += closenessScore(scale, dotRows(vector, 0, topicVectors, t, vector.length));
  scores[scales.length] = outside;
  return scores;
}

function findPhrases(
  texts: readonly TextPair[],
  phrases: readonly SeedPhrase[],
  compounds: Compounds,
  teachers: Teachers,
): {
  readonly phraseMatches: readonly (readonly PhraseMatch[])[];
  readonly rarity: Float64Array;
} {
  const byFirstStem = firstStems(phrases);
  const papersWith = new Uint32Array(phrases.length);
  const counted = texts.map((text) => countInPaper(text, phrases, byFirstStem, compounds));
  const heard = teachers === null ? counted : Array.from(teachers, (paper) => counted[paper]!);
  for (const { found } of heard) for (const p of found) papersWith[p]!++;
  const rarity = Float64Array.from(papersWith, (papers) =>
    Math.log(1 + (heard.length + IMAGINED_PAPERS) / (1 + papers)),
  );
  return { phraseMatches: counted.map((counts) => matchesOf(counts, phrases, rarity)), rarity };
}

/** Phrases by the first of their stems. */
function firstStems(phrases: readonly SeedPhrase[]): ReadonlyMap<string, readonly number[]> {
  const byFirstStem = new Map<string, number[]>();
  for (const [p, { stems }] of phrases.entries())
    byFirstStem.set(stems[0]!, [...(byFirstStem.get(stems[0]!) ?? []), p]);
  return byFirstStem;
}

/** How often the phrases stand in a paper. */
interface PhraseCounts {
  /** Those that do, rising. */
  readonly found: readonly number[];
  readonly inTitle: ReadonlyMap<number, number>;
  readonly inText: ReadonlyMap<number, number>;
}

function countInPaper(
  { title, abstract }: TextPair,
  phrases: readonly SeedPhrase[],
  byFirstStem: ReadonlyMap<string, readonly number[]>,
  compounds: Compounds,
): PhraseCounts {
  const inTitle = countPhrases(stemsOf(title, compounds), phrases, byFirstStem);
  const inText = countPhrases(stemsOf(abstract, compounds), phrases, byFirstStem);
  const found = [...new Set([...inTitle.keys(), ...inText.keys()])].sort((a, b) => a - b);
  return { found, inTitle, inText };
}

/** A phrase counts by its rarity and sublinearly by how often it stands in title and text. */
function matchesOf(
  { found, inTitle, inText }: PhraseCounts,
  phrases: readonly SeedPhrase[],
  rarity: Float64Array,
): readonly PhraseMatch[] {
  return found.map((p) => {
    const phrase = phrases[p]!;
    const weight =
      phrase.inTitle * Math.log1p(inTitle.get(p) ?? 0) +
      phrase.inText * Math.log1p(inText.get(p) ?? 0);
    return { phrase, amount: rarity[p]! * weight };
  });
}

function countPhrases(
  stems: readonly string[],
  phrases: readonly SeedPhrase[],
  byFirstStem: ReadonlyMap<string, readonly number[]>,
): ReadonlyMap<number, number> {
  const found: Place[] = [];
  for (const [start, first] of stems.entries()) {
    for (const p of byFirstStem.get(first) ?? []) {
      const { topic, stems: run } = phrases[p]!;
      let k = 1;
      while (k < run.length && stems[start + k] === run[k]) k++;
      if (k === run.length) found.push({ p, topic, start, end: start + k });
    }
  }
  const counts = new Map<number, number>();
  for (const place of found)
    if (!found.some((other) => takes(other, place)))
      counts.set(place.p, (counts.get(place.p) ?? 0) + 1);
  return counts;
}

/** Whether a phrase is only a part of a longer one of another topic there. */
function takes(longer: Place, { topic, start, end }: Place): boolean {
  return (
    longer.topic !== topic &&
    longer.end - longer.start > end - start &&
    longer.start <= start &&
    longer.end >= end
  );
}
