import { printedFromInitials } from '../fields/person-names.ts';
import type { Format, RawRecord } from './format.ts';
import { type TaggedRecord, taggedRecords } from './tagged-records.ts';

/** What parts names and keywords in Chinese exports. */
const PARTED = /[;；]+/;

const CAPITALS = /^(\p{Lu}[\p{Lu}'’-]{1,40}) ((?:\p{Lu}[ -]?){1,3})$/u;
const FAMILY_GIVEN = /^(\p{Script=Latin}[^\s,.]+) (\p{Script=Latin}[^\s,.]+)$/u;

/**
 * A name that is known to begin with the family's: `Zhang San` as `San Zhang`, `LOVELACE A` (as China's standard of
 * references has it) as `A Lovelace`; Chinese letters stay as they are.
 */
export function familyFirst(raw: string): string {
  const name = raw.replace(/\s+/g, ' ').trim();
  const [, capitals, initials] = CAPITALS.exec(name) ?? [];
  if (capitals !== undefined) {
    const family = capitals.replace(/(?<=\p{L})\p{L}+/gu, (rest) => rest.toLowerCase());
    return `${initials} ${family}`;
  }
  const [, family, given] = FAMILY_GIVEN.exec(name) ?? [];
  return family === undefined ? printedFromInitials(name) : `${given} ${family}`;
}

/** NoteExpress, as CNKI and Wanfang write it: `{Reference Type}: Journal Article`, `{Title}: …`. */
export const noteExpress: Format = {
  name: 'noteexpress',
  recognises: ({ start }) => /(?:^|[\r\n])\{Reference Type\}: ?/.test(start),
  *parse(text) {
    for (const record of taggedRecords(text, {
      tag: /^\{([A-Za-z][A-Za-z /()-]{0,40})\}: ?(.*)$/,
      begins: new Set(['Reference Type']),
      ends: '',
      listed: new Set(['Author']),
      titles: ['Title'],
    })) {
      yield chineseRecord(record, {
        title: 'Title',
        author: 'Author',
        abstract: 'Abstract',
        venues: ['Journal', 'Secondary Title', 'Book Title', 'Tertiary Title', 'Publisher'],
        dates: ['Year', 'Date'],
        keywords: 'Keywords',
      });
    }
  },
};

/** CNKI's own fields, as E-Study and its list of fields write them: `Title-题名: …`. */
export const cnkiFields: Format = {
  name: 'cnki',
  recognises: ({ start }) =>
    /(?:^|[\r\n])(?:SrcDatabase|Title)-[^\s:：]{1,20}[:：][^\r\n]*[\r\n]+[A-Za-z]+-[^\s:：]{1,20}[:：]/.test(
      start,
    ),
  *parse(text) {
    const first =
      /(?:^|[\r\n])(DataType(?=:)|SrcDatabase(?=-)|Title(?=-))/.exec(text.start)?.[1] ?? 'Title';
    for (const record of taggedRecords(text, {
      tag: /^(DataType(?=:)|[A-Za-z]{1,20}(?=-[^\s:：]{1,20}[:：]))[^:：]{0,21}[:：] ?(.*)$/,
      begins: new Set([first]),
      ends: '',
      listed: new Set(),
      titles: ['Title'],
    })) {
      yield chineseRecord(record, {
        title: 'Title',
        author: 'Author',
        abstract: 'Summary',
        venues: ['Source'],
        dates: ['PubTime', 'Year'],
        keywords: 'Keyword',
      });
    }
  },
};

/** Where a format keeps what a paper has; the rest they share. */
interface Places {
  readonly title: string;
  readonly author: string;
  readonly abstract: string;
  readonly venues: readonly string[];
  readonly dates: readonly string[];
  readonly keywords: string;
}

function chineseRecord({ line, all, one }: TaggedRecord, places: Places): RawRecord {
  return {
    line,
    title: one(places.title),
    abstract: one(places.abstract),
    authors: all(places.author)
      .flatMap((names) => names.split(PARTED))
      .map(familyFirst),
    dates: places.dates.map((tag) => one(tag)),
    venues: places.venues.map((tag) => one(tag)),
    doi: one('DOI'),
    identifiers: [...all('URL', 'Url'), ...all('Link')],
    urls: [...all('URL', 'Url'), ...all('Link')],
    keywords: all(places.keywords).flatMap((keywords) => keywords.split(PARTED)),
  };
}
