import { identifier } from '../fields/references.ts';
import type { Format } from './format.ts';
import { plainTags, taggedRecords } from './tagged.ts';
import { taggedNames } from './tagged-names.ts';

const TITLES = ['TI', 'BTI', 'CTI', 'TT'];

/** PubMed's `.nbib` and MEDLINE text: `PMID- 30689646`, `TI  - …`; Ovid begins with `UI  - `, ERIC with its name. */
export const medline: Format = {
  name: 'medline',
  recognises(text) {
    const start = plainTags(text.start);
    return (
      /(?:^|\n)(?:(?:PMID|UI {2}) *- ?\d|OWN *- ERIC)/.test(start) &&
      /\n(?:TI|BTI|TT) {1,2}- /.test(start)
    );
  },
  *parse(text) {
    for (const { line, all, one, together } of taggedRecords(text, {
      tag: /^([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)$/,
      begins: new Set(/(?:^|[\r\n])(?:PMID|UI)\b/.test(text.start) ? ['PMID', 'UI'] : ['OWN']),
      ends: 'blank line',
      listed: new Set(),
      titles: TITLES,
    })) {
      const full = all('FAU', 'FA');
      const dois = [...all('LID'), ...all('AID')].filter((id) => /\[doi\]/i.test(id));
      const pmid = one('PMID', 'UI');
      const id = pmid === undefined ? one('OID') : `PMID ${pmid}`;
      yield {
        line,
        ...(id !== undefined && { name: id }),
        key: pmid === undefined ? (id ?? null) : `pmid:${pmid}`,
        title: one(...TITLES),
        abstract: withRights(one('AB', 'OAB'), one('CI')),
        authors: taggedNames(full.length > 0 ? together('FAU', 'FA', 'CN') : together('AU', 'CN')),
        dates: [one('DP'), one('YR'), one('DEP'), one('EDAT'), one('CRDT')],
        venues: [one('JT'), one('JN'), one('TA'), one('SO')],
        doi: dois[0] ?? one('DO'),
        identifiers: [one('SO')?.match(/doi: .*/)?.[0], ...all('AID')],
        urls: all('LID'),
        ids: [pmid && identifier('pmid', pmid), one('PMC') && identifier('pmcid', one('PMC')!)],
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
