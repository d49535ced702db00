import type { Format } from './format.ts';
import { taggedNames } from './tagged-names.ts';
import { plainTags, taggedRecords } from './tagged-records.ts';

/** Chinese services write family names first, with no comma behind them. */
const FAMILY_FIRST = /CNKI|WanFang|万方|CQVIP|维普|知网/i;

/** EndNote's `.enw`: `%0 Journal Article`, `%T …`. */
export const refer: Format = {
  name: 'refer',
  recognises: ({ start }) => {
    const plain = plainTags(start);
    return /(?:^|\n)%[0T] \S/.test(plain) && /\n%[0TBAD] \S/.test(plain);
  },
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
        authors: taggedNames(
          all('A', 'E'),
          FAMILY_FIRST.test([...all('W'), ...all('~')].join(' ')),
        ),
        dates: [one('D'), one('8')],
        venues: [one('J'), one('B'), one('S')],
        doi: one('R'),
        identifiers: [...all('U'), ...all('M')],
        notes: [...all('Z'), ...all('1'), ...all('2'), ...all('3'), ...all('4')],
        urls: all('U'),
        keywords: all('K').flatMap((keyword) => keyword.split(/\s*;\s*/)),
      };
    }
  },
};
