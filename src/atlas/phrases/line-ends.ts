import { partsPhrases } from './word-classes.ts';

/** What programs that read PDFs write for a glyph without a letter; 173 is the hyphen at a line's end. */
const SOFT_HYPHEN = /\(cid:173\)\s*(?=\p{L})/gu;
const GLYPH = /\(cid:\d+\)/g;
/** A hyphen at a line's end: algo- rithm, but pre- and post-training. */
const BREAK = /[-‐]\s+(?=(\p{Ll}{2,}))/gu;
const LAST_WORD = /\p{L}{2,}$/u;
/** Letters before a break that are looked at: no longer word is broken. */
const MAX_LETTERS = 30;

/** A text without what line ends of a PDF left in its words. */
export function joinLineEnds(text: string): string {
  return text
    .replace(SOFT_HYPHEN, '')
    .replace(GLYPH, ' ')
    .replace(BREAK, (hyphen, rest: string, at: number, whole: string) => {
      const first = LAST_WORD.exec(whole.slice(Math.max(0, at - MAX_LETTERS), at))?.[0];
      const isBroken =
        first !== undefined && !partsPhrases(first.toLowerCase()) && !partsPhrases(rest);
      return isBroken ? '' : hyphen;
    });
}
