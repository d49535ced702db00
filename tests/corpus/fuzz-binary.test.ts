import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { ProjectError } from '../../src/corpus/fault.ts';
import { type Source, sourceOf } from '../../src/corpus/reading/read-source.ts';
import { rowsOf, workbookOf } from './packed.ts';

const RUNS = Number(process.env.FUZZ_RUNS ?? 50);

const ROWS = [
  ['Title', 'Authors', 'Year', 'Abstract'],
  ['Mapping kelp', 'Lovelace, Ada; Babbage, Charles', '2021', 'We map kelp & terns.'],
  ['Counting terns', 'Noether, Emmy', '2020', 'We count terns.'],
];
const SHEET = { name: 'Papers', rows: rowsOf(...ROWS) };
const FILES: readonly { readonly name: string; readonly bytes: Uint8Array }[] = [
  { name: 'a workbook', bytes: workbookOf([{ name: 'Notes', rows: '' }, SHEET]) },
  {
    name: 'a Parquet table',
    bytes: new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: 'title', data: ['Mapping kelp', 'Counting terns'] },
          { name: 'authors', data: [['Ada Lovelace'], ['Emmy Noether']] },
          { name: 'year', data: [2021, 2020] },
        ],
      }),
    ),
  },
];

/** The source, or null where the file was refused as a whole, with a message in two halves. */
function read(bytes: Uint8Array): Source | null {
  try {
    return sourceOf(bytes, 'export');
  } catch (error) {
    if (!(error instanceof ProjectError)) throw error;
    expect(error.message).toMatch(/^import: (?:invalid|missing|unknown) \w+: export.*\. .+\.$/);
    return null;
  }
}

test.each(FILES)('$name, its bytes damaged, is read or refused', ({ bytes }) => {
  const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(damage, (places) => {
      const damaged = bytes.slice();
      for (const [at, byte] of places) damaged[at] = byte;
      read(damaged);
    }),
    { numRuns: RUNS, seed: 10 },
  );
});

test.each(FILES)('$name, cut, doubled or moved in part, is read or refused', ({ bytes }) => {
  const place = fc.nat(bytes.length);
  fc.assert(
    fc.property(place, place, fc.nat(300), (at, from, length) => {
      const put = bytes.subarray(from, from + length);
      read(Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + (length % 7))]));
      read(bytes.subarray(0, at));
    }),
    { numRuns: RUNS, seed: 11 },
  );
});

/** What breaks sheets: tags that never close, references out of range, entities, very long runs. */
const BREAKERS = [
  '<row>', '</row>', '<c r="ZZZ99">', '</c>', '<v>', '</v>', '<is>', '<t>', '<', '>', '&', '&#xFFFFFFFF;', '"', '<row r="99999999">',
  '<c t="s"><v>99999</v></c>', '<c s="999"><v>1e308</v></c>', ']]>', '<![CDATA[', '_x0000_', '\u0000', '<!--', ' '.repeat(20_000), '<c>'.repeat(5000),
]; // biome-ignore format: a table reads best in rows

test('a workbook whose sheet is broken anyhow keeps every row in its place, or is refused', () => {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const change = fc.tuple(place, fc.constantFrom(...BREAKERS), fc.nat(30));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      const rows = changes.reduce((xml, [at, breaker, cut]) => {
        const from = Math.floor(at * xml.length);
        return xml.slice(0, from) + breaker + xml.slice(from + cut);
      }, SHEET.rows);
      const source = read(workbookOf([{ name: 'Papers', rows }]));
      const all = source === null ? [] : [...source.records, ...source.leftOut];
      expect(all.filter(({ line }) => !(line >= 1 && line <= 1_048_576))).toEqual([]);
    }),
    { numRuns: RUNS, seed: 12 },
  );
});
