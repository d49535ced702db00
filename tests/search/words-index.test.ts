import fc from 'fast-check';
import { expect, test } from 'vitest';
import { whereIn } from '../../src/search/words-index.ts';
import { wordsIndexOf } from './opened.ts';

const WORDS = ['kelp', 'moss', 'reef', 'tide', 'algae'];
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 3 }).map((words) => words.join(' '));
const texts = fc.array(fc.record({ title: text, abstract: text, other: text }), {
  minLength: 1,
  maxLength: 40,
});

test('the index knows of every word which papers have it, and where: titles before all else', () => {
  fc.assert(
    fc.property(texts, (papers) => {
      const index = wordsIndexOf(papers);
      expect(index.paperCount).toBe(papers.length);
      for (const word of WORDS) {
        const has = (field: string) => field.split(' ').includes(word);
        const places = papers.map(({ title, abstract, other }) =>
          has(title) ? 2 : has(other) ? 1 : has(abstract) ? 0 : -1,
        );
        const row = index.rowOf(word);
        if (row === undefined) {
          expect(places.every((place) => place === -1)).toBe(true);
          continue;
        }
        expect(index.termOf(row)).toBe(word);
        expect(papers.map((_, paper) => whereIn(index.postings(row), paper))).toEqual(places);
        expect(index.papersWith(row)).toBe(places.filter((place) => place >= 0).length);
      }
    }),
    { seed: 5 },
  );
});

test('terms that are forms or spellings of one word share a key', () => {
  const index = wordsIndexOf([{ title: 'colour', abstract: 'color colors', other: 'colouring' }]);
  expect(index.rowsOfKey('color').map(index.termOf)).toEqual(
    ['color', 'colors', 'colour', 'colouring'].sort(),
  );
});
