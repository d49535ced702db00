import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ProjectError } from '../../src/corpus/fault.ts';
import { NpyError, parseNpy } from '../../src/corpus/project/npy.ts';
import { readOwnerVectors } from '../../src/corpus/project/read-owner-vectors.ts';
import { SMALL } from '../atlas/corpora.ts';
import { temporaryFolder } from '../temporary.ts';

/** A file as numpy.save writes it. */
function npy(shape: readonly number[], values: readonly number[], type = '<f4'): Uint8Array {
  const sides = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const header = `{'descr': '${type}', 'fortran_order': False, 'shape': (${sides}), }`;
  const padded = `${header.padEnd(117)}\n`;
  const bytes = { '<f8': 8, '<f4': 4, '<i4': 4 }[type]!;
  const out = new Uint8Array(10 + padded.length + values.length * bytes);
  out.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, padded.length, 0]);
  out.set(new TextEncoder().encode(padded), 10);
  const view = new DataView(out.buffer);
  for (const [i, value] of values.entries()) {
    const at = 10 + padded.length + i * bytes;
    if (type === '<f8') view.setFloat64(at, value, true);
    else view.setFloat32(at, value, true);
  }
  return out;
}

const PAPERS = SMALL.slice(0, 3);
const SLUGS = 'p0\np1\np2\n';

function project(files: Readonly<Record<string, string>>, matrix: Uint8Array | null): string {
  const dir = temporaryFolder({ 'vectors/README.txt': 'made elsewhere', ...files });
  if (matrix !== null) writeFileSync(join(dir, 'vectors/papers.npy'), matrix);
  return dir;
}

function read(files: Readonly<Record<string, string>>, matrix: Uint8Array | null) {
  return readOwnerVectors(project(files, matrix), PAPERS);
}

test('a matrix reads back as it was saved', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom('<f4', '<f8'),
      (rowCount, columnCount, type) => {
        const values = Array.from({ length: rowCount * columnCount }, (_, i) => i / 4 - 1);
        const matrix = parseNpy(npy([rowCount, columnCount], values, type));
        expect(matrix).toEqual({ rowCount, columnCount, values: Float32Array.from(values) });
      },
    ),
    { seed: 9 },
  );
});

test('no bytes at all break the reader', () => {
  const good = npy([2, 2], [1, 2, 3, 4]);
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.nat(255), fc.nat(good.length), (at, byte, length) => {
      const bad = good.slice(0, length);
      if (at < length) bad[at] = byte;
      try {
        expect(parseNpy(bad).values.length).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toBeInstanceOf(NpyError);
      }
    }),
    { seed: 10 },
  );
});

test('rows go to the papers their list names, by slug or by title', () => {
  const matrix = npy([3, 2], [1, 0, 0, 1, 1, 1]);
  const bySlug = read({ 'vectors/papers.slugs.txt': 'p2\np0\np1\n' }, matrix);
  expect(bySlug).toEqual({
    brought: { dimensions: 2, vectors: Float32Array.from([0, 1, 1, 1, 1, 0]) },
    faults: [],
  });
  const titles = PAPERS.map(({ title }) => title.toUpperCase()).join('\r\n');
  expect(read({ 'vectors/titles.txt': titles }, matrix)?.brought.vectors).toEqual(
    Float32Array.from([1, 0, 0, 1, 1, 1]),
  );
  expect(read({}, null)).toBeNull();
});

test('papers without a vector are told, rows of nobody do no harm', () => {
  const matrix = npy([3, 1], [1, 2, 0]);
  const found = read({ 'vectors/papers.slugs.txt': 'p1\nelsewhere\np2\n' }, matrix);
  expect(found?.brought.vectors).toEqual(Float32Array.from([0, 1, 0]));
  expect(found?.faults.map(({ remedy, advice }) => [remedy, advice])).toEqual([
    ['p0 and 1 more: placed by their words among those that have one. Add their rows.', true],
  ]);
});

const GOOD = npy([3, 2], [1, 2, 3, 4, 5, 6]);

test.each([
  [
    'no list beside them',
    {},
    GOOD,
    'content: missing list: vectors/papers.slugs.txt. Say which paper each row of vectors/papers.npy is',
  ],
  [
    'a list of another length',
    { 'vectors/papers.slugs.txt': 'p0\np1\n' },
    GOOD,
    'content: invalid list: vectors/papers.slugs.txt. It has 2 lines, vectors/papers.npy has 3 rows.',
  ],
  [
    'a number that is none',
    { 'vectors/papers.slugs.txt': SLUGS },
    npy([3, 2], [1, 2, 3, Number.NaN, 5, 6]),
    'content: invalid number: vectors/papers.npy. Row 2 of the matrix (p1) has NaN in column 2.',
  ],
  [
    'whole numbers',
    { 'vectors/papers.slugs.txt': SLUGS },
    npy([3, 2], [1, 2, 3, 4, 5, 6], '<i4'),
    'content: invalid vectors: vectors/papers.npy. It holds <i4, not float32. Save it again',
  ],
  [
    'a file cut short',
    { 'vectors/papers.slugs.txt': SLUGS },
    GOOD.slice(0, -4),
    'It holds 20 bytes where 3 × 2 values need 24. Copy it again.',
  ],
  [
    'words instead of numbers',
    { 'vectors/papers.slugs.txt': SLUGS },
    new TextEncoder().encode('p0,1,2\np1,3,4\np2,5,6\n'),
    'content: invalid vectors: vectors/papers.npy. It is no NumPy file. Save it again',
  ],
  [
    'one long row',
    { 'vectors/papers.slugs.txt': SLUGS },
    npy([6], [1, 2, 3, 4, 5, 6]),
    'Its shape is (6), not papers × dimensions.',
  ],
  [
    'names of other papers',
    { 'vectors/papers.slugs.txt': 'a\nb\nc\n' },
    GOOD,
    'content: unknown slugs: vectors/papers.slugs.txt. None of its 3 lines is the slug of a paper.',
  ],
])('vectors with %s stop the build and say what to do', (_, files, matrix, message) => {
  const call = () => read(files, matrix);
  expect(call).toThrow(ProjectError);
  expect(call).toThrow(message);
});
