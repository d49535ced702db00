// Runs in the browser too.

/** A full stop so near the beginning belongs to a short form. */
const MIN_LETTERS = 40;
const SENTENCE = new RegExp(`^.{${MIN_LETTERS},}?(?:[.!?](?=\\s|$)|[。！？])`, 'su');

/** The first sentence of an abstract; all of it where none ends. */
export function firstSentence(abstract: string): string {
  return SENTENCE.exec(abstract)?.[0] ?? abstract;
}
