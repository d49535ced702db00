import { pairTable } from './pair-table.ts';
import { JOINT, type Tokens } from './tokens.ts';
import { isAdverb } from './word-classes.ts';

/** Words of the longest phrases. */
const MAX_WORDS = 4;

/** Grams of one length: tokens → number of the gram that begins there, −1 for none. */
export interface Level {
  readonly length: number;
  readonly grams: Int32Array;
  readonly size: number;
}

/** What is known of each gram of a level. */
export interface Counts {
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

const HAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Whether a word key is a Chinese or Japanese character. */
function isHan(key: string): boolean {
  return HAN.test(key);
}

/** Single words; those that part phrases are no gram. */
export function firstLevel(tokens: Tokens): Level {
  const grams = Int32Array.from(tokens.forms, (form) => {
    const concept = tokens.conceptOf[form]!;
    return tokens.concepts[concept]!.stop ? -1 : concept;
  });
  return { length: 1, grams, size: tokens.forms.length === 0 ? 0 : tokens.concepts.length };
}

/** Two frequent grams that overlap in all but one token make one of the next length. */
export function nextLevel(tokens: Tokens, level: Level, counts: Counts, least: number): Level {
  const { grams, length } = level;
  const next = new Int32Array(grams.length).fill(-1);
  const pairs = pairTable();
  for (let t = 0; t + length < grams.length; t++) {
    const a = grams[t]!;
    const b = grams[t + 1]!;
    if (a === -1 || b === -1 || counts.papers[a]! < least || counts.papers[b]! < least) continue;
    const joint = tokens.joints[t + length];
    if (joint !== JOINT.space && joint !== JOINT.none) continue;
    if (length >= MAX_WORDS) continue;
    next[t] = pairs.add(a, b);
  }
  return { length: length + 1, grams: next, size: pairs.size() };
}

/** Counts the grams of a level: papers, titles, places, and whether their words make a name. */
export function countGrams(tokens: Tokens, { length, grams, size }: Level): Counts {
  const counts = noCounts(size);
  const lastPaper = new Int32Array(size).fill(-1);
  const lastTitle = new Int32Array(size).fill(-1);
  for (let s = 0; s + 1 < tokens.sentenceStarts.length; s++) {
    const paper = tokens.sentencePaper[s]!;
    const end = tokens.sentenceStarts[s + 1]!;
    for (let t = tokens.sentenceStarts[s]!; t < end; t++) {
      const gram = grams[t]!;
      if (gram === -1) continue;
      if (counts.example[gram] === -1) keepExample(counts, gram, tokens, t, length);
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

function noCounts(size: number): Counts {
  return {
    papers: new Uint32Array(size),
    titles: new Uint32Array(size),
    places: new Uint32Array(size),
    closing: new Uint32Array(size),
    example: new Int32Array(size).fill(-1),
    shaped: new Uint8Array(size),
  };
}

/** Keeps token `t` as the example of a gram that begins there, and whether its words make a name. */
function keepExample(
  counts: Counts,
  gram: number,
  tokens: Tokens,
  t: number,
  length: number,
): void {
  counts.example[gram] = t;
  counts.shaped[gram] = isName(tokens, t, length) ? 1 : 0;
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
  if (isHan(first.key)) {
    const characters = parts.reduce((sum, { key }) => sum + key.length, 0);
    return characters >= 2 && !first.filler && !last.filler;
  }
  return (
    !first.filler &&
    !last.filler &&
    last.endsName &&
    parts.some(({ head, filler }) => !head && !filler) &&
    /^\p{L}|^\p{N}\p{L}/u.test(first.key) &&
    !isAdverb(first.key)
  );
}

/** Grams → papers of the commonest name that a gram is the beginning or end of. */
export function longest(level: Level, next: Level, nextCounts: Counts, least: number): Uint32Array {
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

/** What the words of the gram that begins at token `from` are. */
export function conceptsAt(tokens: Tokens, from: number, length: number) {
  return Array.from(
    { length },
    (_, i) => tokens.concepts[tokens.conceptOf[tokens.forms[from + i]!]!]!,
  );
}
