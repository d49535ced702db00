import type { Format } from './format.ts';
import { taggedRecords } from './tagged.ts';

/** EndNote's `.enw`: `%0 Journal Article`, `%T …`. */
export const refer: Format = {
  name: 'refer',
  recognises: ({ start }) => /(?:^|[\r\n])%0 \S/.test(start) && /[\r\n]%[TBA] \S/.test(start),
  *parse(text) {
    for (const { line, all, one } of taggedRecords(text, {
      tag: /^%([0-9A-Z@?!#$&*+<>~^()[\]:])(?: (.*)|\s*)$/,
      begins: new Set(['0']),
      ends: '',
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
