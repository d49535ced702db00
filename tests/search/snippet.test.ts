import { expect, test } from 'vitest';
import { highlight, snippet } from '../../src/search/snippet.ts';

/** Hundred words of four letters, `kelp` at one place. */
function sentence(place: number): string {
  return Array.from({ length: 100 }, (_, i) =>
    i === place ? 'kelp' : `w${String(i).padStart(3, '0')}`,
  ).join(' ');
}
const words = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `w${String(from + i).padStart(3, '0')}`).join(' ');
const KELP = new Set(['kelp']);

test('of a long sentence the two lines around the first match are shown, in whole words', () => {
  expect(snippet(sentence(0), KELP)).toBe(`kelp ${words(1, 40)} …`);
  expect(snippet(sentence(10), KELP)).toBe(`${words(0, 10)} kelp ${words(11, 40)} …`);
  expect(snippet(sentence(60), KELP)).toBe(`… ${words(50, 60)} kelp ${words(61, 90)} …`);
  expect(snippet(sentence(99), KELP)).toBe(`… ${words(60, 99)} kelp`);
});

test('a sentence of two lines is shown whole, one letter more is cut', () => {
  const whole = `kelp ${'x'.repeat(193)} y`;
  expect(whole.length).toBe(200);
  expect(snippet(whole, KELP)).toBe(whole);
  expect(snippet(`${whole}z`, KELP)).toBe(`kelp ${'x'.repeat(193)} …`);
});

test('the first of the sentences with most of the words is shown, none without any', () => {
  const abstract = 'Kelp grows. Kelp, kelp! Of kelp and tides? Tides of kelp. Else.';
  expect(snippet(abstract, new Set(['kelp', 'tides']))).toBe('Of kelp and tides?');
  expect(snippet(abstract, KELP)).toBe('Kelp grows.');
  expect(snippet(abstract, new Set(['reef']))).toBeNull();
});

test.each([
  ['Pruned networks', 'pruning', '[Pruned] networks'],
  ['Bi-LLM and BiLLM', 'billm', '[Bi-LLM] and [BiLLM]'],
  ['a Bi-LLM', 'llm', 'a Bi-[LLM]'],
  ['Kelp kelp', 'kelp', '[Kelp] [kelp]'],
  ['kelp-kelp', 'kelp', '[kelp]-[kelp]'],
  ['x-ray', 'x', 'x-ray'],
])('in %j the word %s is marked: %s', (text, term, marked) => {
  const pieces = highlight(text, new Set([term]));
  expect(pieces.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join('')).toBe(
    marked,
  );
  // Neighbours of one kind are one piece, and none is empty.
  for (const [i, piece] of pieces.entries()) {
    expect(piece.text).not.toBe('');
    expect(piece.marked).not.toBe(pieces[i + 1]?.marked);
  }
});
