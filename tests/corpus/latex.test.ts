import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLatex, plainText } from '../../src/corpus/latex.ts';

test.each([
  ['P$^2$ Law: Scaling', 'P² Law: Scaling'],
  ['the P^2 Law.This', 'the P² Law.This'],
  ['Lossless (L^2) Post-training', 'Lossless (L²) Post-training'],
  ['merely 4\\%-20\\% of', 'merely 4%-20% of'],
  ['T\\"ULU 3', 'TÜLU 3'],
  ['LL\\"aMmlein 120M', 'LLäMmlein 120M'],
  ["Fr\\'echet Inception", 'Fréchet Inception'],
  ['Na\\"ively training', 'Naïvely training'],
  ['Erd\\H{o}s, \\v{S}koda, \\c{c}a', 'Erdős, Škoda, ça'],
  ['ten Q\\&As of SNNs', 'ten Q&As of SNNs'],
  ['remains \\textit{agnostic to the} rest', 'remains agnostic to the rest'],
  ["such as ``first, I need to''-without", 'such as “first, I need to”-without'],
  ['called Genie~that generates', 'called Genie that generates'],
  ['just ~30 minutes', 'just ~30 minutes'],
  ['scaling factor {\\gamma}. Our', 'scaling factor γ. Our'],
  ['{D}en{o}ising {T}raining DoT', 'Denoising Training DoT'],
  ['can achieve 1{16} token (epsilon=8{255})', 'can achieve 1/16 token (epsilon=8/255)'],
  ['at https://a.org/x/{https://a.org/x/}', 'at https://a.org/x/'],
  ['available at {https://github.com/a/b}.', 'available at https://github.com/a/b.'],
  ['$x_{12} \\leq \\alpha$', 'x₁₂ ≤ α'],
  ['$\\frac{1}{2}$ of it', '1/2 of it'],
  ['at $25\\,^\\circ\\mathrm{C}$ and $79^{\\circ}$K', 'at 25 °C and 79°K'],
  ['low-$T_\\mathrm{c}$, Cu$_{2-\\delta}$O, H$^+$, $^{63}$Cu', 'low-Tc, Cu2-δO, H+, ⁶³Cu'],
  ['costs $5 and $10 each', 'costs $5 and $10 each'],
  ['a $mean of two$ words', 'a mean of two words'],
  ['$n \\text{ is the number of papers}$', 'n is the number of papers'],
  ['FlexRound_LRQ stays', 'FlexRound_LRQ stays'],
])('%s reads as %s', (source, plain) => {
  expect(plainText(source)).toBe(plain);
});

test('a broken formula around a sentence stays readable text', () => {
  const source =
    'on our test, $boldsymbol{inftyBench+}, and other public sets, with the same amount of information$.';
  expect(parseLatex(source).every(({ kind }) => kind === 'text')).toBe(true);
  expect(plainText(source)).toBe(
    'on our test, inftyBench+, and other public sets, with the same amount of information.',
  );
});

test('three words between two dollars are no formula, two are', () => {
  const kinds = (source: string) => parseLatex(source).map(({ kind }) => kind);
  expect(kinds('costs $five for every ten$ of them')).toEqual(['text']);
  expect(kinds('costs $five per ten$ of them')).toEqual(['text']);
  expect(kinds('costs $five ten$ of them')).toEqual(['text', 'math', 'text']);
});

test('text without LaTeX stays letter for letter', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\p{L}\p{N},.;:()'"!?%/<>&-]{0,40}$/u), (text) => {
      fc.pre(!/''|\d--\d/.test(text));
      expect(plainText(text)).toBe(text);
    }),
  );
});

test('any text is understood without an error', () => {
  const hard = fc.array(
    fc.constantFrom(
      '$',
      '\\',
      '{',
      '}',
      '^',
      '_',
      '~',
      '`',
      "'",
      '\\"',
      'a',
      '2',
      ' ',
      '\\frac',
      '\\textit{',
    ),
  );
  fc.assert(fc.property(hard, (parts) => typeof plainText(parts.join('')) === 'string'));
});
