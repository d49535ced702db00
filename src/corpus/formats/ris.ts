import { printedFromInitials, splitNames } from '../fields/names.ts';
import type { Format } from './format.ts';
import { type TaggedRecord, taggedRecords } from './tagged.ts';

/** Two letters; the Cochrane Library has one of three. */
const TAG = /^\s{0,3}([A-Z][A-Z0-9]|DOI) {0,3}-(?: (.*)|\s*)$/;
const TITLES = ['TI', 'T1', 'CT', 'BT', 'TT', 'ST'];

/** RIS as Zotero, EndNote, Scopus, Ovid, Embase, ProQuest and publishers write it. */
export const ris: Format = {
  name: 'ris',
  recognises: ({ start }) => /(?:^|[\r\n])\s{0,3}TY {0,3}- ?\s*[A-Z]/.test(start),
  *parse(text) {
    for (const record of taggedRecords(text, {
      tag: TAG,
      begins: new Set(['TY']),
      ends: 'ER',
      listed: new Set(['AU', 'A1', 'KW']),
      titles: TITLES,
    })) {
      const { line, all, one } = record;
      yield {
        line,
        key: keyOf(record),
        title: one(...TITLES),
        abstract: longest([one('AB'), one('N2')]),
        authors: all('AU', 'A1', 'A2', 'ED')
          .flatMap((names) => (names.includes(';') ? splitNames(names) : [names]))
          .map((name) => (name.includes(',') ? name : printedFromInitials(name))),
        dates: [one('PY'), one('Y1'), one('DA'), one('YR')],
        venues: [
          one('JF'),
          one('T2'),
          one('JO'),
          one('BT'),
          one('JA'),
          one('J2'),
          one('C3'),
          one('SO'),
        ],
        doi: one('DO', 'DI', 'DOI'),
        identifiers: [one('M3'), one('UR'), one('L2'), one('LK')],
        urls: [...all('UR'), ...all('LK'), ...all('L2')],
        keywords: all('KW')
          .flatMap((keyword) => keyword.split(/\s*;\s*/))
          .map(withoutStars),
      };
    }
  },
};

function keyOf({ one }: TaggedRecord): string | null {
  const accession = one('AN', 'UT');
  return accession === undefined ? null : `accession:${accession}`;
}

function longest(texts: readonly (string | undefined)[]): string | undefined {
  return texts.reduce((a, b) => ((b?.length ?? 0) > (a?.length ?? 0) ? b : a));
}

/** MeSH marks its main headings and qualifiers with a star. */
function withoutStars(keyword: string): string {
  return keyword.replace(/\*/g, '');
}
