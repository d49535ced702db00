import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Shown, ShownAnswer } from '../../src/site/client/search-messages.ts';
import { joinBelow, keepStanding } from '../../src/site/client/search-standing.ts';

const answers = (slugs: string, by = '') =>
  [...slugs].map((slug) => ({ slug, title: `${slug}${by}` }) as ShownAnswer);
const shown = (query: string, slugs: string) =>
  ({ query, results: answers(slugs) }) as unknown as Shown;
const order = ({ results }: Shown) => results.map(({ slug }) => slug).join('');

test('within a second of the last letter the order is still put right', () => {
  let now = 0;
  const standing = keepStanding(() => now);
  standing.asked();
  now = 100;
  expect(order(standing.put(shown('q', 'abc')))).toBe('abc');
  now = 900;
  expect(order(standing.put(shown('q', 'cbd')))).toBe('cbd');
});

test('later, what stands keeps its place and new answers join below', () => {
  let now = 0;
  const standing = keepStanding(() => now);
  standing.asked();
  now = 200;
  standing.put(shown('q', 'abc'));
  now = 2600;
  expect(order(standing.put(shown('q', 'dcb')))).toBe('abcd');
  expect(order(standing.put(shown('q', 'ef')))).toBe('abcdef');
});

test('what came a moment ago may still move, and another question begins anew', () => {
  let now = 0;
  const standing = keepStanding(() => now);
  standing.asked();
  now = 3000;
  standing.put(shown('q', 'abc'));
  now = 3200;
  expect(order(standing.put(shown('q', 'cab')))).toBe('cab');
  now = 9000;
  expect(order(standing.put(shown('other', 'bc')))).toBe('bc');
});

const slugs = fc.uniqueArray(fc.constantFrom(...'abcdefgh')).map((all) => all.join(''));

test('all answers stand, each once, the old ones in their order', () => {
  fc.assert(
    fc.property(slugs, slugs, (old, now) => {
      const joined = joinBelow(answers(old), answers(now, '!'));
      const text = joined.map(({ slug }) => slug).join('');
      expect(text.slice(0, old.length)).toBe(old);
      expect([...text].sort().join('')).toBe([...new Set(old + now)].sort().join(''));
      // What is known anew of an old answer is told.
      for (const { slug, title } of joined)
        expect(title).toBe(now.includes(slug) ? `${slug}!` : slug);
    }),
  );
});
