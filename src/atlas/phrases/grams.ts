import { beginsUnspaced } from '../../words/words.ts';
import { bindsByPreposition, withoutLink } from '../language/links.ts';
import { pairTable } from '../pair-table.ts';
import { type Concept, makeJoinedName } from './concepts.ts';
import { JOINT, type Tokens } from './tokens.ts';
import { isAdverb, leadsName } from './word-classes.ts';

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
  /** Places at which no word of a longer name leads it: least squares regression is no squares regression. */
  readonly alone: Uint32Array;
  /** A value of `SHAPE`; `none` of what is too rare to be a name. */
  readonly shaped: Uint8Array;
}

/**
 * Whether words make a name: `bound` where all would but for the first, which says nothing by itself; `joined` where none
 * does, but the first is two that a hyphen made one thing of (test-time training, multi-task learning).
 */
const SHAPE = { none: 0, name: 1, bound: 2, joined: 3 } as const;
/** Behind a word that leads it at this share of its papers a name is but a part: (point) clouds, (least) squares. */
const MOSTLY_LED = 0.6;
/** A noun that says nothing by itself leads a name of its own where so many titles have both, */
const LED_TITLES = 2;
/** and where nothing leads it in turn: state estimation, but not (low) level features. */
const LEADS_ALONE = 0.5;
const CLINGS_ALONE = 0.2;

/** English: walled, but neither need nor a short word. */
const PARTICIPLE = /^\p{L}{3,}[^e]ed$/iu;

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

/**
 * Counts the grams of a level: papers, titles, places, and of those in at least `least` papers whether their words make a
 * name. Most pairs of words stand in a single paper, and nobody asks about these.
 */
export function countGrams(tokens: Tokens, { length, grams, size }: Level, least = 0): Counts {
  const counts = noCounts(size);
  const lastPaper = new Int32Array(size).fill(-1);
  const lastTitle = new Int32Array(size).fill(-1);
  for (let s = 0; s + 1 < tokens.sentenceStarts.length; s++) {
    const paper = tokens.sentencePaper[s]!;
    const isTitle = tokens.sentenceIsTitle[s] === 1;
    const end = tokens.sentenceStarts[s + 1]!;
    for (let t = tokens.sentenceStarts[s]!; t < end; t++) {
      const gram = grams[t]!;
      if (gram === -1) continue;
      if (counts.example[gram] === -1) counts.example[gram] = t;
      counts.places[gram]!++;
      counts.papers[gram]! += isFirst(lastPaper, gram, paper);
      if (isTitle) counts.titles[gram]! += isFirst(lastTitle, gram, paper);
      counts.closing[gram]! += Number(closes(tokens, t + length, end));
      counts.alone[gram]! += Number(opens(tokens, t));
    }
  }
  for (let gram = 0; gram < size; gram++)
    if (counts.example[gram] !== -1 && counts.papers[gram]! >= least)
      counts.shaped[gram] = shapeOf(tokens, counts.example[gram]!, length);
  return counts;
}

/** 1 where a paper has a gram for the first time, whose last paper is noted. */
function isFirst(last: Int32Array, gram: number, paper: number): number {
  if (last[gram] === paper) return 0;
  last[gram] = paper;
  return 1;
}

function noCounts(size: number): Counts {
  return {
    papers: new Uint32Array(size),
    titles: new Uint32Array(size),
    places: new Uint32Array(size),
    closing: new Uint32Array(size),
    alone: new Uint32Array(size),
    example: new Int32Array(size).fill(-1),
    shaped: new Uint8Array(size),
  };
}

/** Whether a group of words ends before token `next`. */
function closes(tokens: Tokens, next: number, end: number): boolean {
  if (next >= end || tokens.joints[next] === JOINT.break) return true;
  if (isLeftOver(tokens, next)) return false;
  const { stop, endsName } = conceptAt(tokens, next);
  // A German noun is the last of its group.
  return stop || (tokens.language === 'de' && !endsName);
}

/** Whether a preposition binds token `t` to what stands before: it is a noun of its own (d'anaphores). */
function hasLink({ printed, forms, language }: Tokens, t: number): boolean {
  const text = printed[forms[t]!]!;
  return withoutLink(text, language) !== text;
}

/**
 * Whether a token is a single Chinese character that says something: what is left of a word that the dictionary does not
 * know, whose rest stands beside it (液 | 相色谱).
 */
function isLeftOver(tokens: Tokens, t: number): boolean {
  const { key, stop, filler } = conceptAt(tokens, t);
  return key.length === 1 && !stop && !filler && beginsUnspaced(key);
}

