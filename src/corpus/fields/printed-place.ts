/** Where in its journal a paper was printed: volume and first page, or number of article. */
export interface PrintedPlace {
  readonly volume: string;
  readonly page: string;
}

/** What a reference that names no title says of the paper it means. */
export interface PlacedReference extends PrintedPlace {
  /** As printed, with initials: `ARTMANN K`. */
  readonly author: string;
  readonly year: number;
  /** Name of the journal, shortened or not. */
  readonly source: string;
}

/** What stands in front of a number of an article. */
const LABEL =
  /^(?:pp?\.?|art(?:icle|n)?\.?(?: no\.?)?|unsp|id|no\.?|v(?:ol)?\.?|ARTN)\s*(?=[a-z]{0,2}\d)/i;
const VOLUME = String.raw`(?:vol(?:ume)?\.? ?|v)?(?<volume>[a-z]?\d{1,5}[a-z]?)(?: ?\([^)]{1,15}\))?`;
const PAGE = String.raw`(?:(?:pp?|art(?:n|icle)?|unsp|id)\.? ?(?:no\.? ?)?)?(?<page>[a-z]{0,2}\d{1,9}[a-z]?)(?:[-–]\w+)?`;
const YEAR = String.raw`\(?(?<year>(?:1[6-9]|20)\d\d)[a-h]?\)?`;

/** The manners in which author, year, journal, volume and page stand in a line, without a title. */
const MANNERS = [
  // Web of Science and Crossref: `ARTMANN K, 1948, ANN PHYS-BERLIN, V2, P87`.
  `^(?<author>[^,]{2,40}), ${YEAR}, (?<source>[^,]{2,80}), ${VOLUME}, ${PAGE}$`,
  // Crossref's parts, as `json-references.ts` joins them: `Artmann, Ann. Phys., 1948, 2, 87`.
  `^(?<author>[^,]{2,40}), (?<source>[^,]{2,80}), ${YEAR}, ${VOLUME}, ${PAGE}$`,
  // Scopus: `Artmann, K., (1948) Ann. Phys., 2, p. 87` and, since 2023, `Artmann K., Ann. Phys., 2, 1, pp. 87-102, (1948)`.
  `^(?<author>[^,]{2,30}(?:, (?:[a-z]{1,2}\\.[ -]?){1,4})?)(?:, [^()]{0,200}?)?,? \\((?<year>(?:1[6-9]|20)\\d\\d)\\) (?<source>[^,]{2,80}), ${VOLUME}, ${PAGE}$`,
  `^(?<author>[^,.]{2,30} (?:[a-z]{1,2}\\.[ -]?){1,4}), (?:[^,.]{2,30} (?:[a-z]{1,2}\\.[ -]?){1,4}, ){0,20}(?<source>[^,]{2,80}), ${VOLUME}(?:, \\d{1,4})?, ${PAGE}, \\((?<year>(?:1[6-9]|20)\\d\\d)\\)$`,
].map((manner) => new RegExp(manner, 'iu')); // biome-ignore format: a table reads best in rows

/** A book, thesis or journal without pages as Web of Science cites it, its name cut short: `LANDAU LD, 1959, FLUID MECHANICS`. */
const BOOK =
  /^(?<author>[^,]{2,40}), (?<year>(?:1[6-9]|20)\d\d), (?<source>\p{L}[^,]{3,80})(?:, V ?(?<volume>[a-z\d]{1,5}))?(?:, P\w{1,8})?$/iu;

/** What a reference says that has neither a title nor volume and page both. */
export type BookReference = Pick<PlacedReference, 'author' | 'source' | 'year'> & {
  /** '' where none is named. */
  readonly volume: string;
};

/** Takes a reference to a book apart; null where it is printed otherwise. */
export function bookReference(reference: string): BookReference | null {
  const said = BOOK.exec(reference)?.groups;
  if (said === undefined) return null;
  const { author, source, year, volume = '' } = said as Record<string, string>;
  return { author: author!, source: source!, year: Number(year), volume };
}

/** A reference in words that names no title but volume and page; null where it is printed otherwise. */
export function placedReference(reference: string): PlacedReference | null {
  for (const manner of MANNERS) {
    const said = manner.exec(reference)?.groups;
    if (said === undefined) continue;
    const { author, source, volume, page, year } = said as Record<string, string>;
    const place = placeOf(volume, page);
    if (place !== null) return { ...place, author: author!, source: source!, year: Number(year) };
  }
  return null;
}

/** A volume and a page as all print them; null where either is missing or is no number. */
export function placeOf(volume: string | undefined, page: string | undefined): PrintedPlace | null {
  const [v, p] = [tidied(volume), tidied(page)];
  return v === null || p === null ? null : { volume: v, page: p };
}

/** `023817`, `P23817` and `ARTN 23817` are one; letters such as that of `L85` are kept, small. */
function tidied(value: string | undefined): string | null {
  const bare = (value ?? '').trim().replace(LABEL, '');
  const [, letters, digits, behind] =
    /^([a-z]{0,2})0*(\d{1,9})([a-z]?)(?![a-z\d])/i.exec(bare) ?? [];
  return digits === undefined ? null : `${letters}${digits}${behind}`.toLowerCase();
}

/** By which such references know a paper, as identifiers are written: `printed:2/87`. */
export function printedId({ volume, page }: PrintedPlace): string {
  return `printed:${volume}/${page}`;
}
