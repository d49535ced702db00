import type { TextPair } from '../embed/tfidf.ts';
import { mergeTokens } from './phrases/merge-tokens.ts';
import { pairTable } from './phrases/pair-table.ts';
import { formPrinter } from './phrases/printed.ts';
import { JOINT, readTokens, type Tokens } from './phrases/tokens.ts';

/** Phrases of a corpus: in which papers each stands, and how it is printed. */
export interface PhraseIndex {
  /** Whole names only, no attributes and no parts of longer names; sorted by key. */
  readonly phrases: readonly Phrase[];
  /** The corpus as the phrases were read from it. */
  readonly tokens: Tokens;
}

export interface Phrase {
  /** Word keys joined by spaces: the forms of a phrase share it. */
  readonly key: string;
  /** Words. */
  readonly length: number;
  /** The commonest printed form. */
  readonly printed: string;
  /** Word families of its parts, each once: what a sentence must have to speak of it. */
  readonly families: readonly string[];
  /** The same with acronyms written out: what another name may not have inside. */
  readonly parts: readonly string[];
  /** Share of its places at which a group of words ends with it: high for a thing, low for an attribute. */
  readonly closing: number;
  /** Indices of papers that have it, rising. */
  readonly papers: Uint32Array;
  /** Those of them that have it in the title. */
  readonly titles: Uint32Array;
}

const LONGEST = 4;
/** A phrase that goes on in this share of its papers is a part of the longer one: neural machine (translation). */
const MOSTLY_LONGER = 0.6;
/** A name ends its group of words at this share of its places at least; adjectives and verbs do so less. */
const LEAST_CLOSING = 0.35;
/** Places looked at to learn how a phrase is printed. */
const PLACES_SEEN = 200;

/** Grams of one length: tokens → number of the gram that begins there, −1 for none. */
interface Level {
  readonly length: number;
  readonly grams: Int32Array;
  readonly size: number;
}

/** What is known of each gram of a level. */
interface Counts {
  readonly papers: Uint32Array;
  readonly titles: Uint32Array;
  readonly places: Uint32Array;
  /** Places at which a group of words ends with it. */
  readonly closing: Uint32Array;
  /** One token at which it begins. */
  readonly example: Int32Array;
  /** 1 where its words make a name. */
  readonly shaped: Uint8Array;
}

/**
 * Collects phrases of one to four words that stand in at least `least` papers. Built level by level: a phrase is
 * as common as its parts at most. Chinese and Japanese count two characters a word.
 */
export function collectPhrases(texts: readonly TextPair[], least: number): PhraseIndex {
  const tokens = mergeTokens(readTokens(texts));
  const print = formPrinter(tokens);
  const phrases: Phrase[] = [];
  let level = firstLevel(tokens);
  let counts = countGrams(tokens, level);
  while (level.size > 0) {
    const next = nextLevel(tokens, level, counts, least);
    const nextCounts = countGrams(tokens, next);
    phrases.push(
      ...phrasesOf(tokens, level, counts, longest(level, next, nextCounts, least), least, print),
    );
    level = next;
    counts = nextCounts;
  }
  phrases.sort((a, b) => (a.key < b.key ? -1 : 1));
  return { phrases, tokens };
}

const HAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

function firstLevel(tokens: Tokens): Level {
  const grams = Int32Array.from(tokens.forms, (form) => {
    const concept = tokens.conceptOf[form]!;
    return tokens.concepts[concept]!.stop ? -1 : concept;
  });
  return { length: 1, grams, size: tokens.forms.length === 0 ? 0 : tokens.concepts.length };
}

/** Two frequent grams that overlap in all but one token make one of the next length. */
function nextLevel(tokens: Tokens, level: Level, counts: Counts, least: number): Level {
  const { grams, length } = level;
  const next = new Int32Array(grams.length).fill(-1);
  const pairs = pairTable();
  for (let t = 0; t + length < grams.length; t++) {
    const a = grams[t]!;
    const b = grams[t + 1]!;
    if (a === -1 || b === -1 || counts.papers[a]! < least || counts.papers[b]! < least) continue;
    const joint = tokens.joints[t + length];
    if (joint !== JOINT.space && joint !== JOINT.none) continue;
    if (length >= LONGEST && !(length < 2 * LONGEST && HAN.test(keyAt(tokens, t)))) continue;
    next[t] = pairs.add(a, b);
  }
  return { length: length + 1, grams: next, size: pairs.size() };
}

