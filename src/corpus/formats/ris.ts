import { identifierIn, splitReferences } from '../fields/references.ts';
import type { Format } from './format.ts';
import { namesOfBoth, taggedNames } from './tagged-names.ts';
import { plainTags, type TaggedRecord, taggedRecords } from './tagged-records.ts';

/** Two letters; the Cochrane Library has one of three. */
const TAG = /^\s{0,3}([A-Z][A-Z0-9]|DOI) {0,3}-(?: (.*)|\s*)$/;
/** Chinese services write family names first, with no comma behind them. */
const FAMILY_FIRST = /CNKI|WanFang|万方|CQVIP|维普|知网/i;
const TITLES = ['TI', 'T1', 'CT', 'BT', 'TT', 'ST'];

/** RIS as Zotero, EndNote, Scopus, Ovid, Embase, ProQuest and publishers write it. */
export const ris: Format = {
  name: 'ris',
  recognises: ({ start }) => /(?:^|\n)\s{0,3}TY {0,3}- ?\s*[A-Z]/.test(plainTags(start)),
  *parse(text) {
    for (const record of taggedRecords(text, {
      tag: TAG,
      begins: new Set(['TY']),
      ends: 'ER',
      listed: new Set(['AU', 'A1', 'KW']),
      titles: TITLES,
    })) {
      const { line, all, one, together } = record;
      const notes = together('N1', 'NO', 'C7', 'M1');
      const said = notes.join('\n');
      yield {
        line,
        key: keyOf(record),
        title: one(...TITLES),
        abstract: longest([one('AB'), one('N2')]),
        authors: taggedNames(
          firstOf(
            namesOfBoth(all('AU'), all('A1'), together('AU', 'A1')),
            all('A2'),
            all('ED'),
            all('A3'),
          ),
          FAMILY_FIRST.test([...all('DB'), ...all('DP'), ...all('PB')].join(' ')),
        ),
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
        identifiers: [
          one('M3'),
          ...all('UR'),
          ...all('L2'),
          ...all('LK'),
          ...all('L3'),
          ...all('L1'),
        ],
        notes,
        urls: [...all('UR'), ...all('LK'), ...all('L2')],
        keywords: all('KW')
          .flatMap((keyword) => keyword.split(/\s*;\s*/))
          .map(withoutStars),
        ids: [...all('AN'), ...all('UT'), ...all('ID'), ...all('UR')].map(ownId),
        volume: one('VL'),
        pages: [one('SP'), one('C7')],
        // Scopus keeps both among its notes.
        references: [
          ...all('CR').flatMap(splitReferences),
          ...splitReferences(
            /(?:^|\n)References: ([\s\S]*?)(?=\n[A-Z][A-Za-z ]{2,30}: ?|$)/.exec(said)?.[1] ?? '',
          ),
        ],
        citedBy: /(?:^|\n)Cited By ?: ?(\d+)/i.exec(said)?.[1],
        citedByDay: /Export Date: ?([^\n]+)/i.exec(said)?.[1],
      };
    }
  },
};

/** Scopus names itself in the address of a record. */
function ownId(text: string): string | null {
  return identifierIn(text) ?? identifierIn(/[?&]eid=([^&]+)/.exec(text)?.[1] ?? '');
}

function firstOf(...lists: readonly (readonly string[])[]): readonly string[] {
  return lists.find((list) => list.length > 0) ?? [];
}

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
