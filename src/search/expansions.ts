// Runs in the browser too.

/** How a term of the index came to stand for a word of the question. */
type Kind = 'exact' | 'form' | 'joined' | 'parts' | 'acronym' | 'prefix' | 'typo' | 'near';

/** Terms that all have to stand in a paper; most have one. */
export interface Expansion {
  readonly rows: readonly number[];
  readonly kind: Kind;
  /** 0–1: how much of the word it stands for. */
  readonly weight: number;
}

/**
 * What a match is worth that is not the word itself. Other forms and other spellings of a name are the word; a beginning
 * may become another word, the more so the more is missing; a typo is a guess, two letters wrong a bold one.
 * `npm run bench -- search` shows what they do.
 */
export const WEIGHT = {
  form: 1,
  spelling: 0.95,
  joined: 1,
  /** What a compound is made of, anywhere in a paper. */
  parts: 0.95,
  acronym: 0.9,
  prefix: 0.5,
  typo: 0.75,
  twoTypos: 0.5,
};
