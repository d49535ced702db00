import { printedFromInitials } from '../fields/names.ts';
import type { Format } from './format.ts';
import { taggedRecords } from './tagged.ts';

const TITLES = ['TI', 'BTI', 'CTI', 'TT'];

/** PubMed's `.nbib` and MEDLINE text: `PMID- 30689646`, `TI  - …`; Ovid begins with `UI  - `. */
export const medline: Format = {
  name: 'medline',
  recognises: ({ start }) =>
    /(?:^|[\r\n])(?:PMID|UI {2}) *- ?\d/.test(start) && /[\r\n](?:TI|BTI|TT) {1,2}- /.test(start),
  *parse(text) {
    for (const { line, all, one } of taggedRecords(text, {
      tag: /^([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)$/,
      begins: new Set(['PMID', 'UI']),
      ends: 'blank line',
      listed: new Set(),
      titles: TITLES,
    })) {
      const full = all('FAU', 'FA');
      const dois = [...all('LID'), ...all('AID')].filter((id) => /\[doi\]/i.test(id));
      const pmid = one('PMID', 'UI');
      yield {
        line,
        ...(pmid !== undefined && { name: `PMID ${pmid}` }),
        key: pmid === undefined ? null : `pmid:${pmid}`,
        title: one(...TITLES),
        abstract: withRights(one('AB', 'OAB'), one('CI')),
        authors: [...(full.length > 0 ? full : all('AU').map(printedFromInitials)), ...all('CN')],
        dates: [one('DP'), one('YR'), one('DEP'), one('EDAT'), one('CRDT')],
        venues: [one('JT'), one('JN'), one('TA'), one('SO')],
        doi: dois[0] ?? one('DO'),
        identifiers: [one('SO')?.match(/doi: .*/)?.[0]],
        keywords: [...all('OT', 'MH')].map((keyword) => keyword.replace(/\*/g, '').split('/')[0]!),
      };
    }
  },
};

/** An abstract with its notice of rights as a last paragraph, as other exports of the same paper carry it. */
export function withRights(
  abstract: string | undefined,
  rights: string | undefined,
): string | undefined {
  return abstract === undefined || rights === undefined ? abstract : `${abstract}\n\n${rights}`;
}
