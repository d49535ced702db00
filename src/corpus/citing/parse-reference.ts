/** What a reference in words says of the work it means, as far as its manner is known. */
export interface ParsedReference {
  readonly title: string;
  /** As printed, without the comma behind them; '' where it names none. */
  readonly authors: string;
  readonly year: number | null;
}

interface Parts {
  readonly authors: string;
  readonly title: string;
  /** Where the year stands, among other things. */
  readonly dated: string;
}

/** One name with what joins it to the next, as Scopus and others print it: `Memon, A.M., `, `van der Berg, J. and `. */
const NAME =
  /\p{L}[\p{L}\p{M}’'´\- ]{0,40},? (?:(?:\p{Lu}\p{Ll}{0,2}\.[ -]?){1,5}|\p{Lu}{1,3}(?=,))(?:,? ?(?:and |& )|,? ?)/uy;
/** Volume, number and pages. */
const IN_SOURCE = /^(?:pp?\. .*|[A-Z]?\d[\w–-]*)$/;
const MAX_NAMES = 100;
/** A year in brackets, `(2001a)`; and one between points, `2001a. `. */
const BRACKETED_YEAR = /\(((?:1[6-9]|20)\d\d)[a-h]?\)/;
const POINTED_YEAR = /[.,] ((?:1[6-9]|20)\d\d)[a-h]?\. /;
const ANY_YEAR = /\b(?:1[6-9]|20)\d\d\b/;
/** A title is words: no address, no volume and pages. */
const NO_TITLE =
  /https?:|www\.|^\W*(?:pp?\.|vol\.|\d)|\b(?:accessed|retrieved|available (?:at|from|online))\b/i;
const MIN_TITLE_WORDS = 2;
const MIN_TITLE_LETTERS = 15;
const MAX_TITLE_LETTERS = 300;

/** Takes a reference in words apart; null where it is printed in no known manner, or names a place of the web. */
export function parseReference(reference: string): ParsedReference | null {
  for (const manner of [quoted, listed, pointed]) {
    const parts = manner(reference);
    if (parts === null) continue;
    const title = parts.title.replace(/^[\s,.;:]+/u, '').replace(/[\s,.;:]+$/u, '');
    if (NO_TITLE.test(title)) continue;
    if (title.length < MIN_TITLE_LETTERS || title.length > MAX_TITLE_LETTERS) continue;
    if (title.split(/\s+/).length < MIN_TITLE_WORDS) continue;
    const year = ANY_YEAR.exec(parts.dated)?.[0];
    const authors = parts.authors.replace(/[\s,;:&]+$/u, '');
    return { title, authors, year: year === undefined ? null : Number(year) };
  }
  return null;
}

/** `A. Lovelace, “Kelp at dusk,” Coastal Maps, 2010`. */
function quoted(reference: string): Parts | null {
  const [, authors, title, rest] = /^([^“"”]*)[“"]([^“"”]+)[”"](.*)$/s.exec(reference) ?? [];
  return title === undefined ? null : { authors: authors!, title, dated: rest! };
}

/**
 * `Lovelace, A.M., Kelp at dusk (2010) Coastal Maps`, `Lovelace, A.M., (2010) Kelp at dusk, , Harbour Press` and, since
 * 2023, `Lovelace A.M., Kelp at dusk, Coastal Maps, 3, 1, pp. 4-9, (2010)`.
 */
function listed(reference: string): Parts | null {
  const end = namesEnd(reference);
  const authors = reference.slice(0, end);
  const rest = reference.slice(end);
  const year = BRACKETED_YEAR.exec(rest);
  if (year === null || (end === 0 && year.index > 0)) return null;
  const behind = rest.slice(year.index + year[0].length);
  if (year.index > 0) {
    const before = rest.slice(0, year.index);
    const title = behind.trim() === '' ? withoutSource(before) : before;
    return { authors, title, dated: year[1]! };
  }
  // APA has a point behind the year, and one behind the title.
  const title = /^[.:,]/.test(behind) ? firstSentence(behind.slice(1)) : upToVenue(behind);
  return { authors, title, dated: year[1]! };
}

/** `Lovelace, A. M., & Müller, J. (2010). Kelp at dusk. Maps` and `LOVELACE, A. 2010. Kelp at dusk. Maps`. */
function pointed(reference: string): Parts | null {
  const year =
    /\(((?:1[6-9]|20)\d\d)[a-h]?\)[.:,] /.exec(reference) ?? POINTED_YEAR.exec(reference);
  if (year === null || year.index === 0) return null;
  const title = firstSentence(reference.slice(year.index + year[0].length));
  return { authors: reference.slice(0, year.index), title, dated: year[1]! };
}

/** Where the names end that a reference begins with; 0 where it begins with none. */
function namesEnd(reference: string): number {
  let end = 0;
  for (let count = 0; count < MAX_NAMES; count++) {
    NAME.lastIndex = end;
    if (!NAME.test(reference)) break;
    end = NAME.lastIndex;
  }
  return end;
}

/** A title behind which source, volume and pages stand, all parted by commas. */
function withoutSource(text: string): string {
  const [whole, marked] = /^(.{15,}?)\.,/s.exec(text) ?? [];
  if (whole !== undefined) return marked!;
  const parts = text.replace(/[\s,]+$/u, '').split(', ');
  while (parts.length > 1 && IN_SOURCE.test(parts.at(-1)!)) parts.pop();
  return (parts.length > 1 ? parts.slice(0, -1) : parts).join(', ');
}

function firstSentence(text: string): string {
  return text.split(/[.?!](?=\s|$)/, 1)[0]!;
}

function upToVenue(text: string): string {
  return text.split(/, ?(?:,|pp?\.)/, 1)[0]!;
}
