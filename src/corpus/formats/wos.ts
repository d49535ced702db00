import { orcidsByAuthor } from '../fields/orcid.ts';
import { identifier } from '../fields/references.ts';
import type { Format, RawRecord } from './format.ts';
import { taggedNames } from './tagged-names.ts';
import { plainTags, type TaggedRecord, taggedRecords } from './tagged-records.ts';

/** Web of Science's field-tagged text (`savedrecs.txt`, `.ciw`). */
export const wosTagged: Format = {
  name: 'wos-tagged',
  recognises(text) {
    const start = plainTags(text.start);
    return (
      /^\s*FN .*\n+\s*VR /.test(start) || /(?:^|\n)PT [JBSPC]\s*\n+(?:AU|TI|CA|BE|GP) /.test(start)
    );
  },
  *parse(text) {
    for (const record of taggedRecords(text, {
      tag: /^([A-Z][A-Z0-9])(?: (.*)|\s*)$/,
      begins: new Set(['PT']),
      ends: 'ER',
      listed: new Set(['AU', 'AF', 'CA', 'BE', 'CR']),
      titles: ['TI'],
    })) {
      yield wosRecord(record);
    }
  },
};

/** A Web of Science record by its two-letter fields, whichever way they were written. */
function wosRecord({ line, all, one, together }: TaggedRecord): RawRecord {
  const id = one('UT');
  const authors = together(all('AF').length > 0 ? 'AF' : 'AU', 'CA');
  const names = taggedNames(authors.length > 0 ? authors : all('BE'));
  return {
    line,
    ...(id !== undefined && { name: id }),
    key: id === undefined ? null : `wos:${id}`,
    title: one('TI'),
    abstract: one('AB'),
    // Full names stand beside the short ones of the same persons.
    authors: names,
    orcids: orcidsByAuthor(splitEntries(one('OI')), names),
    dates: [one('PY'), one('EY'), one('EA')],
    venues: [one('SO'), one('CT'), one('SE')],
    doi: one('DI', 'D2'),
    keywords: (one('DE', 'ID') ?? '').split(/\s*;\s*/),
    venuesInCapitals: true,
    ids: [id && identifier('wos', id), one('PM') && identifier('pmid', one('PM')!)],
    volume: one('VL'),
    pages: [one('BP'), one('AR')],
    references: wosReferences(all('CR')),
    citedBy: one('TC', 'Z9'),
    citedByDay: one('DA'),
  };
}

function splitEntries(list = ''): readonly string[] {
  return list.split(/[;\n]\s*/).filter((entry) => entry !== '');
}

/** A reference a line; what is too long for one goes on in the next, which begins with no author. */
function wosReferences(lines: readonly string[]): string[] {
  const references: string[] = [];
  for (const line of lines.flatMap((value) => value.split('\n'))) {
    const open = references.at(-1);
    const goesOn =
      open !== undefined && (/(?:DOI|,|\[)\s*$/.test(open) || /^(?:DOI )?\[?10\.\d/.test(line));
    if (goesOn) references[references.length - 1] = `${open} ${line}`;
    else references.push(line);
  }
  return references;
}
