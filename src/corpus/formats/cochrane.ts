import { printedFromInitials, splitNames } from '../fields/person-names.ts';
import type { Format } from './format.ts';
import { taggedRecords } from './tagged-records.ts';

/** `Record #1 of 271`, or a field. Only its own tags are: a line of an abstract may begin with `RCT:`. */
const TAG =
  /^(Record(?= #\d+ of \d)|(?:ID|AU|TI|SO|YR|NO|VL|PG|PB|PM|XR|PT|KY|DOI|AB|CC|US|AD|AN|CN|CT|CY|DT|ED|EM|ET|LA|OT|SN|ST)(?=:)):? ?(.*)$/;

/** The Cochrane Library's text export: `Record #1 of 271`, `TI: …`. */
export const cochrane: Format = {
  name: 'cochrane',
  recognises: ({ start }) =>
    /(?:^|[\r\n])Record #\d+ of \d+\s*[\r\n](?:ID|AU|TI|SO|YR|AB): /.test(start),
  *parse(text) {
    for (const { line, all, one } of taggedRecords(text, {
      tag: TAG,
      begins: new Set(['Record']),
      ends: '',
      listed: new Set(['AU']),
      titles: ['TI'],
    })) {
      const pmid = /\d{5,}/.exec(one('PM') ?? '')?.[0];
      const id = one('ID', 'AN');
      const source = one('SO');
      yield {
        line,
        ...(id !== undefined && { name: id }),
        key: pmid !== undefined ? `pmid:${pmid}` : id === undefined ? null : `cochrane:${id}`,
        title: one('TI'),
        abstract: one('AB')?.replace(/^Abstract\s*[-–:]\s*/i, ''),
        authors: all('AU')
          .flatMap((names) => (names.includes(';') ? splitNames(names) : [names]))
          .map(printedFromInitials),
        dates: [one('YR')],
        // A registered trial stands nowhere but at its address.
        venues: [/^https?:/.test(source ?? '') ? undefined : source],
        doi: one('DOI'),
        // The address of a trial's entry has a DOI that is the entry's, not the paper's.
        urls: [source, ...all('US').filter((address) => !address.includes('/central/'))],
        keywords: all('KY')
          .flatMap((keywords) => keywords.split(';'))
          .map((keyword) => keyword.replace(/\*|\[[^\]]*\]/g, '').split('/')[0]!),
      };
    }
  },
};
