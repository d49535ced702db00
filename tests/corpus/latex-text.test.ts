import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLatex } from '../../src/corpus/fields/latex-text.ts';

test.each([
  ['{\\"U}ber die W{\\"a}rme', 'Über die Wärme'],
  [
    'Erd{\\H{o}}s, {\\v{S}}koda, {\\O}re, {\\aa}, na{\\"\\i}ve, \\~n, \\c{c}',
    'Erdős, Škoda, Øre, å, naïve, ñ, ç',
  ],
  ['pages 5--10 --- or more', 'pages 5–10 — or more'],
  ['Fig.~1 and 5\\,\\% \\& \\#2', 'Fig. 1 and 5 % & #2'],
  ["``quoted'' {\\em emphasised} \\textbf{bold \\emph{both}}", '“quoted” emphasised bold both'],
  ['H\\textsubscript{2}O, m\\textsuperscript{2}, 20\\textdegree C', 'H₂O, m², 20°C'],
  ['{Introduction} to {{Meta-Analysis}}', 'Introduction to Meta-Analysis'],
  ['{Cu$_2$O} at $25\\,^\\circ$C', 'Cu$_2$O at $25\\,^\\circ$C'],
  ['a set \\{1, 2\\} costs \\$5', 'a set {1, 2} costs $5'],
  ['as shown~\\cite[p.~3]{knuth} before \\ref{fig}.', 'as shown before.'],
  ['{\\bibcyr Тест} \\bibcyr{Другой {Cu$_2$O} тест}', 'Тест Другой Cu$_2$O тест'],
  ['\\textless b\\textgreater', '<b>'],
  ['C:\\Users\\me', 'C:\\Users\\me'],
  ['V{\\u{a}}n Nguy{\\~{\\^e}}n', 'Văn Nguyễn'],
  ['10 M$_{\\ensuremath{\\odot}}$ and \\ensuremath{\\mu}', '10 M$_{\\odot}$ and $\\mu$'],
  ['from $5 a day\n\nto $6 -- or more', 'from $5 a day\n\nto $6 – or more'],
  ['line one\nline two', 'line one\nline two'],
])('%s reads %s', (source, text) => {
  expect(readLatex(source)).toBe(text);
});

test('any value is read without an error, and in no time', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '\\',
    '$',
    '~',
    '-',
    "'",
    '`',
    '"',
    'a',
    ' ',
    '\\"',
    '\\emph{',
    '\\(',
    '%\n',
    '^',
    '_',
    '\\textsubscript',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 400 }), (pieces) => {
      expect(typeof readLatex(pieces.join(''))).toBe('string');
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 200), seed: 12 },
  );
});
