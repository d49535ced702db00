import type { RawRecord, SourceRecord } from '../formats/format.ts';
import { tidyText } from '../markdown.ts';
import { findYear } from './dates.ts';
import { readAbstract, readLine } from './flow.ts';
import { findAddress, findArxiv, findDoi, readArxiv, readDoi } from './identifiers.ts';
import { readMarkup } from './markup.ts';
import { printedName } from './names.ts';

/** What stands in the place of a title where there is none. */
const NO_TITLE =
  /^[[(<]?\s*(?:no title|untitled|title not available|n\/a|null|nan|-+)\s*[\])>]?\.?$/i;

/** The paper in a record of any format, or null where it has no title. */
export function toSourceRecord(given: RawRecord): SourceRecord | null {
  const raw = { ...given, ...tidied(given) };
  const title = tidyText(readLine(readMarkup(raw.title ?? '')));
  if (title === '' || NO_TITLE.test(title)) return null;
  const places = [raw.doi, raw.arxiv, ...(raw.identifiers ?? []), ...(raw.urls ?? [])].filter(
    (text) => text !== undefined && text !== '',
  ) as string[];
  return {
    line: raw.line,
    key: raw.key ?? null,
    title,
    abstract: tidyText(readAbstract(readMarkup(raw.abstract ?? ''))),
    authors: (raw.authors ?? [])
      .map((name) => printedName(line(name)))
      .filter(
        (name) => name !== '' && !/^(?:others|et\.? al\.?|anonymous|n\/a|null|nan)$/i.test(name),
      ),
    year: first(raw.dates, findYear),
    venue: first(raw.venues, (venue) => line(venue) || null),
    doi: first([raw.doi], readDoi) ?? first(places, findDoi),
    arxiv: (raw.arxiv === undefined ? null : readArxiv(raw.arxiv)) ?? first(places, findArxiv),
    url: first(raw.urls, findAddress),
    code: raw.code === undefined ? null : findAddress(raw.code),
    keywords: [...new Set((raw.keywords ?? []).map(line).filter((keyword) => keyword !== ''))],
  };
}

/** Identifiers and addresses without control characters and halves of characters: they are looked for as they stand. */
function tidied({ doi, arxiv, identifiers, urls, code }: RawRecord): Partial<RawRecord> {
  const tidy = (text: string | undefined) => (text === undefined ? undefined : tidyText(text));
  return {
    ...(doi !== undefined && { doi: tidyText(doi) }),
    ...(arxiv !== undefined && { arxiv: tidyText(arxiv) }),
    ...(code !== undefined && { code: tidyText(code) }),
    ...(identifiers !== undefined && { identifiers: identifiers.map(tidy) }),
    ...(urls !== undefined && { urls: urls.map(tidy) }),
  };
}

/** Whether a record holds half a character, which no file can keep: what a program left of a text it cut. */
export function hasHalfCharacter(raw: RawRecord): boolean {
  return Object.values(raw).some((value) =>
    Array.isArray(value) ? value.some(isCut) : isCut(value),
  );
}

function isCut(value: unknown): boolean {
  return typeof value === 'string' && /[\ud800-\udfff]/u.test(value);
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
