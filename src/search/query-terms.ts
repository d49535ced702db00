// Runs in the browser too.

import type { CompoundSplitter } from '../words/compound-parts.ts';
import { wordsOf } from '../words/words.ts';
import { type Expansion, WEIGHT } from './expansions.ts';
import { foldText, inSharedCharacters, spellingKeys } from './folding.ts';
import { queryCompounds } from './query-compounds.ts';
import { JOIN_FROM, spellings } from './spellings.ts';
import { isAskingWord } from './terms.ts';
import type { WordsIndex } from './words-index.ts';

/** A word of the question with everything that may stand for it, the worthiest first. */
export interface QueryTerm {
  readonly word: string;
  readonly expansions: readonly Expansion[];
  /** Weight of the word: rarer words say more. */
  readonly idf: number;
  /** Whether some paper has the word itself, in some form or spelling; else alternatives are guesses. */
  readonly isExact: boolean;
}

/** Of a word that the corpus has, longer words that begin alike are rarely meant. */
const PREFIX_OF_WORD = 0.6;
/** The last word of a question may be half typed, from this length on: then a longer one that few letters lack counts nearly whole. */
const HALF_TYPED = 0.9;
const HALF_TYPED_FROM = 5;
/** A longer question is a sentence: its last word is whole. */
const MAX_TYPED_WORDS = 3;
const PREFIX_FROM = 2;
/**
 * From these lengths on one letter, or two, may be wrong; two are looked for in short questions only, for it takes time, and
 * so are words that begin like one of the corpus.
 */
const TYPO_FROM = 4;
const TWO_TYPOS_FROM = 7;
const SHORT_QUESTION = 7;
/** Of very many words that begin alike only the commonest are looked at, as long as no more papers have them, all told. */
const MAX_BEGINNINGS = 256;
const MAX_BEGUN_PAPERS = 8000;
/** In long texts words are whole and right, and there are enough of them. */
const LONG_QUESTION = 40;

/** The words of a free text that are looked for, each with what may stand for it. */
export function queryTermsOf(text: string, index: WordsIndex): readonly QueryTerm[] {
  const all = wordsOf(foldText(text));
  const { head } = index;
  const small = new Set(head.smallWords?.map((word) => inSharedCharacters(word, head)));
  const telling = all.filter(
    (word) => !isAskingWord(word) && !small.has(inSharedCharacters(word, head)),
  );
  const chosen = telling.length > 0 ? telling : all;
  const compounds = queryCompounds(index);
  const words = [...new Set(chosen.flatMap((word) => splitUnknown(word, index, compounds.split)))];
  const isShort = words.length <= SHORT_QUESTION;
  const mostTypos = words.length > LONG_QUESTION ? 0 : isShort ? 2 : 1;
  const others = spellings(all, new Set(chosen), isShort, index);
  const typing = /[\p{L}\p{N}]$/u.test(text) ? all.at(-1) : undefined;
  return words.map((word) => {
    const inOtherWords = [...(others.get(word) ?? []), ...compounds.expansions(word)];
    return queryTermOf(word, inOtherWords, index, {
      mostTypos,
      mayBegin: word === typing || isShort,
      isTyped: word === typing,
      isHalfTyped:
        word === typing && word.length >= HALF_TYPED_FROM && words.length <= MAX_TYPED_WORDS,
    });
  });
}

/** What is to be expected of how a word was typed. */
interface HowTyped {
  /** Letters that may be wrong; 0: words are whole too. */
  readonly mostTypos: number;
  /** Whether longer words are meant that begin so, where some paper has the word itself. */
  readonly mayBegin: boolean;
  /** Whether it is the last, and nothing ends it. */
  readonly isTyped: boolean;
  /** Whether then much may be missing. */
  readonly isHalfTyped: boolean;
}

