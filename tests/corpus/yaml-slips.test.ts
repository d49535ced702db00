import { expect, test } from 'vitest';
import { mendedLine } from '../../src/corpus/project/yaml-slips.ts';

test.each([
  ['a colon in a title', 'title: Reefs: past\nyear: 2020', 0, { line: 0, text: 'title: "Reefs: past"' }],
  ['a blank that is missing', 'title:Reefs', 0, { line: 0, text: 'title: Reefs' }],
  ['the same inside a list', 'topics:\n  - id:reefs\n    name: Reefs', 1, { line: 1, text: '- id: reefs' }],
  ['an item without its blank', 'authors:\n-Ada\n- Charles', 1, { line: 1, text: '- Ada' }],
  ['a tab', 'topics:\n\t- id: reefs', 1, { line: 1, text: '- id: reefs' }],
  ['a quote that is not closed', 'title: "Reefs\nyear: 2020', 1, { line: 0, text: 'title: "Reefs"' }],
  ['quotes inside of quotes', 'title: "The "old" reefs"', 0, { line: 0, text: 'title: "The \\"old\\" reefs"' }],
  ['a backslash in quotes', 'title: "C:\\maps"', 0, { line: 0, text: 'title: "C:\\\\maps"' }],
  ['a colon in an item', 'authors:\n  - Reefs: past: now', 1, { line: 1, text: '- Reefs: "past: now"' }],
  ['an item that begins with a sign', 'authors:\n  - "Ada" Lovelace', 1, { line: 1, text: '- "Ada\\" Lovelace"' }],
  ['an exclamation', 'title: !Reefs now', 0, { line: 0, text: 'title: "!Reefs now"' }],
  ['a slip above the line that shows it', 'title: [Reefs\nyear: 2020\nvenue: Maps', 2, { line: 0, text: 'title: "[Reefs"' }],
  ['a slip below the end', 'title: Reefs: past', 7, { line: 0, text: 'title: "Reefs: past"' }],
])('%s: the line is written as it was meant', (_, source, line, mended) => {
  expect(mendedLine(source, line)).toEqual(mended);
}); // biome-ignore format: a table reads best in rows

test('where nothing is wrong, or no one line mends it, none is named', () => {
  expect(mendedLine('title: Reefs\nyear: 2020', 1)).toBeNull();
  expect(mendedLine('{{{', 0)).toBeNull();
  expect(mendedLine('url: https://example.org', 0)).toBeNull();
});
