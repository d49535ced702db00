import { printedFromInitials } from '../fields/person-names.ts';
import { familyFirst } from './cnki.ts';
import type { Format } from './format.ts';
import { taggedRecords } from './tagged-records.ts';

/** Only its own tags are: a line of an abstract may begin with `AI` or `UK`. */
const TAG =
  /^(RT|SR|ID|A[1-6]|AD|T[1-3]|JF|JO|YR|FD|VO|IS|SP|OP|K1|AB|NO|PB|PP|ED|SN|AV|AN|LA|CL|SF|OT|LK|DO|CN|DB|DS|IP|RD|ST|U\d{1,2}|UL|SL|LL|CR|W[TPV]|C[12]|Y1|CT)(?: (.*)|\s*)$/;

/** RefWorks' tagged format, as RefWorks, ProQuest and CNKI write it: `RT Journal Article`, `T1 …`. */
export const refworks: Format = {
  name: 'refworks',
  recognises: ({ start }) =>
    /(?:^|[\r\n])RT [A-Z][^\r\n]*[\r\n]+(?:[A-Z][A-Z0-9](?: [^\r\n]*)?[\r\n]+){0,40}T1 /.test(
      start,
    ),
  *parse(text) {
    for (const { line, all, one } of taggedRecords(text, {
      tag: TAG,
      begins: new Set(['RT']),
      ends: '',
      listed: new Set(['A1', 'K1']),
      titles: ['T1'],
    })) {
      // CNKI counts no records and writes family names first, without a comma.
      const cnki = /CNKI/i.test(one('DS') ?? one('DB') ?? '');
      const id = cnki ? undefined : one('ID');
      yield {
        line,
        key: id === undefined ? null : `refworks:${id}`,
        title: one('T1'),
        abstract: one('AB'),
        authors: all('A1')
          .flatMap((names) => names.split(/[;；]/))
          .map((name) => (cnki ? familyFirst(name) : printedFromInitials(name))),
        dates: [one('YR'), one('FD'), one('Y1')],
        venues: [one('JF'), one('JO'), one('T2')],
        doi: one('DO'),
        identifiers: [...all('LK'), ...all('UL')],
        urls: [...all('UL'), ...all('LK')],
        keywords: all('K1').flatMap((keywords) => keywords.split(/[;；]/)),
      };
    }
  },
};
