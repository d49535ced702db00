import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument, stringify } from 'yaml';
import { formatPaperFile, takeApart } from '../../src/corpus/paper-file.ts';
import { plainLines, plainYaml } from '../../src/corpus/project/plain-yaml.ts';

/** What the library makes of it, which has to have nothing to say. */
function byLibrary(source: string): unknown {
  const document = parseDocument(source);
  expect([...document.errors, ...document.warnings]).toEqual([]);
  return document.toJS();
}

test('fields as imports write them are read without the library', () => {
  const fields = {
    title: 'Sharks: eat #1 less?',
    authors: ['Ada Lovelace', "Søren O'Hara", '李 明'],
    year: 2024,
    venue: 'ACL',
    url: 'https://example.org/a#b:c',
  };
  const { yaml } = takeApart(formatPaperFile(fields, 'Text.'), 'papers/a.md');
  expect(plainYaml(yaml)).toEqual(fields);
});

const PIECES = [
  ...[
    'title',
    'year',
    'a',
    'true',
    'Null',
    'no',
    '2024',
    '007',
    '0x1f',
    '1e3',
    '-1',
    '.5',
    '1_000',
  ],
  ...[': ', ':', ' #', '#', '- ', '  - ', '-', '\n', '\n', ' ', '  ', '"', "'", '\\', '\t', '\r'],
  ...[
    '~',
    '*',
    '&',
    '!',
    '%',
    '@',
    '`',
    '|',
    '>',
    '[',
    ']',
    '{',
    '}',
    ',',
    '?',
    '? ',
    '---',
    '...',
  ],
  ...[
    'é',
    '李',
    '𝒳',
    '\u2028',
    '\u0085',
    '\ufeff',
    '\u00a0',
    '\u200b',
    '<<: ',
    '__proto__',
    'title: ',
  ],
];

test('what is read without the library says the same to it', () => {
  const sources = fc.oneof(
    fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join('')),
    fc
      .array(
        fc.record({
          head: fc.constantFrom('title: ', 'year: ', 'venue: ', 'authors:\n  - ', '  - '),
          value: fc.array(fc.constantFrom(...PIECES), { maxLength: 5 }),
        }),
        { maxLength: 4 },
      )
      .map((lines) => lines.map(({ head, value }) => head + value.join('')).join('\n')),
  );
  fc.assert(
    fc.property(sources, (source) => {
      const plain = plainYaml(source);
      if (plain !== null) expect(byLibrary(source)).toEqual(plain);
    }),
    { seed: 1, numRuns: 20_000 },
  );
});

test('what is written without the library is written the same', () => {
  const text = fc.oneof(
    fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((pieces) => pieces.join('')),
    fc
      .array(fc.constantFrom('a', 'title', ': ', ' ', '-', '#', "'", '"', 'é'), { maxLength: 6 })
      .map((pieces) => `A${pieces.join('')}`),
  );
  const value = fc.oneof(text, fc.integer(), fc.array(text, { maxLength: 3 }));
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('title', 'year', 'authors', 'true'), value),
      (fields) => {
        const plain = plainLines(fields);
        if (plain !== null) expect(plain).toBe(stringify(fields, { lineWidth: 0 }));
      },
    ),
    { seed: 1, numRuns: 5000 },
  );
  const fields = { title: 'Reefs: a map', authors: ['Ada Lovelace'], year: 2024 };
  expect(plainLines(fields)).toBe(
    'title: "Reefs: a map"\nauthors:\n  - Ada Lovelace\nyear: 2024\n',
  );
});