/** Whether no word of a name stands before token `t`. */
function opens(tokens: Tokens, t: number): boolean {
  if (tokens.joints[t] === JOINT.none && isLeftOver(tokens, t - 1)) return false;
  // Chinese and Japanese words all stand next to another.
  if (tokens.joints[t] !== JOINT.space || hasLink(tokens, t)) return true;
  const before = conceptAt(tokens, t - 1);
  if (before.stop) return true;
  // Attributes stand behind their noun, whatever it says: analyse syntaxique.
  if (bindsByPreposition(tokens.language)) return false;
  // A new segmentation is one; a low level is none.
  if (!before.filler || leadsName(before.key) || conceptAt(tokens, t).filler) return false;
  // A participle belongs to whatever stands before it: single walled.
  return !PARTICIPLE.test(tokens.printed[tokens.forms[t]!]!);
}

/**
 * Decides what is bound: it makes a name where the rest hardly stands without its first word, or where that is a noun
 * that titles print so. `counts` are changed in place; `before` and `level` are one word apart.
 */
export function resolveBoundNames(
  level: Level,
  counts: Counts,
  before: Level,
  countsBefore: Counts,
): void {
  for (let gram = 0; gram < level.size; gram++) {
    if (counts.shaped[gram] === SHAPE.joined) {
      const stands = counts.alone[gram]! >= CLINGS_ALONE * counts.places[gram]!;
      counts.shaped[gram] = counts.titles[gram]! >= LED_TITLES && stands ? SHAPE.name : SHAPE.none;
    }
    if (counts.shaped[gram] !== SHAPE.bound) continue;
    const at = counts.example[gram]!;
    const rest = before.grams[at + 1]!;
    const clings =
      countsBefore.shaped[rest] === SHAPE.name &&
      counts.papers[gram]! >= MOSTLY_LED * countsBefore.papers[rest]!;
    const leads = clings || counts.titles[gram]! >= LED_TITLES;
    const alone =
      counts.alone[gram]! >= (clings ? CLINGS_ALONE : LEADS_ALONE) * counts.places[gram]!;
    counts.shaped[gram] = leads && alone ? SHAPE.name : SHAPE.none;
  }
}

function shapeOf(tokens: Tokens, from: number, length: number): number {
  if (isName(tokens, from, length)) return SHAPE.name;
  if (makeJoinedName(conceptsAt(tokens, from, length))) return SHAPE.joined;
  if (length === 1 || !leadsName(conceptAt(tokens, from).key)) return SHAPE.none;
  const rest = conceptsAt(tokens, from + 1, length - 1);
  const last = rest.at(-1)!;
  return !rest[0]!.filler && !last.filler && last.endsName ? SHAPE.bound : SHAPE.none;
}

function isName(tokens: Tokens, from: number, length: number): boolean {
  const parts = conceptsAt(tokens, from, length);
  const first = parts[0]!;
  const last = parts.at(-1)!;
  if (beginsUnspaced(first.key)) {
    const characters = parts.reduce((sum, { key }) => sum + key.length, 0);
    const tells = parts.some(({ head, filler }) => !head && !filler);
    return characters >= 2 && !first.filler && !last.filler && tells;
  }
  return (
    !first.filler &&
    !last.filler &&
    last.endsName &&
    parts.some(({ head, filler }) => !head && !filler) &&
    /^\p{L}|^\p{N}\p{L}/u.test(first.key) &&
    !isAdverb(first.key) &&
    !isCutLetter(tokens, from)
  );
}

/** Whether token `t` is the second of two letters that a mark joins: J–V curves are no V curves. */
function isCutLetter({ forms, joints, printed }: Tokens, t: number): boolean {
  if (joints[t] !== JOINT.break || printed[forms[t]!]!.length > 1) return false;
  return printed[forms[t - 1]!]!.length === 1;
}

/** Grams → papers of the commonest name that a gram is the beginning or end of. */
export function longest(level: Level, next: Level, nextCounts: Counts, least: number): Uint32Array {
  const longer = new Uint32Array(level.size);
  for (let gram = 0; gram < next.size; gram++) {
    const papers = nextCounts.papers[gram]!;
    if (papers < least || nextCounts.shaped[gram] !== SHAPE.name) continue;
    const t = nextCounts.example[gram]!;
    for (const part of [level.grams[t]!, level.grams[t + 1]!])
      longer[part] = Math.max(longer[part]!, papers);
  }
  return longer;
}

/** What the words of the gram that begins at token `from` are. */
export function conceptsAt(tokens: Tokens, from: number, length: number): readonly Concept[] {
  return Array.from({ length }, (_, i) => conceptAt(tokens, from + i));
}

/** What the word at token `t` is: asked for every token of a corpus, and nothing is made for it. */
function conceptAt({ concepts, conceptOf, forms }: Tokens, t: number): Concept {
  return concepts[conceptOf[forms[t]!]!]!;
}
