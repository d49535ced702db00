import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseRows } from '../../src/atlas/embed/vector-rows.ts';
import { findNeighbours, type SoughtPapers } from '../../src/atlas/neighbours/find-neighbours.ts';
import { nearestNeighbours } from '../../src/atlas/neighbours/knn.ts';
import { gaussian, type Random, seeded } from '../../src/atlas/random.ts';
import { teachersOf } from '../../src/atlas/teachers.ts';

const DIMENSIONS = 12;
const K = 10;

/** A paper as it stands by its own words, and as the others move it. */
interface Vectors {
  readonly steady: Float32Array;
  readonly moved: Float32Array;
}
type Papers = ReadonlyMap<string, Vectors>;

const slugOf = (i: number) => `paper-${String(i).padStart(4, '0')}`;

/** A vector beside another. */
function beside(vector: ArrayLike<number>, far: number, random: Random): Float32Array {
  const other = Float32Array.from(vector, (value) => value + far * gaussian(random));
  normaliseRows(other, DIMENSIONS);
  return other;
}

/** `n` papers in thirty groups. */
function papersInGroups(n: number): Map<string, Vectors> {
  const random = seeded(3);
  const centres = Array.from({ length: 30 }, () =>
    Float64Array.from({ length: DIMENSIONS }, () => gaussian(random)),
  );
  return new Map(
    Array.from({ length: n }, (_, i) => {
      const steady = beside(centres[i % 30]!, 1, random);
      return [slugOf(i), { steady, moved: beside(steady, 0.1, random) }];
    }),
  );
}

function sought(papers: Papers, most: number): SoughtPapers {
  const slugs = [...papers.keys()].sort();
  const rows = (kind: keyof Vectors) =>
    Float32Array.from(slugs.flatMap((slug) => [...papers.get(slug)![kind]]));
  return {
    ...{ slugs, vectors: rows('moved'), steady: rows('steady') },
    ...{ dimensions: DIMENSIONS, teachers: teachersOf(slugs, most) },
  };
}

test('by landmarks hardly a neighbour is missed', () => {
  const papers = sought(papersInGroups(3000), 750);
  const { k, indices } = findNeighbours(papers, K).neighbours;
  const exact = nearestNeighbours(papers.vectors, DIMENSIONS, K).indices;
  let hits = 0;
  for (let i = 0; i < 3000; i++) {
    const row = indices.subarray(i * k, (i + 1) * k);
    expect(new Set(row).size).toBe(K);
    expect(row.includes(i)).toBe(false);
    for (const other of exact.subarray(i * K, (i + 1) * K)) if (row.includes(other)) hits++;
  }
  expect(hits / (3000 * K)).toBeGreaterThan(0.95);
});

interface Change {
  readonly paper: number;
  readonly like: number;
  readonly what: 'changes' | 'goes' | 'comes' | 'is like another' | 'is moved';
}

/** What comes over a paper; some are moved by others whose words they share. */
const change = fc.record<Change>({
  paper: fc.nat(299),
  like: fc.nat(299),
  what: fc.constantFrom('changes', 'goes', 'comes', 'is like another', 'is moved'),
});

function changed(before: Papers, changes: readonly Change[], random: Random) {
  const papers = new Map(before);
  for (const { paper, like, what } of changes) {
    const slug = slugOf(paper);
    const own = before.get(slug)!;
    if (what === 'goes') papers.delete(slug);
    else if (what === 'is like another') papers.set(slug, before.get(slugOf(like))!);
    else if (what === 'is moved')
      papers.set(slug, { ...own, moved: beside(own.moved, 0.1, random) });
    else {
      const steady = beside(own.steady, 0.5, random);
      const moved = beside(steady, 0.1, random);
      papers.set(what === 'comes' ? `${slug}-again` : slug, { steady, moved });
    }
  }
  return papers;
}

test('lists mended after any changes are those that would be found anew', () => {
  const before = papersInGroups(300);
  const first = findNeighbours(sought(before, 60), K);
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), fc.nat(), (changes, seed) => {
      const now = sought(changed(before, changes, seeded(seed)), 60);
      expect(findNeighbours(now, K, first)).toEqual(findNeighbours(now, K));
    }),
    { seed: 5, numRuns: 60 },
  );
});

test('where one paper changed that is no landmark, few lists are found anew', () => {
  const before = papersInGroups(1500);
  const papers = sought(before, 300);
  const first = findNeighbours(papers, K);
  const stranger = papers.slugs.findIndex((_, i) => !papers.teachers!.includes(i));
  const oneChange: Change = { paper: stranger, like: 7, what: 'is like another' };
  const now = sought(changed(before, [oneChange], seeded(1)), 300);
  let found = 0;
  expect(findNeighbours(now, K, first, () => found++)).toEqual(findNeighbours(now, K));
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(60);
});

test('more equal papers than are looked at have their neighbours all the same, mended or not', () => {
  const before = papersInGroups(1300);
  const one = before.get(slugOf(0))!;
  for (let i = 100; i < 1200; i++) before.set(slugOf(i), one);
  const first = findNeighbours(sought(before, 300), K);
  expect(first.neighbours.indices.every((index) => index >= 0)).toBe(true);
  const papers = new Map(before);
  papers.delete(slugOf(111));
  const now = sought(papers, 300);
  expect(findNeighbours(now, K, first)).toEqual(findNeighbours(now, K));
});
