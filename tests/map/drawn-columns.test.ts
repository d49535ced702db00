import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnAttributes, readColumns } from '../../src/map/drawn-columns.ts';
import { emptyPoints } from '../../src/map/points.ts';

const paper = fc.record({
  id: fc.integer({ min: 0, max: 26 ** 6 - 1 }),
  subtopic: fc.nat(65_535),
  confidence: fc.nat(100),
  titleMinScale: fc.nat(2 ** 32 - 1),
  titleSide: fc.nat(8),
  year: fc.nat(65_535),
  venue: fc.nat(65_535),
  author: fc.string(),
});

/** As a browser names attributes in `dataset`. */
const datasetOf = (attributes: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name.slice('data-'.length).replace(/-[a-z]/g, (part) => part[1]!.toUpperCase()),
      value,
    ]),
  );

test('what a drawing says of its papers is read back as it was', () => {
  fc.assert(
    fc.property(fc.array(paper), (papers) => {
      const points = emptyPoints(papers.length);
      for (const [i, { author: _, ...row }] of papers.entries())
        for (const [name, value] of Object.entries(row))
          points[name as keyof typeof row][i] = value;
      const authors = papers.map(({ author }) => author);
      const back = emptyPoints(papers.length);
      expect(readColumns(back, datasetOf(columnAttributes(points, authors)))).toEqual(authors);
      expect(back).toEqual(points);
    }),
    { seed: 19 },
  );
});

test('what no paper has is not written', () => {
  const points = emptyPoints(2);
  points.confidence.set([90, 0]);
  points.id.set([1, 26]);
  expect(columnAttributes(points, ['', ''])).toEqual({
    'data-id': 'aaaaabaaaaba',
    'data-confidence': '90,',
  });
});
