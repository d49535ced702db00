import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AuthorsFile,
  authorFileCount,
  authorFileOf,
  authorFiles,
} from '../../src/map/authors-file.ts';

test('the file of any address names its author, with all papers; other forms of a name lead on within it', () => {
  const people = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), {
    minLength: 1,
    maxLength: 1500,
  });
  fc.assert(
    fc.property(people, fc.nat(3), (slugs, forms) => {
      const authors = slugs.map((slug, i) => ({
        ...{ slug, name: slug.toUpperCase(), otherNames: [], sortKey: slug },
        papers: [i],
      }));
      const moved = slugs.slice(0, forms).map((to) => ({ from: `${to}-b`, to }));
      const count = authorFileCount({ authors, moved });
      const files = authorFiles({ authors, moved }, 'authors').map(
        ({ bytes }) => JSON.parse(new TextDecoder().decode(bytes)) as AuthorsFile,
      );
      const rowOf = (slug: string, address: string) =>
        files[authorFileOf(address, count)]!.authors.find(([own]) => own === slug);
      for (const [i, slug] of slugs.entries())
        expect(rowOf(slug, slug)).toEqual([slug, slug.toUpperCase(), [i]]);
      for (const { from, to } of moved) {
        expect(files[authorFileOf(from, count)]!.moved[from]).toBe(to);
        expect(rowOf(to, from)).toBeDefined();
      }
    }),
    { numRuns: 20 },
  );
});
