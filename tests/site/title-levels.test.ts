import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstSentence } from '../../src/map/labels/first-sentence.ts';
import { SIDES } from '../../src/map/labels/title-sides.ts';
import {
  meet,
  type TitledPaper,
  textBox,
  titleLevels,
} from '../../src/site/client/map/title-levels.ts';
import { firstAuthor } from '../../src/site/view/first-author.ts';

const title = (x: number, y: number, side = 0): TitledPaper => ({
  x,
  y,
  side,
  width: 150,
  height: 30,
});
const near = 10;

test('alone, a paper tells more the nearer one comes: author and year, then a sentence', () => {
  const levels = [1, 1.9, 2, 5.9, 6].map((nearer) => titleLevels([title(0, 0)], [], [], nearer)[0]);
  expect(levels).toEqual([1, 1, 2, 2, 3]);
});

test.each([
  ['another title', [title(100, 45)], [], [], 1],
  ['a title that leaves room for a line', [title(0, 70)], [], [], 2],
  ['a dot below the title', [], [[60, 38]], [], 2],
  ['a dot right below the title', [], [[60, 25]], [], 1],
  ['a name below the title', [], [], [{ x: 80, y: 50, width: 90, height: 20 }], 2],
  ['nothing near', [title(0, 500)], [[60, 200]], [], 3],
] as const)('beside %s', (_, titles, dots, names, level) => {
  expect(titleLevels([title(0, 0), ...titles], dots, names, near)[0]).toBe(level);
});

test('whatever each has room for, no two texts meet that did not as titles', () => {
  const paper = fc.record({
    x: fc.integer({ min: 0, max: 900 }),
    y: fc.integer({ min: 0, max: 900 }),
    side: fc.nat(SIDES.length - 1),
    width: fc.integer({ min: 20, max: 160 }),
    height: fc.constantFrom(14.4, 28.8, 43.2),
  });
  fc.assert(
    fc.property(fc.array(paper, { maxLength: 14 }), (papers) => {
      const levels = titleLevels(papers, [], [], near);
      for (const [i, a] of papers.entries())
        for (const [j, b] of papers.entries()) {
          if (j <= i || meet(textBox(a, 1), textBox(b, 1), 0)) continue;
          expect(meet(textBox(a, levels[i]!), textBox(b, levels[j]!), 0)).toBe(false);
        }
    }),
    { seed: 1 },
  );
});

test.each([
  ['We prune models. They stay good.', 'We prune models. They stay good.'],
  [
    'We prune large models, e.g. those of others, by halves. They stay good.',
    'We prune large models, e.g. those of others, by halves.',
  ],
  [`${'剪'.repeat(45)}。${'枝'.repeat(9)}。`, `${'剪'.repeat(45)}。`],
  ['', ''],
])('the first sentence of %j is %j', (abstract, sentence) => {
  expect(firstSentence(abstract)).toBe(sentence);
});

test.each([
  [['Ashish Vaswani', 'Noam Shazeer'], 'Vaswani et al.'],
  [['Ada Lovelace'], 'Lovelace'],
  [['Ludwig van Beethoven', 'A'], 'van Beethoven et al.'],
  [['The NumPy Team'], 'The NumPy Team'],
  [[], ''],
])('%j are cited as %j', (authors, cited) => {
  expect(firstAuthor(authors)).toBe(cited);
});
