import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignTitle } from '../../src/corpus/citing/align-title.ts';
import { foldedText, printedAt } from '../../src/corpus/citing/folded-text.ts';
import { editDistance } from '../../src/words/edit-distance.ts';

/** Letters with what stands before each: nothing inside a word, ` ` before a word, `.` behind a sign, `:` behind a colon. */
function drawn(source: string): string {
  const { letters, gaps } = foldedText(source);
  const signs = ['', ' ', '.', ':'];
  return [...gaps].map((gap, i) => signs[gap]! + (letters[i] ?? '|')).join('');
}

test.each([
  ['Kelp at dusk', '.kelp at dusk.|'],
  ['Kelp, at (dusk)', '.kelp.at.dusk.|'],
  ['Kelp: at – dusk — now', '.kelp:at:dusk:now.|'],
  ['post-training of the sea’s edge', '.post training of the sea s edge.|'],
  ['Müller & Encyclopædia', '.muller and encyclopaedia.|'],
  ['e\u0301tude', '.etude.|'],
  ['Kelp:', '.kelp:|'],
  ['Kelp — ', '.kelp:|'],
  ['Kelp.', '.kelp.|'],
  ['“x” 𝒮2', '.x.s2.|'],
  ['', '.|'],
  ['!!!', '.|'],
])('%j is compared as %s', (source, folded) => {
  expect(drawn(source)).toBe(folded);
});

test('every letter leads back to what it was printed as', () => {
  const text = foldedText('Über ½ & 𝒮!');
  const whole = text.letters.length;
  expect(text.letters).toBe('uber12ands');
  expect([...text.places]).toEqual([0, 1, 2, 3, 5, 5, 7, 7, 7, 9, 12]);
  expect(printedAt(text, 0, 4)).toBe('Über ');
  expect(printedAt(text, 6, 9)).toBe('& ');
  expect(printedAt(text, 0, whole)).toBe('Über ½ & 𝒮!');
  expect(printedAt(text, 0, 0)).toBe('');
});

test('a text longer than a call bears is folded whole', () => {
  const source = 'Kelp at dusk. '.repeat(2000);
  expect(foldedText(source).letters).toBe('kelpatdusk'.repeat(2000));
});

const letter = fc.constantFrom(...'abcdefg');
const letters = (minLength: number, maxLength: number) =>
  fc.string({ unit: letter, minLength, maxLength });

test('a title is found in a text with as many slips as it was given, and those are what is told', () => {
  const slip = fc.tuple(fc.nat(), fc.constantFrom('more', 'less', 'other'), letter);
  fc.assert(
    fc.property(
      letters(30, 70),
      letters(0, 30),
      letters(0, 30),
      fc.array(slip, { maxLength: 3 }),
      (title, before, behind, slips) => {
        let printed = title;
        for (const [place, kind, sign] of slips) {
          const at = place % printed.length;
          const next = at + (kind === 'more' ? 0 : 1);
          printed = printed.slice(0, at) + (kind === 'less' ? '' : sign) + printed.slice(next);
        }
        const text = before + printed + behind;
        const span = alignTitle(title, text, before.length)!;
        expect(span).not.toBeNull();
        expect(span.edits).toBeLessThanOrEqual(slips.length);
        const found = text.slice(span.from, span.to);
        expect(editDistance(title, found, { swaps: false, limit: 99 })).toBe(span.edits);
      },
    ),
    { seed: 21 },
  );
});

test.each([
  ['where it stands', 'kelpatdusk', 'xxkelpatduskyy', 2, { from: 2, to: 12, edits: 0 }],
  ['at the beginning', 'kelpatdusk', 'kelpatdusk', 0, { from: 0, to: 10, edits: 0 }],
  ['a letter early', 'kelpatdusk', 'xxkelpatduskyy', 1, { from: 2, to: 12, edits: 0 }],
  ['before the text, its first letter lost', 'kelpatdusk', 'elpatduskyy', -1, { from: 0, to: 9, edits: 1 }],
  ['with one slip in ten letters', 'kelpatdusk', 'xxkelqatduskyy', 2, { from: 2, to: 12, edits: 1 }],
  ['with two slips in ten letters', 'kelpatdusk', 'xxkelqatdvskyy', 2, null],
  ['with a slip in nine letters', 'kelpatdus', 'xxkelqatdusyy', 2, null],
  ['too near to the end', 'kelpatdusk', 'xxxkelpatd', 3, null],
])('a title is looked for %s', (_, title, text, start, span) => {
  expect(alignTitle(title, text, start)).toEqual(span);
}); // biome-ignore format: a table reads best in rows

test('seven slips are too many for a title of any length', () => {
  const title = 'abcdefghij'.repeat(12);
  const slipped = (count: number) =>
    [...title].map((sign, i) => (i % 15 === 7 && i / 15 < count ? 'z' : sign)).join('');
  expect(alignTitle(title, slipped(6), 0)).toEqual({ from: 0, to: 120, edits: 6 });
  expect(alignTitle(title, slipped(7), 0)).toBeNull();
});