function countGrams(tokens: Tokens, { length, grams, size }: Level): Counts {
  const counts: Counts = {
    papers: new Uint32Array(size),
    titles: new Uint32Array(size),
    places: new Uint32Array(size),
    closing: new Uint32Array(size),
    example: new Int32Array(size).fill(-1),
    shaped: new Uint8Array(size),
  };
  const lastPaper = new Int32Array(size).fill(-1);
  const lastTitle = new Int32Array(size).fill(-1);
  for (let s = 0; s + 1 < tokens.sentenceStarts.length; s++) {
    const paper = tokens.sentencePaper[s]!;
    const end = tokens.sentenceStarts[s + 1]!;
    for (let t = tokens.sentenceStarts[s]!; t < end; t++) {
      const gram = grams[t]!;
      if (gram === -1) continue;
      if (counts.example[gram] === -1) {
        counts.example[gram] = t;
        counts.shaped[gram] = isName(tokens, t, length) ? 1 : 0;
      }
      counts.places[gram]!++;
      if (lastPaper[gram] !== paper) counts.papers[gram]!++;
      lastPaper[gram] = paper;
      if (tokens.sentenceIsTitle[s] === 1 && lastTitle[gram] !== paper) {
        counts.titles[gram]!++;
        lastTitle[gram] = paper;
      }
      if (closes(tokens, t + length, end)) counts.closing[gram]!++;
    }
  }
  return counts;
}

/** Whether a group of words ends before token `next`. */
function closes(tokens: Tokens, next: number, end: number): boolean {
  if (next >= end || tokens.joints[next] === JOINT.break) return true;
  return tokens.concepts[tokens.conceptOf[tokens.forms[next]!]!]!.stop;
}

function isName(tokens: Tokens, from: number, length: number): boolean {
  const parts = conceptsAt(tokens, from, length);
  const first = parts[0]!;
  const last = parts.at(-1)!;
  if (HAN.test(first.key)) return length >= 2;
  return (
    !first.filler &&
    !last.filler &&
    last.endsName &&
    parts.some(({ head, filler }) => !head && !filler) &&
    /^\p{L}|^\p{N}\p{L}/u.test(first.key) &&
    !/ly$/.test(first.key)
  );
}

/** Grams → papers of the commonest name that a gram is the beginning or end of. */
function longest(level: Level, next: Level, nextCounts: Counts, least: number): Uint32Array {
  const longer = new Uint32Array(level.size);
  for (let gram = 0; gram < next.size; gram++) {
    const papers = nextCounts.papers[gram]!;
    if (papers < least || nextCounts.shaped[gram] === 0) continue;
    const t = nextCounts.example[gram]!;
    for (const part of [level.grams[t]!, level.grams[t + 1]!])
      longer[part] = Math.max(longer[part]!, papers);
  }
  return longer;
}

function phrasesOf(
  tokens: Tokens,
  { length, grams, size }: Level,
  counts: Counts,
  longer: Uint32Array,
  least: number,
  print: (places: readonly number[], length: number) => string,
): readonly Phrase[] {
  const kept = Array.from({ length: size }, (_, gram) => gram).filter(
    (gram) =>
      counts.papers[gram]! >= least &&
      counts.shaped[gram] === 1 &&
      longer[gram]! < MOSTLY_LONGER * counts.papers[gram]! &&
      counts.closing[gram]! >= LEAST_CLOSING * counts.places[gram]!,
  );
  const slot = new Int32Array(size).fill(-1);
  for (const [k, gram] of kept.entries()) slot[gram] = k;
  const papers = kept.map((gram) => new Uint32Array(counts.papers[gram]!));
  const titles = kept.map((gram) => new Uint32Array(counts.titles[gram]!));
  const places = kept.map((): number[] => []);
  const filled = new Uint32Array(kept.length);
  const titled = new Uint32Array(kept.length);
  for (let s = 0; s + 1 < tokens.sentenceStarts.length; s++) {
    const paper = tokens.sentencePaper[s]!;
    for (let t = tokens.sentenceStarts[s]!; t < tokens.sentenceStarts[s + 1]!; t++) {
      const k = grams[t] === -1 ? -1 : slot[grams[t]!]!;
      if (k === -1) continue;
      if (places[k]!.length < PLACES_SEEN) places[k]!.push(t);
      if (filled[k] === 0 || papers[k]![filled[k]! - 1] !== paper) papers[k]![filled[k]!++] = paper;
      if (tokens.sentenceIsTitle[s] === 0) continue;
      if (titled[k] === 0 || titles[k]![titled[k]! - 1] !== paper) titles[k]![titled[k]!++] = paper;
    }
  }
  const han = (gram: number) => HAN.test(keyAt(tokens, counts.example[gram]!));
  return kept.map((gram, k) => ({
    key: conceptsAt(tokens, counts.example[gram]!, length)
      .map(({ key }) => key)
      .join(' '),
    length: han(gram) ? Math.ceil(length / 2) : length,
    printed: print(places[k]!, length),
    families: [
      ...new Set(
        conceptsAt(tokens, counts.example[gram]!, length).flatMap(({ families }) => families),
      ),
    ],
    parts: [
      ...new Set(conceptsAt(tokens, counts.example[gram]!, length).flatMap(({ parts }) => parts)),
    ],
    closing: counts.closing[gram]! / counts.places[gram]!,
    papers: papers[k]!,
    titles: titles[k]!,
  }));
}

function keyAt(tokens: Tokens, t: number): string {
  return tokens.concepts[tokens.conceptOf[tokens.forms[t]!]!]!.key;
}

function conceptsAt(tokens: Tokens, from: number, length: number) {
  return Array.from(
    { length },
    (_, i) => tokens.concepts[tokens.conceptOf[tokens.forms[from + i]!]!]!,
  );
}
