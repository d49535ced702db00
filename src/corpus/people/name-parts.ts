import { withPlainLetters } from '../../words/plain-letters.ts';
import { BODY, printedName } from '../fields/person-names.ts';
import { isNoName } from '../fields/placeholders.ts';

/** A name as it is compared: no case, accents, punctuation or order of a catalogue. */
export interface NameParts {
  /** As printed, given names first. */
  readonly printed: string;
  /** All words: `ada k lovelace`. */
  readonly key: string;
  readonly family: string;
  /** Given names and initials in their order; empty for bodies and for names of one word. */
  readonly given: readonly string[];
}

const SUFFIX = /^(?:jr|sr|ii|iii|iv)$/;
/** Words that stand in names of bodies alone. */
const OF_BODY = /\b(?:for|of)\b/i;

/** The parts of a name; null where the text names nobody: `et al.`, `Anonymous`. */
export function nameParts(raw: string): NameParts | null {
  const printed = printedName(
    raw
      .replace(/[,;]? ?\bet\.? al\b\.? ?$/i, '')
      // `Wei Zhang (张伟)`: the second script says the same again.
      .replace(/(?<=\S)\s*[(（][^()（）]*[)）]\s*$/u, ''),
  );
  const words = wordsOf(printed);
  if (words.length === 0 || isNoName(printed)) return null;
  const key = words.join(' ');
  // Bodies, not persons: their words are no given names.
  if (BODY.test(printed) || OF_BODY.test(printed)) return { printed, key, family: key, given: [] };
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1)!) ? 1 : 0;
  const end = words.length - suffix - 1;
  return { printed, key, family: words.slice(end).join(' '), given: words.slice(0, end) };
}

/** Family name and first letter: what all forms of a name have in common. */
export function looseKey({ family, given }: NameParts): string {
  return `${family} ${given[0]?.charAt(0) ?? ''}`;
}

/** Whether the second name says all that the first does, and more: `J. Smith` of `John Smith`, `John Smith` of `John A. Smith`. */
export function isShorterForm(short: NameParts, long: NameParts): boolean {
  return (
    short.key !== long.key &&
    short.family === long.family &&
    short.given.length > 0 &&
    short.given.length <= long.given.length &&
    short.given.every((name, i) => {
      const other = long.given[i]!;
      return name === other || (name.length === 1 && other.startsWith(name));
    })
  );
}

function wordsOf(printed: string): readonly string[] {
  // `JR Tolkien`: initials run together, unless all of the name is in capitals.
  const parted = /\p{Ll}/u.test(printed)
    ? printed.replace(/(?<![\p{L}\p{M}])\p{Lu}{2,3}(?= )/gu, (letters) => [...letters].join(' '))
    : printed;
  return withoutAccents(parted)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** A text without case, and without accents where a script can do without. */
export function withoutAccents(text: string): string {
  const bare = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, '$1');
  return withPlainLetters(bare).normalize('NFC');
}
