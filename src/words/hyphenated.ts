// Runs in the browser too.

/** A word is kept whole up to so many letters: that many have room in a line of the narrowest window. */
const MAX_WHOLE = 20;
const HYPHENATED = /([\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+)/u;

/** A part of a text; a whole one is a word with hyphens, to be set in one line. */
export interface HeadingPart {
  readonly text: string;
  readonly isWhole: boolean;
}

/** The parts of a heading, whose lines end between words and not behind a hyphen inside one. */
export function headingParts(text: string): readonly HeadingPart[] {
  return text
    .split(HYPHENATED)
    .map((part, i) => ({ text: part, isWhole: i % 2 === 1 && part.length <= MAX_WHOLE }))
    .filter((part) => part.text !== '');
}
