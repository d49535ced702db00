import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Shown, ShownAnswer } from '../../src/site/client/search/search-messages.ts';
import {
  closeFrom,
  joinBelow,
  startStableOrder,
} from '../../src/site/client/search/stable-order.ts';

/** A letter is an answer; a capital says what was asked. */
const answers = (slugs: string, by = '') =>
  [...slugs].map(
    (slug) =>
      ({
        slug,
        paper: slug.charCodeAt(0),
        title: `${slug}${by}`,
        topic: 0,
        saysIt: /[A-Z]/.test(slug),
      }) as ShownAnswer,
  );
const shown = (query: string, slugs: string, by = '') => {
  const results = answers(slugs, by);
  const saying = results.filter(({ saysIt }) => saysIt).length;
  const counted = { total: results.length, saying, topicCounts: [results.length] };
  const papers = results.map(({ paper }) => paper);
  return { query, results, papers, ...counted } as unknown as Shown;
};
const order = ({ results }: Shown) => results.map(({ slug }) => slug).join('');

test('within a second of the last letter the order is still put right', () => {
  let now = 0;
  const reusable = startStableOrder(() => now);
  reusable.asked();
  now = 100;
  expect(order(reusable.put(shown('q', 'abc')))).toBe('abc');
  now = 900;
  expect(order(reusable.put(shown('q', 'cbd')))).toBe('cbd');
});

test('later, what stands keeps its place and new answers join below', () => {
  let now = 0;
  const reusable = startStableOrder(() => now);
  reusable.asked();
  now = 200;
  reusable.put(shown('q', 'abc'));
  now = 2600;
  expect(order(reusable.put(shown('q', 'dcb')))).toBe('abcd');
  expect(order(reusable.put(shown('q', 'ef')))).toBe('abcdef');
});

test('what came a moment ago may still move, and another question begins anew', () => {
  let now = 0;
  const reusable = startStableOrder(() => now);
  reusable.asked();
  now = 3000;
  reusable.put(shown('q', 'abc'));
  now = 3200;
  expect(order(reusable.put(shown('q', 'cab')))).toBe('cab');
  now = 9000;
  expect(order(reusable.put(shown('other', 'bc')))).toBe('bc');
});

const slugs = fc.uniqueArray(fc.constantFrom(...'abcdEFGH')).map((all) => all.join(''));

test('six answers by words and two by meaning are counted as the eight that stand', () => {
  let now = 0;
  const reusable = startStableOrder(() => now);
  reusable.asked();
  reusable.put(shown('q', 'ABcdef'));
  now = 2600;
  const joined = reusable.put(shown('q', 'Xy'));
  expect(order(joined)).toBe('ABcdefXy');
  expect([joined.total, joined.saying, joined.topicCounts]).toEqual([8, 3, [8]]);
});

test.each([
  ['ABcd', 2],
  ['AB', 2],
  ['ab', 2],
  // Close ones never stand above a line that names those below it.
  ['AbC', 3],
  ['aBc', 3],
])('of %s those merely close begin at %i', (slugs, from) => {
  expect(closeFrom(shown('q', slugs))).toBe(from);
});

test('all answers stand, each once, the old ones in their order', () => {
  fc.assert(
    fc.property(slugs, slugs, (old, now) => {
      const joined = joinBelow(shown('q', old), shown('q', now, '!'));
      const text = order(joined);
      expect(text.slice(0, old.length)).toBe(old);
      expect([...text].sort().join('')).toBe([...new Set(old + now)].sort().join(''));
      expect([joined.total, joined.papers.length]).toEqual([text.length, text.length]);
      expect(joined.saying).toBe(joined.results.filter(({ saysIt }) => saysIt).length);
      // What is known anew of an old answer is told.
      for (const { slug, title } of joined.results)
        expect(title).toBe(now.includes(slug) ? `${slug}!` : slug);
    }),
  );
});
