// Runs in the browser too.
import type { Language } from './languages.ts';

/** The parts of a word that is written as one and made of several, in order; none for any other. */
export type CompoundSplitter = (word: string) => readonly string[];

/** Where words are not written together, or nothing is known of those that could be. */
export const UNSPLIT: CompoundSplitter = () => [];

/**
 * What joins the parts of a word, and letters that the first one loses, by the code of the language: Gesundheitswesen,
 * Kinderarzt, Schulleitung; bedrijfsarts, kinderarts.
 */
const LINKS: Readonly<Partial<Record<string, readonly string[]>>> = {
  de: ['', 's', 'es', 'n', 'en', 'er', 'e'],
  nl: ['', 's', 'en', 'e', 'er'],
};
const LOST: Readonly<Partial<Record<string, readonly string[]>>> = { de: ['e', 'en'], nl: ['e'] };

/** Shorter parts are prefixes and endings more often than words. */
const MIN_PART = 4;
/** Nobody reads more in one word. */
const MAX_PARTS = 4;
/** A longer word is a formula, or an address. */
const MAX_LETTERS = 60;

/** Whether a language writes several words as one. */
export function writesCompounds(language: Language): boolean {
  return LINKS[language] !== undefined;
}

/** Parts of a word, or of its end, with the sum of the logarithms of how often they stand alone. */
interface Split {
  readonly parts: readonly string[];
  readonly sum: number;
}

/**
 * Splits normalised words into others of the same corpus, where these are commoner by their geometric mean than the whole
 * (Koehn & Knight 2003). `timesOf` says how often a word stands by itself, in whatever form; 0 for what is none.
 */
export function compoundSplitter(
  language: Language,
  timesOf: (word: string) => number,
): CompoundSplitter {
  const links = LINKS[language];
  if (links === undefined) return UNSPLIT;
  const lost = LOST[language] ?? [];
  const known = new Map<string, readonly string[]>();
  const split = (word: string): readonly string[] => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const found = word.length < 2 * MIN_PART || word.length > MAX_LETTERS ? null : bestSplit(word);
    const whole = Math.log(Math.max(1, timesOf(word)));
    const parts = found !== null && found.sum / found.parts.length > whole ? found.parts : [];
    known.set(word, parts);
    return parts;
  };
  return split;

  function bestSplit(word: string): Split | null {
    let best: Split | null = null;
    for (const split of splitsOf(word, MAX_PARTS))
      if (split.parts.length > 1 && (best === null || meanOf(split) > meanOf(best))) best = split;
    return best;
  }

  function splitsOf(word: string, mostParts: number): readonly Split[] {
    const times = timesOf(word);
    const found: Split[] = times > 0 ? [{ parts: [word], sum: Math.log(times) }] : [];
    if (mostParts === 1) return found;
    for (let at = MIN_PART; at <= word.length - MIN_PART; at++) {
      const first = commonestStart(word.slice(0, at));
      if (first === null) continue;
      for (const rest of splitsOf(word.slice(at), mostParts - 1))
        found.push({ parts: [...first.parts, ...rest.parts], sum: first.sum + rest.sum });
    }
    return found;
  }

  /** What a first part is by itself: without what joins it, or with the letters it lost. */
  function commonestStart(start: string): Split | null {
    const words = links!
      .filter((link) => start.endsWith(link) && start.length - link.length >= MIN_PART)
      .map((link) => start.slice(0, start.length - link.length));
    let best: string | null = null;
    let most = 0;
    for (const word of [...words, ...lost.map((letters) => start + letters)]) {
      const times = timesOf(word);
      if (times <= most) continue;
      best = word;
      most = times;
    }
    return best === null ? null : { parts: [best], sum: Math.log(most) };
  }
}

function meanOf({ parts, sum }: Split): number {
  return sum / parts.length;
}
