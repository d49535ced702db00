import fc from 'fast-check';
import type { Nodes, Paragraph } from 'mdast';
import { expect, test } from 'vitest';
import {
  isReadable,
  markdownToText,
  parseMarkdown,
  textToMarkdown,
  tidyText,
} from '../../src/corpus/markdown.ts';
import { formatPaperFile, parsePaperFile } from '../../src/corpus/paper-file.ts';

const HARD = [
  '4\\%-20\\% of T\\"ULU',
  'P$^2$ Law',
  '(L^2)',
  '# not a heading',
  '1. not a list',
  '- nor this',
  '---',
  '===',
  '> quote',
  '<b>bold</b>',
  '&amp; &#65;',
  '*stars* and _lines_ __init__',
  '`code`',
  '[a](b) ![c](d) [e]: f',
  'https://a.org/x_y_z',
  'trailing \\',
  '~30 ~~no~~',
  '| a | b |',
  '<1%',
  '<!-- -->',
  '    four spaces',
  'a\n\nb',
  'line\nbreak',
  'é ü 漢字 עברית',
];

/** What remark sees, as the reader of a page would. */
function readBack(markdown: string): string {
  const text = (node: Nodes): string =>
    'value' in node
      ? node.value
      : 'children' in node
        ? node.children.map((child) => text(child as Nodes)).join('')
        : '';
  const { children } = parseMarkdown(markdown);
  expect(children.every(({ type }) => type === 'paragraph')).toBe(true);
  return (children as Paragraph[]).map(text).join('\n\n');
}

test.each(HARD)('remark reads back what import wrote: %j', (text) => {
  expect(readBack(textToMarkdown(text))).toBe(tidyText(text));
  expect(markdownToText(textToMarkdown(text))).toBe(tidyText(text));
});

test('any abstract survives the way through its file', () => {
  const piece = fc.oneof(
    fc.constantFrom(...HARD, ' ', '\n', '\t', '\\', '*', '_'),
    fc.string({ unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = tidyText(pieces.join(''));
      const file = formatPaperFile({ title: 'A' }, textToMarkdown(text));
      expect(readBack(parsePaperFile(file, 'a.md').body)).toBe(text);
      expect(markdownToText(parsePaperFile(file, 'a.md').body)).toBe(text);
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 200), seed: 7 },
  );
});

test('any title survives the way through its file', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (raw) => {
      const title = tidyText(raw).replace(/\s+/g, ' ').trim();
      fc.pre(title !== '');
      expect(parsePaperFile(formatPaperFile({ title }, ''), 'a.md').front.title).toBe(title);
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 200), seed: 7 },
  );
});

test.each([
  ['a thousand stars', '*a* '.repeat(500), true],
  ['a star more', `${'*a* '.repeat(500)}*`, false],
  ['three thousand lines', 'a\n'.repeat(2999), true],
  ['a line more', 'a\n'.repeat(3000), false],
  ['thirty-two quotes in each other', `${'> '.repeat(32)}a`, true],
  ['a quote more', `${'> '.repeat(33)}a`, false],
  ['as many items', `${'- '.repeat(30)}1. 2) a`, true],
  ['an item more', `${'- '.repeat(31)}1. 2) a`, false],
  ['lines moved in by 128 blanks', `a\n${' '.repeat(128)}b`, true],
  ['a blank more', `a\n${' '.repeat(129)}b\nc`, false],
])('whether a person could have written %s', (_, text, could) => {
  expect(isReadable(text)).toBe(could);
});

test('what an owner writes in Markdown is read without its signs, what no person wrote as it stands', () => {
  expect(markdownToText('*Kelp* at [dusk](https://example.org).\n\n- one\n- two')).toBe(
    'Kelp at dusk.\n\none\ntwo',
  );
  const stars = '*a* '.repeat(501).trim();
  expect(markdownToText(stars)).toBe(stars);
});
