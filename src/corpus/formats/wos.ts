import { printedFromInitials } from '../fields/names.ts';
import type { Format, RawRecord } from './format.ts';
import { type TaggedRecord, taggedRecords } from './tagged.ts';

/** Web of Science's field-tagged text (`savedrecs.txt`, `.ciw`). */
export const wosTagged: Format = {
  name: 'wos-tagged',
  recognises: ({ start }) =>
    /^\s*FN .*[\r\n]+\s*VR /.test(start) ||
    /(?:^|[\r\n])PT [JBSPC]\s*[\r\n]+(?:AU|TI|CA|BE|GP) /.test(start),
  *parse(text) {
    for (const record of taggedRecords(text, {
      tag: /^([A-Z][A-Z0-9])(?: (.*)|\s*)$/,
      begins: new Set(['PT']),
      ends: 'ER',
      listed: new Set(['AU', 'AF', 'CA', 'BE']),
      titles: ['TI'],
    })) {
      yield wosRecord(record);
    }
  },
};

/** A Web of Science record by its two-letter fields, whichever way they were written. */
function wosRecord({ line, all, one }: TaggedRecord): RawRecord {
  const id = one('UT');
  return {
    line,
    ...(id !== undefined && { name: id }),
    key: id === undefined ? null : `wos:${id}`,
    title: one('TI'),
    abstract: one('AB'),
    authors: all('AF', 'AU', 'CA', 'BE')
      .flatMap((names) => names.split(';'))
      .map((name) => (name.includes(',') ? name : printedFromInitials(name))),
    dates: [one('PY'), one('EY'), one('EA')],
    venues: [one('SO'), one('CT'), one('SE')],
    doi: one('DI', 'D2'),
    keywords: (one('DE', 'ID') ?? '').split(/\s*;\s*/),
  };
}
