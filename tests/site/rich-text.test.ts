import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textToMarkdown } from '../../src/corpus/markdown.ts';
import {
  abstractHtml,
  headingHtml,
  parsedAbstract,
  titleHtml,
} from '../../src/site/view/rich-text.ts';

test.each([
  ['P$^2$ Law', 'P² Law'],
  ['T\\"ULU 3', 'TÜLU 3'],
  ['A & B <i>', 'A &#38; B &#60;i&#62;'],
  ['an \\emph{odd} case', 'an <em>odd</em> case'],
  [
    'the {\\em initialization of weights} is crucial',
    'the <em>initialization of weights</em> is crucial',
  ],
  [
    '*Data Synthesis* is (*very*) promising',
    '<em>Data Synthesis</em> is (<em>very</em>) promising',
  ],
  [
    'A* and D* find p*q*r, 2 * 3 * 4 and *.ts or **x**',
    'A* and D* find p*q*r, 2 * 3 * 4 and *.ts or **x**',
  ],
])('the title %s is set as %s', (title, html) => {
  expect(titleHtml(title)).toBe(html);
});

test('a heading keeps hyphenated words whole, but for those longer than a line', () => {
  expect(headingHtml('P$^2$ Law for Post-Training & \\emph{well-known} facts')).toBe(
    'P² Law for <span class="word">Post-Training</span> &#38; <em>well-known</em> facts',
  );
  expect(headingHtml('A -- B, -5 and a-')).toBe(titleHtml('A -- B, -5 and a-'));
  const long = 'semi-self-supervised-state-of-the-art';
  expect(headingHtml(long)).toBe(long);
  expect(headingHtml('<b>-x & "a-b"')).toBe(
    '&#60;b&#62;-x &#38; &#34;<span class="word">a-b</span>&#34;',
  );
});

test('a formula is MathML without style and without its source; one that does not parse stays text', () => {
  const html = abstractHtml(textToMarkdown('so $\\frac{a}{\\sqrt{b}} = \\mathbf{x}^{n+1}$ holds'));
  expect(html).toContain('<math');
  expect(html).toContain('<mfrac>');
  expect(html).not.toMatch(/style=|annotation/);
  expect(abstractHtml(textToMarkdown('broken $\\frac{a$ here'))).toContain('broken');
});

test('bare addresses become links, the full stop stays outside', () => {
  expect(abstractHtml(textToMarkdown('Code: https://github.com/a/b_c.'))).toBe(
    '<p>Code: <a href="https://github.com/a/b_c" rel="noopener nofollow">https://github.com/a/b_c</a>.</p>',
  );
});

test('an address without its scheme becomes a link where a path follows the host', () => {
  expect(abstractHtml('See github.com/a/b-c. Not e.g. this/that, or a@b.com/x.')).toBe(
    '<p>See <a href="https://github.com/a/b-c" rel="noopener nofollow">github.com/a/b-c</a>. Not e.g. this/that, or a@b.com/x.</p>',
  );
});

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '![x](https://evil.example/p.png)',
  '<a href="x" onclick="y">',
  '[x](data:text/html,<script>)',
  '"><svg onload=alert(1)>',
  '$\\href{javascript:alert(1)}{x}$',
  '<style>*{}</style>',
];

test('hostile text becomes neither element nor handler nor foreign picture', () => {
  const piece = fc.oneof(fc.constantFrom(...HOSTILE), fc.string());
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
      const text = pieces.join(' ');
      for (const html of [
        titleHtml(text),
        abstractHtml(text),
        abstractHtml(textToMarkdown(text)),
      ]) {
        expect(html).not.toMatch(/<(script|img|svg|style|iframe|object|form)/i);
        expect(html).not.toMatch(/<[^>]*\s(on\w+|style|src)=/i);
        expect(html).not.toMatch(/<[^>]*href="(?!https?:)/i);
      }
    }),
    { seed: 9 },
  );
});

test('an abstract that needs no parser reads as the parser would have it', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'a method',
      'P$^2$',
      '$x_1$',
      "``so''",
      '1. ',
      '- ',
      '\n',
      '\n\n',
      ' ',
      '& ',
      '*a* ',
    ),
    fc.constantFrom(
      'see a.org/b',
      'see {a.org}/b',
      '#',
      '\\%',
      '{x}',
      '5 % > 3',
      '\0',
      '\u00a0',
      '\u2028',
      '$\\frac{1}{2}$',
    ),
    fc.string({ unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const text = pieces.join('');
      expect(abstractHtml(text)).toBe(parsedAbstract(text));
    }),
    { seed: 9, numRuns: 1000 },
  );
});
