import { SPELLED } from '../importing/match-keys.ts';

/** What stands before a letter: it goes on a word, begins one, or begins one behind a sign that parts (`,`, `.`, `(`, `“`). */
export const IN_WORD = 0;
const WORD = 1;
export const PARTED = 2;
/** A word behind a colon or a dash: what stands on both sides may be one title. */
export const SUBTITLE = 3;

/** A text as titles are compared: letters and digits alone, small, without accents. */
export interface FoldedText {
  readonly source: string;
  readonly letters: string;
  /** Letters + 1: what stands before each letter (`IN_WORD` …), and behind the last one. */
  readonly gaps: Uint8Array;
  /** Letters + 1: where in `source` each letter comes from, and its length. */
  readonly places: Uint32Array;
}

/** Folded characters beyond ASCII: a corpus has few different ones. */
const folds = new Map<string, string | null>();

/** Letters that one sign may become, `㋿` for instance. */
const MAX_LETTERS_A_SIGN = 18;

/** Folds a text. Case, accents, hyphens, blanks and words run together make no difference to its letters. */
export function foldedText(source: string): FoldedText {
  const room = isAscii(source) ? ASCII_GROWTH : MAX_LETTERS_A_SIGN;
  const codes = new Uint16Array(source.length * room);
  const gaps = new Uint8Array(codes.length + 1);
  const places = new Uint32Array(codes.length + 1);
  let count = 0;
  let gap = PARTED;
  const add = (code: number, at: number) => {
    gaps[count] = gap;
    places[count] = at;
    codes[count++] = code;
    gap = IN_WORD;
  };
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    const ascii = code < ASCII.length ? ASCII[code]! : BEYOND;
    if (ascii > MAX_GAP) add(ascii, at);
    else if (ascii !== BEYOND) gap = Math.max(gap, ascii);
    else {
      const sign = String.fromCodePoint(source.codePointAt(at)!);
      const folded = foldOf(sign);
      if (folded === null) gap = Math.max(gap, gapOf(sign));
      else for (let i = 0; i < folded.length; i++) add(folded.charCodeAt(i), at);
      at += sign.length - 1;
    }
  }
  gaps[count] = count === 0 ? PARTED : endGap(source, places[count - 1]!);
  places[count] = source.length;
  return {
    source,
    letters: textOf(codes.subarray(0, count)),
    gaps: gaps.subarray(0, count + 1),
    places: places.subarray(0, count + 1),
  };
}

/** `&` becomes `and`. */
const ASCII_GROWTH = 3;

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** Arguments that a call bears. */
const MAX_ARGUMENTS = 8192;

function textOf(codes: Uint16Array): string {
  let text = '';
  for (let from = 0; from < codes.length; from += MAX_ARGUMENTS)
    text += String.fromCharCode(...codes.subarray(from, from + MAX_ARGUMENTS));
  return text;
}

/** The source of letters `from` to `to`. */
export function printedAt({ source, places }: FoldedText, from: number, to: number): string {
  return source.slice(places[from]!, to === 0 ? 0 : places[to]!);
}

/** What follows the last letter: nothing, or signs; either parts. */
function endGap(source: string, last: number): number {
  return /[:–—]\s*$/u.test(source.slice(last)) ? SUBTITLE : PARTED;
}

/** Letters of a sign; '' for a mark upon the letter before, null for what is no letter. */
function foldOf(sign: string): string | null {
  const known = folds.get(sign);
  if (known !== undefined) return known;
  const bare = sign
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/./gu, (letter) => SPELLED[letter] ?? letter);
  const spelled = SPELLED[sign] ?? bare;
  const folded = spelled === '' && !/\p{M}/u.test(sign) ? null : spelled;
  folds.set(sign, folded);
  return folded;
}

/** What stands for a sign that is no letter, by how much it parts. */
function gapOf(sign: string): number {
  if (sign === ':' || sign === '–' || sign === '—') return SUBTITLE;
  // Hyphens and apostrophes join words, blanks part nothing but words.
  return /[\s'’`´\-‐‑_/+*]/u.test(sign) ? WORD : PARTED;
}

const MAX_GAP = SUBTITLE;
/** To be looked up sign by sign. */
const BEYOND = 0;
/** Of each sign of ASCII its small letter, or the gap that it makes. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (sign === '&') return BEYOND;
  return /[a-z0-9]/i.test(sign) ? sign.toLowerCase().charCodeAt(0) : gapOf(sign);
});
