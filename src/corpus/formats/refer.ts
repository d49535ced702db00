import type { Format } from './format.ts';
import { taggedRecords } from './tagged.ts';

/** EndNote's `.enw`: `%0 Journal Article`, `%T …`. */
export const refer: Format = {
  name: 'refer',
  recognises: ({ start }) => /(?:^|[\r\n])%[0T] \S/.test(start) && /[\r\n]%[0TBAD] \S/.test(start),
  *parse(text) {
    // Bepress puts the kind behind the title: there an empty line parts records.
    const kindFirst = /^\s*%0 |(?:\n|\r)\s*(?:\n|\r)%0 /.test(text.start);
    for (const { line, all, one } of taggedRecords(text, {
      tag: /^%([0-9A-Z@?!#$&*+<>~^()[\]:])(?: (.*)|\s*)$/,
      begins: new Set(kindFirst ? ['0'] : []),
      ends: kindFirst ? '' : 'blank line',
      listed: new Set(['A', 'K']),
      titles: ['T'],
    })) {
      yield {
        line,
        title: one('T', 'B'),
        abstract: one('X'),
        authors: all('A', 'E'),
        dates: [one('D'), one('8')],
        venues: [one('J'), one('B'), one('S')],
        doi: one('R'),
        identifiers: [...all('U')],
        urls: all('U'),
        keywords: all('K').flatMap((keyword) => keyword.split(/\s*;\s*/)),
      };
    }
  },
};
