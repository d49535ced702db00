import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ProjectError } from '../../src/corpus/fault.ts';
import { formatNpy, NpyError, parseNpy } from '../../src/corpus/project/npy.ts';
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

/** A file of two rows in a type, format or order of its own; `bytes` are its values. */
function strange(type: string, bytes: readonly number[], more = 'False', version = 1): Uint8Array {
  const header = `{'descr': '${type}', 'fortran_order': ${more}, 'shape': (2L, 3L), }\n`;
  const length = version === 1 ? [header.length, 0] : [header.length, 0, 0, 0];
  const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0, ...length];
  return Uint8Array.from([...magic, ...new TextEncoder().encode(header), ...bytes]);
}

test('half precision is read to the bit, whole numbers of a byte and later formats too', () => {
  const halves = [0x3c00, 0xc000, 0x3555, 0x0001, 0x83ff, 0x7bff];
  const bytes = halves.flatMap((half) => [half & 255, half >> 8]);
  const values = [1, -2, 0.333251953125, 2 ** -24, -1023 * 2 ** -24, 65504];
  for (const version of [1, 2, 3])
    expect(parseNpy(strange('<f2', bytes, 'False', version))).toEqual({
      rowCount: 2,
      columnCount: 3,
      values: Float32Array.from(values),
    });
  const outside = [0x7c00, 0xfc00, 0x7c01, 0, 0x8000, 0x0400].flatMap((half) => [
    half & 255,
    half >> 8,
  ]);
  expect([...parseNpy(strange('<f2', outside)).values]).toEqual([
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NaN,
    0,
    -0,
    2 ** -14,
  ]);
  const own = Int8Array.of(1, -128, 127, 0, 5, -6);
  expect([...parseNpy(strange('|i1', [...new Uint8Array(own.buffer)])).values]).toEqual([...own]);
});

test('a matrix of bytes is written as it is read, its header in steps of 64 bytes', () => {
  for (const columns of [1, 3, 128]) {
    const values = Int8Array.from({ length: 2 * columns }, (_, i) => (i % 256) - 128);
    const file = formatNpy(columns, values);
    expect((file.length - values.length) % 64).toBe(0);
    expect(parseNpy(file)).toEqual({
      rowCount: 2,
      columnCount: columns,
      values: Float32Array.from(values),
    });
  }
});

test('columns after columns, and a header that is cut off, are refused', () => {
  expect(() => parseNpy(strange('|i1', [1, 2, 3, 4, 5, 6], 'True'))).toThrow(
    'It is stored column by column. Save it again',
  );
  expect(() => parseNpy(npy([1, 1], [1]).slice(0, 40))).toThrow('It ends within its header.');
  expect(() => parseNpy(npy([2, 0], []))).toThrow('Its shape is (2, 0), not papers');
});

test('a row that is there twice is told, the first one is taken', () => {
  const found = read(
    { 'vectors/papers.slugs.txt': 'p0\np1\np2\n p1 \n' },
    npy([4, 1], [1, 2, 3, 4]),
  );
  expect(found?.brought.vectors).toEqual(Float32Array.from([1, 2, 3]));
  expect(found?.faults.map(({ kind, line, remedy }) => [kind, line, remedy])).toEqual([
    ['duplicate', 4, 'It stands in line 2 already: that row is taken, this one passed over.'],
  ]);
  const one = read({ 'vectors/papers.slugs.txt': 'p1\np2\n' }, npy([2, 1], [2, 3]));
  expect(one?.faults.map(({ remedy }) => remedy)).toEqual([
    'p0: placed by their words among those that have one. Add their rows.',
  ]);
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