function queryTermOf(
  word: string,
  others: readonly Expansion[],
  index: WordsIndex,
  { mostTypos, mayBegin, isTyped, isHalfTyped }: HowTyped,
): QueryTerm {
  const isExact = [...asWritten(word, index), ...others];
  const isBeginning = mostTypos > 0 && (mayBegin || isExact.length === 0);
  const guesses = isBeginning ? beginnings(word, index, isExact.length > 0, isHalfTyped) : [];
  // What is being typed is no slip as long as some word begins so; nor is what may yet turn out to be a word.
  const maySlip = isExact.length === 0 && !(isTyped && guesses.length > 0) && !index.isLacking();
  if (mostTypos > 0 && maySlip) guesses.push(...typos(word, index, mostTypos));
  const expansions = [...isExact, ...guesses].sort((a, b) => b.weight - a.weight);
  const counted = isExact.length > 0 ? isExact : guesses;
  // Overlaps are counted twice; for a weight that is near enough.
  const found = counted.reduce((sum, { rows }) => sum + Math.min(...rows.map(index.papersWith)), 0);
  const papers = Math.min(index.paperCount, Math.max(1, found));
  return {
    word,
    expansions,
    idf: Math.log(1 + index.paperCount / papers),
    isExact: isExact.length > 0,
  };
}

function asWritten(word: string, index: WordsIndex): Expansion[] {
  const own = index.rowOf(word);
  const found: Expansion[] = own === undefined ? [] : [{ rows: [own], kind: 'exact', weight: 1 }];
  const seen = new Set(own === undefined ? [] : [own]);
  for (const [k, key] of spellingKeys(word, index.head).entries()) {
    for (const row of index.rowsOfKey(key)) {
      if (seen.has(row)) continue;
      seen.add(row);
      found.push({ rows: [row], kind: 'form', weight: k === 0 ? WEIGHT.form : WEIGHT.spelling });
    }
  }
  return SINGLE_CHARACTER.test(word) ? [...found, ...holding(word, index)] : found;
}

/** Scripts without spaces are kept in pairs: a single character stands in each pair that holds it. */
function holding(character: string, index: WordsIndex): Expansion[] {
  return index
    .rowsHolding(character)
    .map((row) => ({ rows: [row], kind: 'form', weight: WEIGHT.form }));
}

const SINGLE_CHARACTER = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

function beginnings(
  word: string,
  index: WordsIndex,
  known: boolean,
  halfTyped: boolean,
): Expansion[] {
  if (word.length < PREFIX_FROM) return [];
  return index.rowsBeginning(word, MAX_BEGINNINGS, MAX_BEGUN_PAPERS).map((row) => {
    const share = word.length / index.termOf(row).length;
    // Who is still typing a long word may mean any that begins so: it is not yet the short one that a paper has.
    const weight =
      halfTyped && known
        ? HALF_TYPED
        : WEIGHT.prefix * (0.5 + 0.5 * share) * (known ? PREFIX_OF_WORD : 1);
    return { rows: [row], kind: 'prefix', weight };
  });
}

function typos(word: string, index: WordsIndex, mostTypos: number): Expansion[] {
  if (word.length < TYPO_FROM) return [];
  const found: Expansion[] = [];
  for (let at = 1; at < word.length; at++) {
    const swapped = word.slice(0, at - 1) + word[at] + word[at - 1] + word.slice(at + 1);
    const row = index.rowOf(swapped);
    if (row !== undefined) found.push({ rows: [row], kind: 'typo', weight: WEIGHT.typo });
  }
  const most = word.length >= TWO_TYPOS_FROM ? mostTypos : 1;
  for (const [row, wrong] of index.rowsLike(word, most)) {
    if (index.termOf(row).length < TYPO_FROM - 1) continue;
    found.push({ rows: [row], kind: 'typo', weight: wrong === 1 ? WEIGHT.typo : WEIGHT.twoTypos });
  }
  return found;
}

/** `visiontransformer`, `llama3`: a word nobody wrote that falls into two that somebody did. */
function splitUnknown(word: string, index: WordsIndex, split: CompoundSplitter): readonly string[] {
  const has = (one: string) => index.rowOf(one) !== undefined;
  const keys = spellingKeys(word, index.head);
  if (has(word) || keys.some((key) => index.rowsOfKey(key).length > 0)) return [word];
  const parts = split(word);
  if (parts.length > 0) return parts;
  if (SINGLE_CHARACTER.test(word)) return [word];
  const halves = /^(\p{L}{2,})(\p{N}+)$/u.exec(word);
  if (halves !== null && has(halves[1]!)) return [halves[1]!, halves[2]!];
  for (let at = word.length - JOIN_FROM; at >= JOIN_FROM && !index.isLacking(); at--) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    if (has(left) && has(right)) return [left, right];
  }
  return [word];
}
