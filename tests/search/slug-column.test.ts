import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeSlug } from '../../src/corpus/slug.ts';
import { packSlugs, unpackSlugs } from '../../src/search/slug-column.ts';

const title = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }),
  fc.constantFrom(
    'Über Größe',
    'Kelp',
    'Kelp',
    '漢字',
    '…',
    'Alzheimer’s disease',
    'a '.repeat(90),
  ),
);

test('slugs that titles tell are not written, and all are read back', () => {
  fc.assert(
    fc.property(fc.array(title, { maxLength: 20 }), (titles) => {
      const taken = new Set<string>();
      const slugs = titles.map((one) => {
        const slug = makeSlug(one, taken);
        taken.add(slug);
        return slug;
      });
      expect(unpackSlugs(packSlugs(slugs, titles), titles)).toEqual(slugs);
    }),
    { seed: 3 },
  );
  expect(packSlugs(['kelp', 'kelp-2', 'paper-1'], ['Kelp', 'Kelp', '漢字'])).toEqual([
    '',
    'kelp-2',
    'paper-1',
  ]);
});
