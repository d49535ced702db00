import { gzipSync, zstdCompressSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { sourceOf } from '../../../src/corpus/reading/read-source.ts';

type Options = Parameters<typeof parquetWriteBuffer>[0];

function table(
  columns: Readonly<Record<string, unknown[]>>,
  options: Partial<Options> = {},
): Buffer {
  const columnData = Object.entries(columns).map(([name, data]) => ({ name, data }));
  return Buffer.from(parquetWriteBuffer({ columnData, ...options } as Options));
}

function read(bytes: Uint8Array): string[] {
  const { format, records } = sourceOf(bytes, 'papers.parquet');
  expect(format).toBe('parquet');
  return records.map(({ line, title, authors, year, abstract, venue, doi, keywords }) =>
    [
      line,
      title,
      authors.join('; '),
      year ?? '',
      venue ?? '',
      abstract,
      doi ?? '',
      keywords.join(', '),
    ].join(' | '),
  );
}

const COLUMNS = {
  title: ['Mapping kelp', 'Counting terns'],
  abstract: ['We map kelp.', null],
  authors: ['Ada Lovelace, Charles Babbage', 'Emmy Noether'],
  year: [2021, 2020],
  doi: ['10.5555/kelp', null],
};
const PAPERS = [
  '1 | Mapping kelp | Ada Lovelace; Charles Babbage | 2021 |  | We map kelp. | 10.5555/kelp | ',
  '2 | Counting terns | Emmy Noether | 2020 |  |  |  | ',
];

test('plain columns are read as those of any table', () => {
  expect(read(table(COLUMNS))).toEqual(PAPERS);
});

test.each([
  ['Snappy', 'SNAPPY', undefined],
  ['gzip', 'GZIP', { GZIP: (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes)) }],
  ['Zstandard', 'ZSTD', { ZSTD: (bytes: Uint8Array) => new Uint8Array(zstdCompressSync(bytes)) }],
  ['nothing', 'UNCOMPRESSED', undefined],
])('pages packed by %s are unpacked', (_, codec, compressors) => {
  expect(read(table(COLUMNS, { codec, compressors } as Partial<Options>))).toEqual(PAPERS);
});

test('names of columns as people write them are known', () => {
  expect(
    read(table({ 'Article Title': ['Mapping kelp'], 'Source title': ['Coasts'], PY: [2021n] })),
  ).toEqual(['1 | Mapping kelp |  | 2021 | Coasts |  |  | ']);
});

test('lists in cells are lists of names and keywords', () => {
  const columns = {
    title: ['Mapping kelp'],
    authors: [['Ada Lovelace', 'Babbage, Charles']],
    keywords: [['kelp', 'maps']],
  };
  expect(read(table(columns))).toEqual([
    '1 | Mapping kelp | Ada Lovelace; Charles Babbage |  |  |  |  | kelp, maps',
  ]);
});

test('persons and journals with fields of their own are read as those of JSON', () => {
  const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' };
  const schema = [
    { name: 'root', num_children: 3 },
    { name: 'title', ...text },
    { name: 'authors', repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', repetition_type: 'OPTIONAL', num_children: 2 },
    { name: 'name', ...text },
    { name: 'id', type: 'INT64', repetition_type: 'OPTIONAL' },
    { name: 'journal', repetition_type: 'OPTIONAL', num_children: 1 },
    { name: 'name', ...text },
  ];
  const authors = [
    { name: 'Ada Lovelace', id: 1n },
    { name: 'Charles Babbage', id: 2n },
  ];
  const columns = {
    title: ['Mapping kelp', 'Counting terns'],
    authors: [authors, null],
    journal: [{ name: 'Coasts' }, null],
  };
  expect(read(table(columns, { schema } as Partial<Options>))).toEqual([
    '1 | Mapping kelp | Ada Lovelace; Charles Babbage |  | Coasts |  |  | ',
    '2 | Counting terns |  |  |  |  |  | ',
  ]);
});

test('rows of several row groups follow each other', () => {
  const count = 2500;
  const columns = {
    title: Array.from({ length: count }, (_, i) => `Paper ${i}`),
    year: Array.from({ length: count }, (_, i) => 1900 + (i % 100)),
  };
  const lines = read(table(columns, { rowGroupSize: 1000 }));
  expect(lines).toHaveLength(count);
  expect([lines[0], lines[999], lines[1000], lines[2499]]).toEqual([
    '1 | Paper 0 |  | 1900 |  |  |  | ',
    '1000 | Paper 999 |  | 1999 |  |  |  | ',
    '1001 | Paper 1000 |  | 1900 |  |  |  | ',
    '2500 | Paper 2499 |  | 1999 |  |  |  | ',
  ]);
});

test('dates of days are years', () => {
  expect(
    read(table({ title: ['Mapping kelp'], date: [new Date('2021-05-01T00:00:00Z')] })),
  ).toEqual(['1 | Mapping kelp |  | 2021 |  |  |  | ']);
});

test('cut short anywhere, it is refused and told', () => {
  const whole = table(COLUMNS);
  for (let length = 4; length < whole.length; length += 7)
    expect(() => read(whole.subarray(0, length))).toThrow(
      'It is a Parquet table that is damaged or cut off. Download it again.',
    );
});

test.each([
  [
    'without a title',
    table({ author: ['Ada'], year: [1843] }),
    'No column of this Parquet table is the title; name it title. There are: author, year.',
  ],
  ['encrypted', Buffer.from('PARE....PARE'), 'It is an encrypted Parquet table.'],
  [
    'packed by LZ4',
    table(COLUMNS, {
      codec: 'LZ4_RAW',
      compressors: { LZ4_RAW: (bytes: Uint8Array) => bytes },
    } as Partial<Options>),
    'packed by LZ4 or LZO, which is not read. Save it with Snappy',
  ],
])('a table %s is refused by name, with what to do instead', (_, bytes, message) => {
  expect(() => read(bytes)).toThrow(message);
});
