import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  makeTfidf,
  rowCosines,
  rowsOfCounts,
  stemReader,
  termCounts,
} from '../../src/atlas/embed/tfidf.ts';
import { closestByWords } from '../../src/atlas/related/by-words.ts';
import { linkedPapers } from '../../src/atlas/related/linked-papers.ts';
import { inverseRows, linkRows } from '../../src/corpus/citing/link-rows.ts';

test('papers closest by words are those of the largest cosine, as many as share any', () => {
  const words = fc.constantFrom('kelp', 'moss', 'reef', 'tide', 'alga', 'shore', 'cliff');
  const title = fc.array(words, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '));
  fc.assert(
    fc.property(fc.array(title, { minLength: 1, maxLength: 12 }), (titles) => {
      const rows = makeTfidf(titles.map((one) => ({ title: one, abstract: '' })));
      const k = 3;
      const { indices, cosines } = closestByWords(rows, k);
      for (const i of titles.keys()) {
        const cosine = rowCosines(rows)(i);
        const all = titles.map((_, j) => (j === i ? 0 : cosine(j)));
        const best = all.filter((cosine) => cosine > 0).sort((a, b) => b - a);
        for (let place = 0; place < k; place++) {
          const other = indices[i * k + place]!;
          if (best[place] === undefined) {
            expect(other).toBe(-1);
            continue;
          }
          expect(other).not.toBe(i);
          expect(cosines[i * k + place]).toBeCloseTo(best[place], 4);
          expect(all[other]).toBeCloseTo(best[place], 4);
        }
      }
    }),
    { seed: 6 },
  );
});

test('texts from beyond a corpus have its weights, and share what it never heard of', () => {
  const textOf = (title: string) => ({ title, abstract: '' });
  const titles = ['kelp reef', 'kelp moss', 'reef moss tide'];
  const corpus = makeTfidf(titles.map(textOf));
  const rowsOf = (...of: readonly string[]) =>
    rowsOfCounts(
      corpus,
      titles.length,
      of.map((title) => termCounts(corpus, textOf(title), stemReader('en'))),
    );
  const cosine = (...of: readonly string[]) => rowCosines(rowsOf(...of))(0)(1);
  const { rowStarts, columns, values } = corpus;
  expect(rowsOf(...titles)).toMatchObject({ rowStarts, columns, values });
  // What one text alone has connects it with none, here as there.
  expect(cosine('kelp whelk', 'kelp limpet')).toBeCloseTo(1, 5);
  const [kelp, whelk] = [Math.log(1 + 3 / 2), Math.log(1 + 3)];
  expect(cosine('kelp whelk', 'moss whelk')).toBeCloseTo(whelk ** 2 / (kelp ** 2 + whelk ** 2), 5);
});

const PAPERS = [2020, null, 2019, 2020, 2018].map((year) => ({ year }));
/** 0 cites all others, 3 and 4 cite 1. */
const cites = linkRows(5, [0, 0, 0, 0, 3, 4], [1, 2, 3, 4, 1, 1]);
const links = { cites, citedBy: inverseRows(cites), selfCiting: [] };
const citeReasons = ['0>1', '0>2', '0>3', '0>4', '3>1', '4>1'].map((reason) => [reason]);

test('what a paper cites and what cites it come in the order of years, those without one last', () => {
  const linked = linkedPapers(PAPERS, { citeReasons }, links);
  expect(linked(0)).toEqual({
    cites: [4, 2, 3, 1].map((index) => ({ index, reasons: [`0>${index}`] })),
    citedBy: [],
  });
  expect(linked(1)).toEqual({
    cites: [],
    citedBy: [4, 0, 3].map((index) => ({ index, reasons: [`${index}>1`] })),
  });
});

test('where nobody knows who cites whom, no paper is linked', () => {
  const none = { cites: [], citedBy: [] };
  expect(linkedPapers(PAPERS, { citeReasons: null }, links)(0)).toEqual(none);
  expect(linkedPapers(PAPERS, { citeReasons }, null)(0)).toEqual(none);
});
