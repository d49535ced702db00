import type { RawRecord, SourceRecord } from '../formats/format.ts';
import { ownValues } from '../formats/wanted-fields.ts';
import { tidyText } from '../markdown.ts';
import { setAsTitle } from './capitals.ts';
import { dayIn, findYear } from './dates.ts';
import {
  findAddress,
  findArxiv,
  findDoi,
  ownArxiv,
  ownDoi,
  readArxiv,
  readDoi,
} from './identifiers.ts';
import { readMarkup } from './markup.ts';
import { readOrcid } from './orcid.ts';
import { printedName, withoutJoint } from './person-names.ts';
import { isNoName, isNoTitle, isNoVenue } from './placeholders.ts';
import { placeOf, printedId } from './printed-place.ts';
import { MAX_REFERENCES, readReferences } from './references.ts';
import { readAbstract, readLine } from './wrapped-lines.ts';

/** The paper in a record of any format, with what it says in the `wanted` fields; null where it has no title. */
export function toSourceRecord(
  given: RawRecord,
  wanted: readonly string[] = [],
): SourceRecord | null {
  const raw = { ...given, ...tidied(given) };
  const title = tidyText(readLine(readMarkup(raw.title ?? '')));
  if (title === '' || isNoTitle(title)) return null;
  const places = [raw.doi, raw.arxiv, ...(raw.identifiers ?? []), ...(raw.urls ?? [])].filter(
    (text) => text !== undefined && text !== '',
  ) as string[];
  const notes = raw.notes ?? [];
  const fields = ownValues(given, wanted);
  return {
    line: raw.line,
    key: raw.key ?? null,
    title,
    abstract: tidyText(readAbstract(readMarkup(raw.abstract ?? ''))),
    authors: (raw.authors ?? []).map(nameOf).filter((name) => name !== null),
    orcids: orcidsOf(raw),
    year: first(raw.dates, findYear),
    venue: first(raw.venues, (venue) => venueOf(venue, raw.venuesInCapitals === true)),
    doi: first([raw.doi], readDoi) ?? first(places, findDoi) ?? first(notes, ownDoi),
    arxiv:
      (raw.arxiv === undefined ? null : readArxiv(raw.arxiv)) ??
      first(places, findArxiv) ??
      first(notes, ownArxiv),
    url: first(raw.urls, findAddress),
    code: raw.code === undefined ? null : findAddress(raw.code),
    keywords: [...new Set((raw.keywords ?? []).map(line).filter((keyword) => keyword !== ''))],
    ids: idsOf([...(raw.ids ?? []), ...printedIds(raw)]),
    references: readReferences(raw.references),
    citations: readReferences(raw.citations),
    citedBy: countOf(raw.citedBy),
    citedByDay: raw.citedBy === undefined ? null : dayIn(raw.citedByDay ?? ''),
    ...(fields !== undefined && { fields }),
  };
}

/** Identifiers and addresses without control characters and halves of characters: they are looked for as they stand. */
function tidied({ doi, arxiv, identifiers, notes, urls, code }: RawRecord): Partial<RawRecord> {
  const tidy = (text: string | undefined) => (text === undefined ? undefined : tidyText(text));
  return {
    ...(doi !== undefined && { doi: tidyText(doi) }),
    ...(arxiv !== undefined && { arxiv: tidyText(arxiv) }),
    ...(code !== undefined && { code: tidyText(code) }),
    ...(identifiers !== undefined && { identifiers: identifiers.map(tidy) }),
    ...(notes !== undefined && { notes: notes.map(tidy) }),
    ...(urls !== undefined && { urls: urls.map(tidy) }),
  };
}

/** Whether a record holds half a character, which no file can keep: what a program left of a text it cut. */
export function hasHalfCharacter(raw: RawRecord): boolean {
  return Object.values(raw).some((value) =>
    Array.isArray(value) ? value.some(isCut) : isCut(value),
  );
}

/** How many different references or citations a record names, where these are more than are kept; null elsewhere. */
export function referencesBeyond({ references = [], citations = [] }: RawRecord): number | null {
  for (const list of [references, citations]) {
    const named = list.length > MAX_REFERENCES ? new Set(list).size : 0;
    if (named > MAX_REFERENCES) return named;
  }
  return null;
}

function isCut(value: unknown): boolean {
  return typeof value === 'string' && /[\ud800-\udfff]/u.test(value);
}

function nameOf(raw: string): string | null {
  const name = withoutJoint(line(raw));
  return name === '' || isNoName(name) ? null : printedName(name);
}

function orcidsOf({ authors, orcids }: RawRecord): readonly string[] {
  if (orcids === undefined) return NO_IDS;
  const said = orcids.flatMap((text, k) => {
    const [orcid, name] = [readOrcid(text), nameOf(authors?.[k] ?? '')];
    return orcid === null || name === null ? [] : [`${orcid} ${name}`];
  });
  return said.length === 0 ? NO_IDS : said;
}

const NO_IDS: readonly string[] = [];

function printedIds({ volume, pages }: RawRecord): readonly string[] {
  const places = (pages ?? []).map((page) => placeOf(volume, page));
  return places.filter((place) => place !== null).map(printedId);
}

function idsOf(ids: RawRecord['ids']): readonly string[] {
  const known = ids?.filter((id) => id !== null && id !== undefined) ?? NO_IDS;
  return known.length === 0 ? NO_IDS : [...new Set(known)];
}

/** `61`, `1,204` or `Cited By :5` as a number. */
function countOf(text: string | undefined): number | null {
  const digits = /^\D{0,20}(\d{1,3}(?:[,. {2}]\d{3})+|\d{1,8})(?:\.0)?\D*$/.exec(
    text?.trim() ?? '',
  )?.[1];
  return digits === undefined ? null : Number(digits.replace(/\D/g, ''));
}

function venueOf(text: string, inCapitals: boolean): string | null {
  const venue = inCapitals ? setAsTitle(line(text)) : line(text);
  return venue === '' || isNoVenue(venue) ? null : venue;
}

function line(text: string): string {
  return tidyText(readLine(readMarkup(text)));
}

function first<Value>(
  fields: readonly (string | undefined)[] | undefined,
  read: (field: string) => Value | null,
): Value | null {
  for (const field of fields ?? []) {
    const value = field === undefined || field === '' ? null : read(field);
    if (value !== null) return value;
  }
  return null;
}
